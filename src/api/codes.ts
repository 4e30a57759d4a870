import type { Gate, Operation } from '../access';
import { orgLevels, type Catalogue, type OrgLevel } from '../catalogue';
import { TongbaoError } from '../foundation';
import { grains, parsePeriod, type Grain } from '../model';
import type { RollupQuery } from '../rollups';

/** How a period may be written, for errors. */
const periodExamples = '2009-07, 2009-Q3, 2009-H2, 2009';
/** The most codes that an error lists. */
const mostListed = 40;

/** The lists of codes that figures can be filtered by, and where the catalogue keeps them. */
const dimensions = {
  branches: (catalogue: Catalogue) => catalogue.branches,
  services: (catalogue: Catalogue) => catalogue.services,
  indicators: (catalogue: Catalogue) => catalogue.indicators,
  customerClasses: (catalogue: Catalogue) => catalogue.customerClasses,
} as const;

export type Dimension = keyof typeof dimensions;

/** Codes by dimension, as they were asked for. */
export type CodeLists = { readonly [D in Dimension]?: readonly string[] | null | undefined };

export function refuseArgument(name: string, value: string, allowed: readonly string[] | string): never {
  const list = typeof allowed === 'string' ? [allowed] : allowed;
  const shown = list.length > mostListed ? [...list.slice(0, mostListed), '…'] : list;
  throw new TongbaoError('ARGUMENT_INVALID', { name, value, allowed: shown });
}

/** Gives the codes if the catalogue knows them all, else throws `ARGUMENT_INVALID` with those it knows. */
export function knownCodes(
  catalogue: Catalogue,
  dimension: Dimension,
  codes: readonly string[] | null | undefined,
  name: string = dimension,
): readonly string[] | undefined {
  if (!codes) return undefined;
  const known = dimensions[dimension](catalogue).map((one) => one.code);
  const stranger = codes.find((code) => !known.includes(code));
  if (stranger !== undefined) refuseArgument(name, stranger, known);
  return codes;
}

export function knownPeriods(codes: readonly string[], name = 'periods'): readonly string[] {
  const stranger = codes.find((code) => parsePeriod(code) === undefined);
  if (stranger !== undefined) refuseArgument(name, stranger, periodExamples);
  return codes;
}

/** Every dimension's codes, checked; throws `FORBIDDEN` for branches that whoever asks may not do `operation` to. */
export function knownFilter(
  catalogue: Catalogue,
  lists: CodeLists,
  gate: Gate,
  operation: Operation,
): { [D in Dimension]: readonly string[] | undefined } {
  gate.permit(operation, lists.branches);
  return {
    branches: knownCodes(catalogue, 'branches', lists.branches),
    services: knownCodes(catalogue, 'services', lists.services),
    indicators: knownCodes(catalogue, 'indicators', lists.indicators),
    customerClasses: knownCodes(catalogue, 'customerClasses', lists.customerClasses),
  };
}

/** A question over rollups as any door takes it, with every code checked; without a level it is about the province. */
export function rollupQuery(
  catalogue: Catalogue,
  asked: CodeLists & {
    readonly periods: readonly string[];
    readonly level?: OrgLevel | null | undefined;
    readonly grain?: Grain | null | undefined;
  },
  gate: Gate,
): RollupQuery {
  return {
    ...knownFilter(catalogue, asked, gate, 'figures.read'),
    periods: knownPeriods(asked.periods),
    level: asked.level ?? 'PROVINCE',
    grain: asked.grain ?? undefined,
  };
}

/** Reads `province`, `BRANCH` and the like. */
export function parseLevel(text: string, name = 'level'): OrgLevel {
  const level = orgLevels.find((one) => one === text.toUpperCase());
  return level ?? refuseArgument(name, text, orgLevels);
}

/** Reads `month`, `HALF_YEAR`, `half-year` and the like. */
export function parseGrain(text: string, name = 'grain'): Grain {
  const grain = grains.find((one) => one === text.toLowerCase().replace('_', '-'));
  return grain ?? refuseArgument(name, text, grains);
}
