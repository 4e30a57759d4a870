import type { Language } from './text';

const known = (tag: string | null): Language | undefined =>
  tag && /^(zh|en)\b/i.test(tag) ? (tag.slice(0, 2).toLowerCase() as Language) : undefined;

/** The reader's language: that of the address (`?lang=en`), else the first the browser names that we speak. */
export const language: Language =
  known(new URLSearchParams(location.search).get('lang')) ??
  navigator.languages.map(known).find((found) => found !== undefined) ??
  'zh';
