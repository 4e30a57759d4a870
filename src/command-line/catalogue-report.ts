import { readFile } from 'node:fs/promises';
import { effectText, type Candidate, type Effect } from '../adoption';
import { partNames, type CatalogueChange } from '../catalogue';
import { TongbaoError, type Text } from '../foundation';
import type { Context } from './context';

const changeTexts: Readonly<Record<CatalogueChange['change'], Text>> = {
  added: { zh: '新增', en: 'added' },
  removed: { zh: '去掉', en: 'removed' },
  renamed: { zh: '改名', en: 'renamed' },
  changed: { zh: '改动', en: 'changed' },
  reordered: { zh: '次序变了', en: 'in another order' },
};

const noChanges: Text = { zh: '没有差别', en: 'nothing differs' };
const onFigures: Text = { zh: '对已存的数：', en: 'what it does to stored figures:' };
const refused: Text = { zh: '不能启用：{what}', en: 'can not be adopted: {what}' };
const rebuilt: Text = { zh: '重算 {rollups} 个汇总', en: '{rollups} rollups are worked out anew' };

/** What differs, kind by kind, and what that does to stored figures. */
export async function printDifference(
  { out, say, language }: Context,
  {
    changes,
    effects,
    rollups,
  }: {
    readonly changes: readonly CatalogueChange[];
    readonly effects: readonly Effect[];
    readonly rollups: number;
  },
): Promise<void> {
  if (changes.length === 0) await out.line(say(noChanges));
  let kind: string | undefined;
  for (const one of changes) {
    if (one.kind !== kind) await out.line(`${partNames(one.kind)[language]}:`);
    kind = one.kind;
    const named = [one.code, one.name?.[language]].filter(Boolean).join(' ');
    await out.line(`  ${say(changeTexts[one.change])}${named === '' ? '' : ` ${named}`}`);
    for (const { path, before = '—', after = '—' } of one.fields) {
      await out.line(`    ${path === '' ? '' : `${path}: `}${before} → ${after}`);
    }
  }
  if (effects.length > 0) await out.line(say(onFigures));
  for (const effect of effects) {
    const what = effectText(effect, language);
    await out.line(`  ${effect.refused ? say(refused, { what }) : what}`);
  }
  if (rollups > 0) await out.line(say(rebuilt, { rollups }));
}

/** Reads a catalogue file; throws `FILE_UNREADABLE`. */
export async function readCandidate(file: string): Promise<Candidate> {
  try {
    return { fileName: file, text: await readFile(file, 'utf8') };
  } catch (cause) {
    throw new TongbaoError('FILE_UNREADABLE', { file, reason: (cause as Error).message }, { cause });
  }
}
