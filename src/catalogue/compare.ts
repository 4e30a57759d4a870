import type { Text } from '../foundation';
import type { Catalogue } from './catalogue';
import { plainCatalogue } from './load';
import { isPlain, partsOf, textOf, type CataloguePart } from './parts';

/** `renamed` only its name is another; `reordered` the entries of a kind stand in another order. */
export const catalogueChangeKinds = ['added', 'removed', 'renamed', 'changed', 'reordered'] as const;
export type CatalogueChangeKind = (typeof catalogueChangeKinds)[number];

/** A field of something that was changed. Values as people may read them; absent where there is none. */
export interface FieldChange {
  /** The keys that lead to it, joined by points. */
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** One difference between two catalogues. */
export interface CatalogueChange {
  readonly change: CatalogueChangeKind;
  /** What is changed: `branches`, `services`, `indicators`, `series`, `quotas`, `bulletin`, …: as the file calls it. */
  readonly kind: string;
  /** The code of what is changed; empty for what there is one of, and for an order. */
  readonly code: string;
  readonly name?: Text | undefined;
  /** Of what was changed or renamed. */
  readonly fields: readonly FieldChange[];
}

/**
 * How two catalogues differ, by comparing whatever stands in them; kind by kind, in the order of the later one. Comments
 * and what is only written in another way make no difference.
 */
export function compareCatalogues(
  before: Pick<Catalogue, 'source'>,
  after: Pick<Catalogue, 'source'>,
): readonly CatalogueChange[] {
  const [old, now] = [before, after].map(({ source }) => partsOf(plainCatalogue(source.text))) as [
    readonly CataloguePart[],
    readonly CataloguePart[],
  ];
  const kinds = [...new Set([...now, ...old].map(({ kind }) => kind))];
  return kinds.flatMap((kind) => compareKind(kind, ofKind(old, kind), ofKind(now, kind)));
}

type Parts = ReadonlyMap<string, CataloguePart>;

function ofKind(parts: readonly CataloguePart[], kind: string): Parts {
  return new Map(parts.filter((part) => part.kind === kind).map((part) => [part.code, part]));
}

function compareKind(kind: string, before: Parts, after: Parts): CatalogueChange[] {
  const gone = [...before.values()].filter(({ code }) => !after.has(code));
  const stayed = ({ code }: CataloguePart): boolean => before.has(code) && after.has(code);
  const order = (parts: Parts): string => JSON.stringify([...parts.values()].filter(stayed).map(({ code }) => code));
  return [
    ...[...after.values()].flatMap((part) => comparePart(before.get(part.code), part)),
    ...gone.map(({ code, name }) => ({ change: 'removed', kind, code, name, fields: [] }) as const),
    ...(order(before) === order(after) ? [] : [{ change: 'reordered', kind, code: '', fields: [] } as const]),
  ];
}

function comparePart(
  before: CataloguePart | undefined,
  { kind, code, name, content }: CataloguePart,
): CatalogueChange[] {
  if (!before) return [{ change: 'added', kind, code, name, fields: [] }];
  const fields = [...compareValues(before.content, content, [])];
  if (fields.length === 0) return [];
  const renamed = fields.every(({ path }) => path.startsWith('name.'));
  return [{ change: renamed ? 'renamed' : 'changed', kind, code, name, fields }];
}

/** The fields in which two values differ; lists of plain values are compared as one. */
function* compareValues(before: unknown, after: unknown, path: readonly string[]): Generator<FieldChange> {
  const [old, now] = [inside(before), inside(after)];
  if (old && now) {
    for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
      yield* compareValues(old[key], now[key], [...path, key]);
    }
    return;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const said = (value: unknown): string | undefined => (value === undefined ? undefined : textOf(value));
  yield { path: path.join('.'), before: said(before), after: said(after) };
}

/** What a value is made of, by key or place; undefined for one that is compared as a whole. */
function inside(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isPlain(value)) return value;
  if (!Array.isArray(value) || !value.some((one) => typeof one === 'object')) return undefined;
  return Object.fromEntries(value.map((one: unknown, index) => [String(index + 1), one]));
}
