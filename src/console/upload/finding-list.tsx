import { useEffect, useRef } from 'react';
import { say } from '../language';
import type { SentQuery, Severity } from './queries';

const words = {
  title: { zh: '发现的问题', en: 'What was found' },
  none: { zh: '没有发现问题。', en: 'Nothing was found to be wrong.' },
  file: { zh: '整个文件', en: 'the file' },
  raw: { zh: '原文', en: 'as written' },
  more: { zh: '另有 {count} 格', en: '{count} more cells' },
};

const severities: Record<Severity, { readonly name: { zh: string; en: string }; readonly look: string; sign: string }> =
  {
    ERROR: { name: { zh: '错误', en: 'Error' }, look: 'bad', sign: '✕' },
    WARNING: { name: { zh: '警告', en: 'Warning' }, look: 'doubt', sign: '!' },
    INFO: { name: { zh: '提示', en: 'Note' }, look: '', sign: 'i' },
  };

interface Properties {
  readonly findings: NonNullable<SentQuery['submission']>['findings'];
  readonly current: number | undefined;
  readonly onPick: (index: number) => void;
}

/** Everything that was found, each leading to its cell. */
export function FindingList({ findings, current, onPick }: Properties) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <section className="findings" aria-label={say(words.title)}>
      <h3>
        {say(words.title)} <span className="fine">{findings.length}</span>
      </h3>
      {findings.length === 0 ? <p className="fine">{say(words.none)}</p> : null}
      <ol ref={list}>
        {findings.map(({ code, severity, sheet, cell, cells, rawText, message, hint }, index) => {
          const { name, look, sign } = severities[severity];
          const place = sheet === null ? say(words.file) : cell === null ? sheet : `${sheet} ${cell}`;
          return (
            <li key={index}>
              <button type="button" aria-current={index === current} onClick={() => onPick(index)}>
                <span className="row middle">
                  <span className={`tag ${look}`}>
                    <span aria-hidden="true">{sign}</span>
                    {say(name)}
                  </span>
                  <strong>{place}</strong>
                  {cells.length > 0 ? <span className="fine">{say(words.more, { count: cells.length })}</span> : null}
                </span>
                <span className="message">{message}</span>
                {rawText === null ? null : (
                  <span className="fine">
                    {say(words.raw)} <code>{rawText}</code>
                  </span>
                )}
                <span className="fine">{hint}</span>
                <code className="fine">{code}</code>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
