// What a made-up country reported: submissions, versions and observations, as lines for LOAD DATA in key order.
import { createHash } from 'node:crypto';
import { keyOf, monthsOfHalf, periodCodes } from './country.mjs';
import { endOfTime, fixed } from './numbers.mjs';

/** The bytes of the one workbook that all of it is said to have come in: figures are made, not read from it. */
export const workbook = Buffer.from('made up for measuring\n');
export const workbookSha256 = createHash('sha256').update(workbook).digest('hex');

const name = 'made-up.csv';

export const observationColumns = [
  'submission',
  'ordinal',
  'valid_from',
  'branch',
  'period',
  'service',
  'indicator',
  'customer_class',
  'status',
  'low',
  'high',
  'volume',
  'sheet',
  'cell',
  'raw_text',
  'volume_cell',
  'volume_raw_text',
  'valid_to',
];

export const submissionColumns = [
  'id',
  'branch',
  'period',
  'revision',
  'state',
  'accepted_version',
  'file_name',
  'sha256',
  'bytes',
  'received_at',
  'received_from',
  'catalogue_sha256',
  'services',
];

export const versionColumns = ['version', 'at', 'kind', 'submission', 'token'];

/** Every submission in the order of receipt: each half-year of every branch, then those that were sent again. */
function* submissions({ branches, halves, revised }) {
  const [next, untilOf] = [new Map(), new Map()]; // the version in which a branch's, or a revision's, figures end
  for (const { revision, version, branch } of [...revised].reverse()) {
    untilOf.set(revision, next.get(branch) ?? endOfTime);
    next.set(branch, version);
  }
  for (let half = 0; half < halves; half += 1) {
    for (let branch = 0; branch < branches; branch += 1) {
      const until = half === halves - 1 ? (next.get(branch) ?? endOfTime) : endOfTime;
      yield { id: half * branches + branch + 1, half, branch, revision: 0, from: half + 1, until, sent: 1 };
    }
  }
  const sent = new Map();
  for (const { revision, version, branch } of revised) {
    sent.set(branch, (sent.get(branch) ?? 1) + 1);
    const shared = { half: halves - 1, branch, revision, from: version };
    yield { id: halves * branches + revision, ...shared, until: untilOf.get(revision), sent: sent.get(branch) };
  }
}

export function* submissionLines(country, catalogueSha256) {
  const services = JSON.stringify([...new Set(country.series.map(({ service }) => service))]);
  for (const { id, half, branch, from, sent } of submissions(country)) {
    const period = periodCodes(country.halfOf(half)).half;
    const at = country.versionAt(from);
    yield (
      `${id}\t${country.branchCode(branch)}\t${period}\t${sent}\taccepted\t${from}\t${name}\t${workbookSha256}\t` +
      `${workbook.length}\t${at}\tcli\t${catalogueSha256}\t${services}\n`
    );
  }
}

export function* versionLines(country) {
  const { halves, branches, lastVersion } = country;
  for (let version = 1; version <= lastVersion; version += 1) {
    const token = `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;
    const cause = version > halves ? `submission\t${halves * branches + version - halves}` : 'rollups\t\\N';
    yield `${version}\t${country.versionAt(version)}\t${cause}\t${token}\n`;
  }
}

export function* observationLines(country) {
  const { series } = country;
  const keys = series.map(keyOf);
  for (const { id, half, branch, revision, from, until } of submissions(country)) {
    const code = country.branchCode(branch);
    const { months } = periodCodes(country.halfOf(half));
    for (const [place, { decimals, service }] of series.entries()) {
      for (const [index, month] of months.entries()) {
        const figure = country.figure(branch, place, half * monthsOfHalf + index, revision);
        const ordinal = place * monthsOfHalf + index;
        const row = ordinal + 3;
        yield `${id}\t${ordinal}\t${from}\t${code}\t${month}\t${keys[place]}\t${told(figure, decimals, service, row)}\t${until}\n`;
      }
    }
  }
}

/** Status, bounds and volume, and where they stand. */
function told({ status, low, high, volume }, decimals, sheet, row) {
  if (status === 'NO_BUSINESS') return `${status}\t\\N\t\\N\t\\N\t${sheet}\tC${row}\t无\t\\N\t\\N`;
  const [least, greatest] = [fixed(low, decimals), fixed(high, decimals)];
  const raw = low === high ? greatest : `<${greatest}`;
  return `${status}\t${least}\t${greatest}\t${volume}\t${sheet}\tC${row}\t${raw}\tD${row}\t${volume}`;
}
