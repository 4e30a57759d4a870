import type { Text } from '../foundation';

/** One thing that a catalogue says, such as an indicator, a unit of the organisation or its bulletin. */
export interface CataloguePart {
  /** What it is: the key of the file under which it stands; `branches` and `series` for what stands within others. */
  readonly kind: string;
  /** Tells it from all others of its kind; empty for what there is one of. */
  readonly code: string;
  readonly name?: Text | undefined;
  readonly content: unknown;
}

type Plain = Readonly<Record<string, unknown>>;

/** What entries without a code are known by. All else of them may change without their being another. */
const identities: Readonly<Record<string, readonly string[]>> = {
  calendar: ['every', 'by'],
  quotas: ['service', 'indicator', 'class', 'every', 'in', 'branches'],
};

/**
 * The parts of a catalogue given as plain data, in its order. Whatever the schema comes to allow is a part, too: a list of
 * entries gives one for each entry, anything else is one as a whole.
 */
export function partsOf(catalogue: unknown): readonly CataloguePart[] {
  if (!isPlain(catalogue)) return [];
  const { organisation, services, ...others } = catalogue;
  const parts = [
    ...unitsOf(organisation),
    ...entriesOf('services', listOf(services).map(without('series'))),
    ...seriesOf(catalogue),
    ...Object.entries(others).flatMap(([kind, content]) =>
      listOf(content).length > 0 && listOf(content).every(isPlain)
        ? entriesOf(kind, listOf(content))
        : [{ kind, code: '', content }],
    ),
  ];
  return numbered(parts);
}

function unitsOf(unit: unknown, parent?: unknown): CataloguePart[] {
  if (!isPlain(unit)) return [];
  const { branches, ...own } = unit;
  const content = parent === undefined ? own : { ...own, parent };
  return [
    { kind: 'branches', code: textOf(unit['code']), name: nameOf(unit), content },
    ...listOf(branches).flatMap((below) => unitsOf(below, unit['code'])),
  ];
}

function seriesOf({ services, indicators, customer_classes: classes }: Plain): CataloguePart[] {
  const named = (list: unknown, code: unknown): Text => {
    const plain = textOf(code);
    return nameOf(listOf(list).find((one) => isPlain(one) && one['code'] === code)) ?? { zh: plain, en: plain };
  };
  return listOf(services).flatMap((service) =>
    (isPlain(service) ? listOf(service['series']) : [])
      .filter(isPlain)
      .flatMap(({ indicator, classes: own, ...content }) =>
        listOf(own).map((customerClass) => {
          const names = [
            named(services, (service as Plain)['code']),
            named(indicators, indicator),
            named(classes, customerClass),
          ];
          return {
            kind: 'series',
            code: [(service as Plain)['code'], indicator, customerClass].map(textOf).join('/'),
            name: { zh: names.map(({ zh }) => zh).join(' / '), en: names.map(({ en }) => en).join(' / ') },
            content,
          };
        }),
      ),
  );
}

function entriesOf(kind: string, entries: readonly unknown[]): CataloguePart[] {
  return entries.filter(isPlain).map((content) => {
    const known = identities[kind] ?? Object.keys(content);
    const code =
      content['code'] ??
      known
        .map((field) => textOf(content[field]))
        .filter((text) => text !== '')
        .join(' ');
    return { kind, code: textOf(code), name: nameOf(content), content };
  });
}

/** Makes what would be taken for one another different, by their number. */
function numbered(parts: readonly CataloguePart[]): CataloguePart[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const key = `${part.kind} ${part.code}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? part : { ...part, code: `${part.code} #${count}` };
  });
}

function without(key: string): (entry: unknown) => unknown {
  return (entry) => (isPlain(entry) ? Object.fromEntries(Object.entries(entry).filter(([own]) => own !== key)) : entry);
}

function nameOf(entry: unknown): Text | undefined {
  const name = isPlain(entry) ? entry['name'] : undefined;
  return isPlain(name) && typeof name['zh'] === 'string' && typeof name['en'] === 'string'
    ? { zh: name['zh'], en: name['en'] }
    : undefined;
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A value as people may read it: a list of plain values by its members, anything larger as JSON. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && !value.some((one) => typeof one === 'object')) return value.map(textOf).join(', ');
  return JSON.stringify(value);
}
