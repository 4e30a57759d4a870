import type { Catalogue } from '../catalogue';
import type { Text } from '../foundation';
import { headRollups, type Plan } from '../importing';
import { seriesKey } from '../model';
import type { Rollup } from '../warehouse';
import type { Context } from './context';
import { figureName, figureSays, type Said } from './figure-text';

/** The most figures that are listed of each kind of change; those of the head that move are all listed. */
const mostListed = 20;

/** What the parts of a plan are called: of an import, or of taking one back. */
interface PlanWords {
  readonly added: Text;
  readonly changed: Text;
  readonly removed: Text;
  readonly unchanged: Text;
  /** Whether what is added is listed: an import's is in the workbook, and need not be. */
  readonly listsAdded: boolean;
}

const importWords: PlanWords = {
  added: { zh: '新增 {count}', en: '{count} added' },
  changed: { zh: '变更 {count}', en: '{count} changed' },
  removed: { zh: '撤去 {count}', en: '{count} removed' },
  unchanged: { zh: '不变 {count}', en: '{count} unchanged' },
  listsAdded: false,
};

export const withdrawalWords: PlanWords = {
  added: { zh: '重新生效 {count}', en: '{count} stand again' },
  changed: { zh: '恢复原值 {count}', en: '{count} go back to what they were' },
  removed: { zh: '撤去 {count}', en: '{count} removed' },
  unchanged: { zh: '不变 {count}', en: '{count} unchanged' },
  listsAdded: true,
};

const headMoves: Text = { zh: '{head} {period} 变动的指标 {count}', en: '{count} figures of {head} {period} move' };
const more: Text = { zh: '… 另有 {count} 项', en: '… {count} more' };
const hash: Text = { zh: '变更编号 {hash}', en: 'plan {hash}' };

/** What a plan does, in lines: figures added, changed and removed, the head's figures of `period` that move, and its hash. */
export function planText(
  plan: Plan,
  period: string | undefined,
  catalogue: Catalogue,
  context: Context,
  words: PlanWords = importWords,
): string {
  const { language, say } = context;
  const name = (one: Said): string => figureName(catalogue, one, language);
  const says = (one: Said | undefined): string => (one ? figureSays(catalogue, one, context) : '—');
  const listed = (title: string, lines: readonly string[], most = mostListed): string[] => {
    const end = lines.length > most ? [say(more, { count: lines.length - most })] : [];
    return [title, ...[...lines.slice(0, most), ...end].map((line) => `  ${line}`)];
  };
  const count = (text: Text, { length }: readonly unknown[]): string => say(text, { count: length });
  const alone = (one: Said): string => `${name(one)}: ${says(one)}`;
  const head = catalogue.branches[0];
  const moves = headMovesOf(plan, period, catalogue);
  const lines = [
    ...listed(count(words.added, plan.added), words.listsAdded ? plan.added.map(alone) : []),
    ...listed(
      count(words.changed, plan.changed),
      plan.changed.map(({ before, after }) => `${name(after)}: ${says(before)} → ${says(after)}`),
    ),
    ...listed(count(words.removed, plan.removed), plan.removed.map(alone)),
    say(words.unchanged, { count: plan.unchanged }),
    ...listed(
      say(headMoves, { head: head?.name[language] ?? '', period: period ?? '', count: moves.length }),
      moves.map(({ key, before, after }) => `${name(key)}: ${says(before)} → ${says(after)}`),
      moves.length,
    ),
    say(hash, { hash: plan.hash }),
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

/** One of the head's figures that moves. */
export interface HeadMove {
  readonly key: Said;
  readonly before?: Said | undefined;
  readonly after?: Said | undefined;
}

/** The head's figures of `period` that move, in the order of the catalogue. */
export function headMovesOf(plan: Plan, period: string | undefined, catalogue: Catalogue): readonly HeadMove[] {
  const places = new Map(catalogue.series.map((one, index) => [seriesKey(one), index]));
  const place = (one: HeadMove): number => places.get(seriesKey(one.key)) ?? places.size;
  return headRollups(plan, catalogue)
    .map(({ before, after }) => ({ before: said(before), after: said(after) }))
    .flatMap(({ before, after }): HeadMove[] => {
      const key = after ?? before;
      return key?.period === period && key ? [{ key, before, after }] : [];
    })
    .sort((a, b) => place(a) - place(b));
}

function said(rollup: Rollup | undefined): Said | undefined {
  return rollup && { ...rollup, volume: rollup.totals.volume };
}
