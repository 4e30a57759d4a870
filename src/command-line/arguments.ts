import { orgLevels, type Catalogue, type OrgLevel } from '../catalogue';
import { TongbaoError, type Language, type Text } from '../foundation';
import { grains, parsePeriod, type Grain, type Period } from '../model';

const allowed: Text = { zh: '可用：', en: 'allowed: ' };
const periodExamples: Text = {
  zh: '例：2009-07、2009-Q3、2009-H2、2009',
  en: 'examples: 2009-07, 2009-Q3, 2009-H2, 2009',
};

const wholeNumbers: Text = { zh: '要 1 以上的整数', en: 'it is a whole number from 1' };

/** Refuses the value of an option (named by small letters) or argument (by capitals), and says what would do. */
function refuse(name: string, value: string, instead: string): never {
  throw new TongbaoError('ARGUMENT_INVALID', {
    name: name === name.toUpperCase() ? name : `--${name}`,
    value,
    allowed: instead,
  });
}

function refuseForList(name: string, value: string, list: readonly string[], language: Language): never {
  return refuse(name, value, `${allowed[language]}${list.join(language === 'zh' ? '、' : ', ')}`);
}

export function readPeriod(text: string, language: Language, name = 'period'): Period {
  return parsePeriod(text.toUpperCase()) ?? refuse(name, text, periodExamples[language]);
}

/** A whole number from 1. */
export function readNumber(name: string, text: string, language: Language): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : refuse(name, text, wholeNumbers[language]);
}

/** One of a few words, in any case. */
export function readChoice<T extends string>(name: string, text: string, choices: readonly T[], language: Language): T {
  return choices.find((one) => one === text.toLowerCase()) ?? refuseForList(name, text, choices, language);
}

export function readLevel(text: string, language: Language): OrgLevel {
  const level = readChoice(
    'level',
    text,
    orgLevels.map((one) => one.toLowerCase()),
    language,
  );
  return orgLevels.find((one) => one.toLowerCase() === level) ?? 'PROVINCE';
}

export function readGrain(text: string, language: Language): Grain {
  return readChoice('grain', text, grains, language);
}

/** What a catalogue's members can be called by. */
interface Member {
  readonly code: string;
  readonly name: Text;
  readonly aliases?: readonly string[];
  readonly synonyms?: readonly string[];
}

/** The dimensions that options name members of. */
const dimensions = {
  branch: (catalogue: Catalogue): readonly Member[] => catalogue.branches,
  head: (catalogue: Catalogue): readonly Member[] => catalogue.branches.filter(({ level }) => level !== 'BRANCH'),
  reporter: (catalogue: Catalogue): readonly Member[] => catalogue.branches.filter(({ level }) => level === 'BRANCH'),
  service: (catalogue: Catalogue): readonly Member[] => catalogue.services,
  indicator: (catalogue: Catalogue): readonly Member[] => catalogue.indicators,
  class: (catalogue: Catalogue): readonly Member[] => catalogue.customerClasses,
} as const;

/** Codes of the members that a code or any name of theirs stands for; refuses a word that names none. */
export function readCodes(
  dimension: keyof typeof dimensions,
  words: readonly string[],
  catalogue: Catalogue,
  language: Language,
): readonly string[] {
  const members = dimensions[dimension](catalogue);
  const found = words.flatMap((word) => {
    const named = members.filter((one) => namesOf(one).includes(folded(word)));
    if (named.length > 0) return named.map((one) => one.code);
    const list = members.map((one) => `${one.code} ${one.name[language]}`);
    return refuseForList(dimension === 'reporter' ? 'branch' : dimension, word, list, language);
  });
  return [...new Set(found)];
}

function namesOf({ code, name, aliases, synonyms }: Member): readonly string[] {
  return [code, name.zh, name.en, ...(aliases ?? []), ...(synonyms ?? [])].map(folded);
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
