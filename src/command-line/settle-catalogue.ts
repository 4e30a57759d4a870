import { settle } from '../adoption';
import { followCatalogue } from '../rollups';
import type { Text, TextValues } from '../foundation';
import { actorAtTerminal } from './actor';
import type { Output } from './output';
import type { Tongbao } from './program';

const adopted: Text = {
  zh: '目录 {file} 已启用，为第 {number} 版：{changes} 处改动，重算 {rollups} 个汇总',
  en: 'catalogue {file} is adopted as version {number}: {changes} changes, {rollups} rollups worked out anew',
};

const passedOver: Text = {
  zh: '在用的目录是第 {number} 版（{at}，{by}），不是 {file}，它是从前的第 {earlier} 版；要改用它：tongbao catalogue adopt {file}',
  en: 'the catalogue in force is version {number} ({at}, {by}), not {file}, which was version {earlier}; to go back to it: tongbao catalogue adopt {file}',
};

const otherFile: Text = {
  zh: '在用的目录不是 {file}；差别：tongbao catalogue diff',
  en: 'the catalogue in force is not {file}; how they differ: tongbao catalogue diff',
};

/** What it takes to tell people something. */
interface Teller {
  readonly err: Output;
  readonly say: (text: Text, values?: TextValues) => string;
}

/** Settles which catalogue is in force, says what came of the file of the setting, and has the SQL views follow. */
export async function settleCatalogue(
  { err, say }: Teller,
  tongbao: Pick<Tongbao, 'warehouse' | 'catalogues' | 'file' | 'follow'>,
): Promise<void> {
  const { warehouse, catalogues, file: catalogue } = tongbao;
  const settled = await settle(warehouse, catalogues, catalogue, actorAtTerminal());
  const { file } = catalogue.source;
  if (settled.became === 'adopted' && settled.adopted.version.number > 1) {
    const { version, changes, rollups } = settled.adopted;
    await err.line(say(adopted, { file, number: version.number, changes: changes.length, rollups }));
  }
  if (settled.became === 'passed over') {
    const { number, adoptedAt, adoptedBy: by } = settled.version;
    const values = { file, number, at: adoptedAt.slice(0, 10), by, earlier: settled.earlier.number };
    await err.line(say(passedOver, values));
  }
  const { sha256 } = settled.became === 'adopted' ? settled.adopted.version : settled.version;
  await followCatalogue(warehouse, (await tongbao.follow(sha256)).catalogue);
}

/** Says where the program goes by another catalogue than the setting names. */
export async function tellOfOtherFile(
  { err, say }: Teller,
  { catalogue, file }: Pick<Tongbao, 'catalogue' | 'file'>,
): Promise<void> {
  if (catalogue.sha256 !== file.sha256) await err.line(say(otherFile, { file: file.source.file }));
}
