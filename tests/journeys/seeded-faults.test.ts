import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, examined, type Checked } from '../../src/importing/check';
import { sampleFiles, sampleFolder, sampleProvince, tester, type SampleProvince } from './sample-province';
import { spoilCells } from './seeded-faults/cells';
import { Copy } from './seeded-faults/copy';
import { spoilHeadings } from './seeded-faults/headings';
import type { Spoilt } from './seeded-faults/planted';
import { Chance } from './seeded-faults/random';
import { layouts, saying, sitesOf } from './seeded-faults/sites';
import { judge, type Judgement } from './seeded-faults/judge';
import { spoiltFiles } from './seeded-faults/files';

const branches = Object.keys(layouts);
const seed = 20091231;
const mayBeMissed = 2;

let province: SampleProvince;
const originals = new Map<string, Checked>();
beforeAll(async () => {
  // the library says of a sample's number format that it is unusual, which it may be
  jest.spyOn(console, 'error').mockImplementation((text: unknown) => {
    if (!String(text).startsWith('ODS number format')) throw new Error(String(text));
  });
  province = await sampleProvince();
  for (const branch of branches) originals.set(branch, await checkedOf(original(branch)));
});
function checkedOf(bytes: Uint8Array, sender: Spoilt['sender'] = {}): Promise<Checked> {
  const { tongbao } = province;
  return examined(tongbao, { bytes, ...sender }, (examination) => check(tongbao, examination));
}

afterAll(async () => {
  await province.close();
  jest.restoreAllMocks();
});

function fileOf(branch: string): string {
  return sampleFiles.find((one) => one.startsWith(branch)) ?? branch;
}

function original(branch: string): Uint8Array {
  return readFileSync(join(sampleFolder, fileOf(branch)));
}

/** What is found in the copies of a branch when it has not reported yet, and all others have. */
async function judged(branch: string, copies: readonly Spoilt[]): Promise<Judgement[]> {
  const { importer } = province.tongbao;
  const { id = 0 } = province.outcomes[sampleFiles.indexOf(fileOf(branch))] ?? {};
  await importer.withdraw(id, { reason: 'to be sent again', actor: tester });
  const judgements: Judgement[] = [];
  for (const spoilt of copies) {
    const checked = await checkedOf(spoilt.copy.bytes(), spoilt.sender);
    judgements.push(...judge(spoilt, checked, originals.get(branch)?.observations ?? []));
  }
  const { status } = await importer.import({ fileName: fileOf(branch), bytes: original(branch), actor: tester });
  expect(status).toBe('accepted');
  return judgements;
}

test.each(branches)(
  '%s: nothing is found in the workbook as it came, nor in a copy with nothing changed',
  async (branch) => {
    const checked = originals.get(branch);
    const copy = await checkedOf(new Copy(branch).bytes());
    expect(checked?.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(copy.findings).toEqual(checked?.findings);
    expect(copy.observations.map(saying)).toEqual(checked?.observations.map(saying));
    expect(copy.observations).toHaveLength(162);
  },
);

test('of 200 planted faults at least 198 are found in the right cell, and nothing in a wrong one', async () => {
  const sites = new Map([...originals].map(([branch, checked]) => [branch, sitesOf(checked)]));
  const copies = [...spoilCells(sites, new Chance(seed)), ...spoilHeadings(sites)];
  const judgements: Judgement[] = [];
  for (const branch of branches)
    judgements.push(
      ...(await judged(
        branch,
        copies.filter((one) => one.branch === branch),
      )),
    );
  for (const { bytes, ...planted } of spoiltFiles(province.tongbao.settings.fileBytes + 1)) {
    const checked = await checkedOf(bytes());
    judgements.push(...judge({ branch: '', planted: [planted] }, checked, []));
  }
  const planted = judgements.filter(({ about }) => about === 'planted');
  const missed = planted.filter(({ found }) => !found);
  const wrong = judgements.filter(({ about }) => about !== 'planted');
  const trouble = [...missed.map(({ text }) => `missed: ${text}`), ...wrong.map(({ text }) => text)];
  // nobody could do anything with bare numbers
  if (missed.length > mayBeMissed || wrong.length > 0) throw new Error([tally(planted), ...trouble].join('\n'));
  expect(planted).toHaveLength(200);
});

function tally(planted: readonly Judgement[]): string {
  const kinds = [...new Set(planted.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const of = planted.filter((one) => one.kind === kind);
      return `${of.filter(({ found }) => found).length} of ${of.length}  ${kind}`;
    })
    .join('\n');
}
