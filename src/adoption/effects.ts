import type { Catalogue, CatalogueUnit } from '../catalogue';
import { fill, type Language, type Text, type TextValues } from '../foundation';
import { seriesKey, type Series } from '../model';
import type { SubmissionStatus, WarehouseReader, WarehouseWriter } from '../warehouse';

/** What a change of the catalogue does to what is stored; what of it is refused, because no rebuilding would put it right. */
const effectKinds = {
  SERIES_GONE: {
    refused: true,
    text: {
      zh: '{name}（{code}）已有 {count} 个数，不能从目录中去掉；不再要报的，把 expected_from 设为 []',
      en: '{name} ({code}) has {count} stored figures and can not be left out; where nobody is to report it any more, set expected_from to []',
    },
  },
  UNIT_CHANGED: {
    refused: true,
    text: {
      zh: '{name}（{code}）已有 {count} 个数是以 {before} 存的，单位不能改为 {after}；请另立一个指标',
      en: '{name} ({code}) has {count} figures stored in {before}; its unit can not become {after}. Make it another indicator',
    },
  },
  BRANCH_GONE: {
    refused: true,
    text: {
      zh: '{name}（{code}）报送过 {count} 个工作簿，不能从机构中去掉；不再报送的，各业务的 expected_from 里不列它',
      en: '{name} ({code}) has sent {count} workbooks and can not be left out; where it is to report no more, leave it out of expected_from',
    },
  },
  BRANCH_DIVIDED: {
    refused: true,
    text: {
      zh: '{name}（{code}）报送过 {count} 个工作簿，其下不能再设机构；请在其上另立一级',
      en: '{name} ({code}) has sent {count} workbooks, so that no units can stand below it; put a level above it instead',
    },
  },
  RULE_CHANGED: {
    refused: false,
    text: {
      zh: '{name}（{code}）的汇总由 {before} 改为 {after}：其汇总全部重算（{count} 个数）',
      en: '{name} ({code}) adds up by {after} instead of {before}: its rollups are worked out anew (from {count} figures)',
    },
  },
  UNIT_REGROUPED: {
    refused: false,
    text: {
      zh: '{name}（{code}）所辖的报送机构有变：其汇总按新的机构重算',
      en: 'other branches with figures stand under {name} ({code}): its rollups are worked out anew',
    },
  },
  DECIMALS_CHANGED: {
    refused: false,
    text: {
      zh: '{name}（{code}）显示 {after} 位小数，而不是 {before} 位，以前各期也是；存的数不变',
      en: '{name} ({code}) is shown with {after} decimals instead of {before}, in earlier periods too; what is stored stays',
    },
  },
} as const satisfies Record<string, { readonly refused: boolean; readonly text: Text }>;

export type EffectCode = keyof typeof effectKinds;

/** What a change of the catalogue does to stored figures. */
export interface Effect {
  readonly code: EffectCode;
  /** It would leave them wrong, whatever is done. */
  readonly refused: boolean;
  /** The code of what is changed: a series, an indicator or a unit of the organisation. */
  readonly subject: string;
  readonly name: Text;
  readonly values: TextValues;
}

export function effectText({ code, subject, name, values }: Effect, language: Language): string {
  return fill(effectKinds[code].text[language], { ...values, code: subject, name: name[language] }, language);
}

/** What touches stored figures in going from one catalogue to another, and which rollups have to be worked out anew for it. */
export interface Touched {
  readonly effects: readonly Effect[];
  /** Series whose rollups have to be; `all` after a change of who stands under whom. */
  readonly series: readonly Series[] | 'all';
}

export async function touched(writer: WarehouseWriter, before: Catalogue, after: Catalogue): Promise<Touched> {
  const regrouped = await regroupedUnits(writer, before, after);
  const effects = [
    ...(await seriesGone(writer, before, after)),
    ...(await indicatorsChanged(writer, before, after)),
    ...(await branchesGone(writer, before, after)),
    ...regrouped,
  ];
  // of a series that is new, or was there before this one, there may be something already
  const series = after.series.filter((one) => before.seriesOf(one)?.rollup !== one.rollup);
  return { effects, series: regrouped.length > 0 ? 'all' : series };
}

function effect(code: EffectCode, subject: string, name: Text, values: TextValues = {}): Effect {
  return { code, refused: effectKinds[code].refused, subject, name, values };
}

async function seriesGone(writer: WarehouseWriter, before: Catalogue, after: Catalogue): Promise<Effect[]> {
  const gone = before.series.filter((one) => !after.seriesOf(one));
  if (gone.length === 0 || (await writer.countEverObserved({ series: gone })) === 0) return [];
  const effects: Effect[] = [];
  for (const one of gone) {
    const count = await writer.countEverObserved({ series: [one] });
    if (count > 0) effects.push(effect('SERIES_GONE', seriesKey(one), seriesName(before, one), { count }));
  }
  return effects;
}

async function indicatorsChanged(writer: WarehouseWriter, before: Catalogue, after: Catalogue): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { code, name, unit, rollup, decimals } of before.indicators) {
    const now = after.indicator(code);
    if (!now) continue;
    const changed: [EffectCode, string, string][] = [];
    if (!sameUnit(unit, now.unit)) changed.push(['UNIT_CHANGED', unitText(unit), unitText(now.unit)]);
    if (rollup !== now.rollup) changed.push(['RULE_CHANGED', rollup, now.rollup]);
    if (decimals !== now.decimals) changed.push(['DECIMALS_CHANGED', String(decimals), String(now.decimals)]);
    const count = changed.length === 0 ? 0 : await writer.countEverObserved({ indicators: [code] });
    if (count === 0) continue;
    for (const [kind, was, is] of changed) effects.push(effect(kind, code, name, { before: was, after: is, count }));
  }
  return effects;
}

/** What is stored in one unit says the same in the other. */
function sameUnit(one: CatalogueUnit, other: CatalogueUnit): boolean {
  return one.code === other.code && one.dimension === other.dimension && one.factor.eq(other.factor);
}

function unitText({ code, dimension, factor }: CatalogueUnit): string {
  return `${code} (${factor.toFixed()} ${dimension})`;
}

/** All but those that were rejected: what they brought is stored, or may come to be. */
const sent: readonly SubmissionStatus[] = ['checked', 'accepted', 'superseded', 'withdrawn'];

async function branchesGone(reader: WarehouseReader, before: Catalogue, after: Catalogue): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { code, name, level } of before.branches) {
    const now = after.branch(code);
    if (level !== 'BRANCH' || now?.level === 'BRANCH') continue;
    const count = await reader.countSubmissions({ branches: [code], statuses: sent });
    if (count > 0) effects.push(effect(now ? 'BRANCH_DIVIDED' : 'BRANCH_GONE', code, name, { count }));
  }
  return effects;
}

/** The units under which other branches stand than before, as far as there are figures of these. */
async function regroupedUnits(reader: WarehouseReader, before: Catalogue, after: Catalogue): Promise<Effect[]> {
  if (organisationText(before) === organisationText(after)) return [];
  const { branches } = await reader.extent(await reader.version());
  const stored = new Set(branches);
  const under = (catalogue: Catalogue, unit: string): string =>
    catalogue
      .reportersUnder(unit)
      .map(({ code }) => code)
      .filter((code) => stored.has(code))
      .sort()
      .join(' ');
  const units = new Map([...before.branches, ...after.branches].map((unit) => [unit.code, unit]));
  return [...units.values()]
    .filter(({ code }) => under(before, code) !== under(after, code))
    .map(({ code, name }) => effect('UNIT_REGROUPED', code, name));
}

function organisationText({ branches }: Catalogue): string {
  return JSON.stringify(branches.map(({ code, parent }) => [code, parent]));
}

function seriesName(catalogue: Catalogue, { service, indicator, customerClass }: Series): Text {
  const names = [catalogue.service(service), catalogue.indicator(indicator), catalogue.customerClass(customerClass)];
  const joined = (language: Language): string => names.map((one) => one?.name[language] ?? '').join(' / ');
  return { zh: joined('zh'), en: joined('en') };
}
