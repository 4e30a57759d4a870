import type { Role } from '../../src/access';
import { servedProvince, type Served } from '../api/served';
import { foreign, own } from './doors';

const columns = '分公司,月份,业务,指标,用户类别,数值,业务量';

/** A workbook of one figure; without the other services of the branch it has warnings. */
function workbook(branch: '沈阳' | '大连', value: string): Buffer {
  return Buffer.from(`${columns}\n${branch}分公司,2009年7月,固定电话,装机平均时间,全部用户,${value},100\n`);
}

/**
 * A served warehouse in which submission 1 of a branch is in and 2 waits, and submission 3 of another branch is in; and
 * release 1 is published.
 */
export async function servedWorld(environment: Record<string, string> = {}): Promise<Served> {
  const served = await servedProvince('empty', environment);
  const { importer } = served.tongbao;
  const actor = { name: 'cli:test', origin: 'cli' };
  const send = async (branch: '沈阳' | '大连', value: string, accept?: string): Promise<string> => {
    const bytes = workbook(branch, value);
    return (await importer.import({ fileName: `${branch}.csv`, bytes, actor, accept, keep: true })).status;
  };
  const become = [await send('沈阳', '1.5', 'seen'), await send('沈阳', '1.6'), await send('大连', '2.5', 'seen')];
  expect(become).toEqual(['accepted', 'checked', 'accepted']);
  await publishSomething(served);
  return served;
}

/** Publishes a month, of which it does not matter what is in it. */
async function publishSomething({ tongbao: { warehouse, catalogue } }: Served): Promise<void> {
  await warehouse.write(async (writer) => {
    const release = await writer.release.open('2009-07', 'cli:test');
    const kept = { sha256: catalogue.sha256, content: catalogue.source.text };
    const { sha256: catalogueSha256, sha256: seal } = kept;
    const settled = { settledAt: '2010-01-05T08:00:00.000Z', settledBy: 'cli:test' };
    const decided = { kind: 'final', revision: 0, version: writer.nextVersion, catalogueSha256, seal } as const;
    await writer.release.publish({ ...release, ...settled, ...decided, state: 'published' }, kept);
  });
}

/** Somebody to ask as. */
export interface Asker {
  readonly who: string;
  readonly role?: Role;
  readonly branch?: string;
}

export const askers: readonly Asker[] = [
  { who: 'nobody' },
  { who: 'a reader', role: 'reader' },
  { who: 'the branch itself', role: 'uploader', branch: own },
  { who: 'another branch', role: 'uploader', branch: foreign },
  { who: 'an officer', role: 'officer' },
  { who: 'an administrator', role: 'administrator' },
];

/** The headers by which somebody asks. */
export async function headersFor(served: Served, { role, branch }: Asker): Promise<Record<string, string>> {
  return { authorization: role ? `Bearer ${await served.tokenFor(role, branch)}` : '' };
}
