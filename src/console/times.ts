import { language } from './language';

const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });

/** An instant in the reader's own time zone. */
export function timeText(instant: string): string {
  return moment.format(new Date(instant));
}
