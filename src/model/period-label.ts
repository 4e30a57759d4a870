import type { Language } from '../foundation';
import type { Period } from './period';

const quarters = ['一', '二', '三', '四'];
const months = 'January February March April May June July August September October November December'.split(' ');

/** A period as people of the language write it; every form is one that the reader of workbooks knows. */
export function periodLabel({ year, grain, index }: Period, language: Language): string {
  const zh = language === 'zh';
  switch (grain) {
    case 'month':
      return zh ? `${year}年${index}月` : `${months[index - 1] ?? ''} ${year}`;
    case 'quarter':
      return zh ? `${year}年第${quarters[index - 1] ?? ''}季度` : `Q${index} ${year}`;
    case 'half-year':
      return zh ? `${year}年${index === 1 ? '上' : '下'}半年` : `H${index} ${year}`;
    case 'year':
      return zh ? `${year}年` : String(year);
  }
}
