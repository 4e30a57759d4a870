import type { Language, Text } from './text';

const store = 'tongbao.language';

const known = (tag: string | null): Language | undefined =>
  tag && /^(zh|en)\b/i.test(tag) ? (tag.slice(0, 2).toLowerCase() as Language) : undefined;

/** The reader's language: that of the address (`?lang=en`), else the one chosen before, else the browser's first that we speak. */
export const language: Language =
  known(new URLSearchParams(location.search).get('lang')) ??
  known(localStorage.getItem(store)) ??
  navigator.languages.map(known).find((found) => found !== undefined) ??
  'zh';

/** From now on the pages speak `chosen`. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(store, chosen);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  location.assign(address);
}

/** A text in the reader's language; `{name}` in it stands for the value of that name. */
export function say(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
