/** The languages that people are addressed in. */
export type Language = 'zh' | 'en';

/** One text in both languages; every message for people is one of these. */
export type Text = Readonly<Record<Language, string>>;

/** The values a message template is filled with. */
export type TextValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Fills `{name}` placeholders; a list is joined in the way of the language. An unknown name stays visible. */
export function fill(template: string, values: TextValues, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(language === 'zh' ? '、' : ', ') : String(value);
  });
}

/**
 * Chooses the language from an `Accept-Language` header or a locale such as `zh_CN.UTF-8`.
 * The first listed language that we speak wins; otherwise `fallback`.
 */
export function chooseLanguage(wanted: string | undefined, fallback: Language = 'zh'): Language {
  const ranges = (wanted ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of ranges) {
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return fallback;
}
