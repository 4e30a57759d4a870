import { useState } from 'react';
import { Copy } from '../copy';
import { useAnswer } from '../http/answer';
import { language, say } from '../language';
import { periodText } from '../periods';
import { Answered } from '../states';
import type { Language } from '../text';
import { Names, type NamesQuery } from './queries';
import type { Branch } from './standing';

const words = {
  title: { zh: '催报', en: 'Reminders' },
  none: { zh: '没有单位欠报，不用催。', en: 'Nobody owes anything: there is no one to remind.' },
  asking: { zh: '正在写提醒……', en: 'Writing the reminders…' },
  overdue: { zh: '已逾期', en: 'overdue' },
  notYet: { zh: '未到期', en: 'not yet due' },
  language: { zh: '提醒文字用', en: 'Reminders in' },
  zh: { zh: '中文', en: '中文' },
  en: { zh: 'English', en: 'English' },
  copy: { zh: '复制', en: 'Copy' },
  copyAll: { zh: '全部复制（{count}）', en: 'Copy all {count}' },
  text: { zh: '给{name}的提醒', en: 'Reminder for {name}' },
};

/** The reminder itself. It goes to people who may read the other language. */
const letters = {
  overdue: {
    zh: '{branch}分公司：\n贵单位{period}服务质量数据应于 {date} 前报送，至今尚缺：{services}。请尽快报送；如无此项业务，请在表中填“无”。',
    en: '{branch} branch:\nYour service-quality figures for {period} were due by {date}. Still missing: {services}. Please send them without delay; where there is no such business, write 无 (none) in the sheet.',
  },
  notYet: {
    zh: '{branch}分公司：\n贵单位{period}服务质量数据请于 {date} 前报送，目前尚缺：{services}。',
    en: '{branch} branch:\nYour service-quality figures for {period} are due by {date}. Not yet in: {services}.',
  },
};

interface Properties {
  /** Those who owe something. */
  readonly branches: readonly Branch[];
  readonly period: string;
}

/** Who owes what, and a text for each to be sent on. */
export function Reminders({ branches, period }: Properties) {
  const answer = useAnswer(Names, branches.length === 0 ? undefined : {});
  return (
    <section>
      <h2>{say(words.title)}</h2>
      {branches.length === 0 ? (
        <p>{say(words.none)}</p>
      ) : (
        <Answered answer={answer} waiting={say(words.asking)}>
          {(names) => <Letters {...{ branches, period, names }} />}
        </Answered>
      )}
    </section>
  );
}

function Letters({ branches, period, names }: Properties & { readonly names: NamesQuery }) {
  const [tongue, setTongue] = useState<Language>(language);
  const written = branches.map((branch) => ({ branch, text: letterTo(branch, period, names, tongue) }));
  return (
    <>
      <div className="row middle">
        <label className="fine">
          {say(words.language)}{' '}
          <select value={tongue} onChange={(event) => setTongue(event.currentTarget.value as Language)}>
            <option value="zh">{say(words.zh)}</option>
            <option value="en">{say(words.en)}</option>
          </select>
        </label>
        <Copy text={written.map(({ text }) => text).join('\n\n')}>{say(words.copyAll, { count: written.length })}</Copy>
      </div>
      <ul className="letters">
        {written.map(({ branch, text }) => (
          <li key={branch.code}>
            <div className="row middle">
              <strong>{branch.name}</strong>
              <span className={branch.overdue ? 'tag bad' : 'tag'}>
                {say(branch.overdue ? words.overdue : words.notYet)}
              </span>
              <span className="push">
                <Copy text={text}>{say(words.copy)}</Copy>
              </span>
            </div>
            <textarea
              readOnly
              rows={3}
              lang={tongue}
              value={text}
              aria-label={say(words.text, { name: branch.name })}
              onFocus={(event) => event.currentTarget.select()}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function letterTo(branch: Branch, period: string, names: NamesQuery, tongue: Language): string {
  const name = { zh: 'nameZh', en: 'nameEn' } as const;
  const called = (list: NamesQuery['branches'], code: string): string =>
    list.find((one) => one.code === code)?.[name[tongue]] ?? code;
  const values: Readonly<Record<string, string>> = {
    branch: called(names.branches, branch.code),
    period: periodText(period)[tongue],
    date: branch.open[0]?.dueDate ?? '',
    services: branch.open.map(({ service }) => called(names.services, service)).join({ zh: '、', en: ', ' }[tongue]),
  };
  return letters[branch.overdue ? 'overdue' : 'notYet'][tongue].replace(
    /\{(\w+)\}/g,
    (_, key: string) => values[key] ?? '',
  );
}
