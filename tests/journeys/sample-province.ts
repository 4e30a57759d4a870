import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings, silentLog, type Clock } from '../../src/foundation';
import type { ImportOutcome } from '../../src/importing';
import type { Actor } from '../../src/warehouse';
import { openTongbao, type Tongbao } from '../../src/wiring';
import { engines, type Engine } from '../servers/engines';

const root = join(__dirname, '../..');
export const sampleFolder = join(root, 'imports/liaoning/2009-H2');
export const sampleFiles = readdirSync(sampleFolder).sort();
/** What the province manages besides, since 2012; made by `scripts/sample-2012.mjs`. */
export const managementFolder = join(root, 'imports/liaoning/2012-H1');

/** Whoever imports in tests, as on the command line. */
export const tester: Actor = { name: 'cli:test', origin: 'cli' };

/** Between the end of the half-year and its due date. */
const clock: Clock = { now: () => '2010-01-05T08:00:00.000Z' };

/** The sample province in a database of its own. */
export interface SampleProvince {
  readonly tongbao: Tongbao;
  /** What became of the sample workbooks, in the order of their names; empty where none were imported. */
  readonly outcomes: readonly ImportOutcome[];
  /** Closes everything and removes the database. */
  close(): Promise<void>;
}

/** The catalogue of the sample province on a fresh, migrated database; `environment` are settings as they are set. */
export async function emptyProvince(
  environment: Readonly<Record<string, string>> = {},
  engine: Engine = anEngine(),
): Promise<SampleProvince> {
  const { url, drop } = await engine.create();
  const settings = loadSettings({
    DATABASE_URL: url,
    CATALOGUE: join(root, 'imports/liaoning/catalogue.yaml'),
    PORT: '0',
    ...environment,
  });
  const tongbao = await openTongbao(settings, { log: silentLog, clock });
  await tongbao.warehouse.migrate();
  const close = async (): Promise<void> => {
    await tongbao.close();
    await drop();
  };
  return { tongbao, outcomes: [], close };
}

/** As `emptyProvince`, with all sample workbooks imported. */
export async function sampleProvince(
  environment?: Readonly<Record<string, string>>,
  engine?: Engine,
): Promise<SampleProvince> {
  const province = await emptyProvince(environment, engine);
  return { ...province, outcomes: await importFolder(province, sampleFolder) };
}

/** Imports the workbooks of a folder, in the order of their names. */
export async function importFolder({ tongbao }: SampleProvince, folder: string): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const fileName of readdirSync(folder).sort()) {
    const bytes = readFileSync(join(folder, fileName));
    outcomes.push(await tongbao.importer.import({ fileName, bytes, actor: tester }));
  }
  return outcomes;
}

/** The workbook that Liaoyang sent, a long list as text. */
export function liaoyangCsv(): string {
  const name = sampleFiles.find((file) => file.startsWith('辽阳')) ?? '';
  return new TextDecoder('gb18030').decode(readFileSync(join(sampleFolder, name)));
}

function anEngine(): Engine {
  const [first] = engines;
  if (!first) throw new Error('no engine at hand');
  return first;
}
