import { fill, type Language } from '../../foundation';
import type { Block } from '../document';
import { documentTexts } from './texts';

const ideographs = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The number of a section, from 1, as the language writes it: 十二 or 12. */
export function sectionNumber(number: number, language: Language): string {
  if (language === 'en' || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? (ideographs[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ideographs[ones] ?? ''}`;
}

/** Numbers tables and charts, each by themselves, in reading order. */
export function numbered(blocks: readonly Block[], language: Language): Block[] {
  const counts = { table: 0, chart: 0 };
  return blocks.map((block) => {
    if (block.kind !== 'table' && block.kind !== 'chart') return block;
    const number = (counts[block.kind] += 1);
    return { ...block, title: fill(documentTexts[block.kind][language], { number, title: block.title }, language) };
  });
}

/** The day of an instant, in UTC: 2010年1月15日 or 2010-01-15. */
export function dayText(instant: string, language: Language): string {
  const day = instant.slice(0, 10);
  const [year, month, date] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : day;
}
