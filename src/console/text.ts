/** The languages of the pages. */
export type Language = 'zh' | 'en';

/** One text in both. */
export type Text = Readonly<Record<Language, string>>;
