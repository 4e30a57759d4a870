import type { Checked } from '../../../src/importing/check';
import type { Finding, Observation } from '../../../src/model';
import { columnOf } from './copy';
import type { Planted, Spoilt } from './planted';
import { saying } from './sites';

export interface Judgement {
  /** A fault that was planted, a finding where none was, or a figure that should have come through. */
  readonly about: 'planted' | 'finding' | 'figure';
  readonly kind: string;
  readonly found: boolean;
  readonly text: string;
}

/** Holds what was found in a copy against what was planted in it. */
export function judge(
  { branch, planted }: Pick<Spoilt, 'branch' | 'planted'>,
  { findings, observations }: Pick<Checked, 'findings' | 'observations'>,
  before: readonly Observation[],
): Judgement[] {
  const told = planted.map((one): Judgement => ({
    about: 'planted',
    kind: one.kind,
    found: findings.some((finding) => isFoundBy(one, finding)),
    text: `${branch} ${one.kind}: ${one.code} at ${one.sheet ?? ''}!${one.cells.slice(0, 3).join()}; found there: ${
      findings
        .filter(({ sheet, cell }) => sheet === one.sheet && one.cells.includes(cell ?? ''))
        .map(({ code }) => code)
        .join() || 'nothing'
    }`,
  }));
  const wrong = findings
    .filter(({ severity }) => severity !== 'info')
    .filter((finding) => !planted.some((one) => isAt(one, finding) || follows(one, finding)))
    .map((finding): Judgement => ({
      about: 'finding',
      kind: finding.code,
      found: false,
      text: `wrong: ${branch} ${finding.code} at ${finding.sheet ?? ''}!${finding.cell ?? ''} ${finding.rawText ?? ''} ${JSON.stringify(finding.values)} [${planted
        .slice(0, 2)
        .map(({ kind }) => kind)
        .join()}]`,
    }));
  return [...told, ...wrong, ...lost(branch, planted, observations, before)];
}

/** The code that belongs to the fault, at one of its cells, or about the whole where it has none. */
function isAt(one: Planted, { code, sheet, cell }: Finding): boolean {
  if (code !== one.code || sheet !== one.sheet) return false;
  return one.cells.length === 0 ? cell === undefined : cell !== undefined && one.cells.includes(cell);
}

function isFoundBy(one: Planted, finding: Finding): boolean {
  const { nearest } = finding.values;
  return (
    isAt(one, finding) &&
    (one.names === undefined || finding.cells.includes(one.names)) &&
    (one.nearest === undefined || (Array.isArray(nearest) && nearest.includes(one.nearest)))
  );
}

/**
 * What is no fault of its own: a total no longer fits the column in which a figure was spoilt, or what the fault itself
 * says that it entails.
 */
function follows(one: Planted, { code, sheet, cell }: Finding): boolean {
  const entailed = (one.also ?? []).filter((also) => also.code === code);
  if (entailed.some(({ cells }) => (cells.length === 0 ? cell === undefined : cells.includes(cell ?? '')))) return true;
  if (code !== 'TOTAL_DIFFERS' || sheet !== one.sheet || cell === undefined) return false;
  return (one.columns ?? []).some((spoilt) => columnOf(spoilt) === columnOf(cell));
}

/** Figures that no fault concerns have to be there, as they were, and no others. */
function lost(
  branch: string,
  planted: readonly Planted[],
  observations: readonly Observation[],
  before: readonly Observation[],
): Judgement[] {
  const sound = (all: readonly Observation[]): string[] =>
    all.filter(({ source }) => !planted.some(({ concerns }) => concerns(source))).map(saying);
  const [now, then] = [sound(observations), sound(before)];
  return [
    ...then.filter((one) => !now.includes(one)).map((one) => `lost: ${one}`),
    ...now.filter((one) => !then.includes(one)).map((one) => `made up: ${one}`),
  ].map((text): Judgement => ({
    about: 'figure',
    kind: 'figure',
    found: false,
    text: `${branch} ${text} [${planted[0]?.kind ?? ''}]`,
  }));
}
