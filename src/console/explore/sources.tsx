import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { language, say } from '../language';
import { SheetPane } from '../sheet/sheet';
import type { Mark } from '../sheet/shape';
import { Answered, Notice } from '../states';
import { figureText, type FigureCode } from './picked';
import { Sources, type SourcesQuery } from './queries';

const words = {
  title: { zh: '出处', en: 'Where it comes from' },
  asking: { zh: '正在查找出处……', en: 'Looking for the sources…' },
  none: { zh: '没有这个数，或您不能查看', en: 'There is no such figure, or you may not see it' },
  close: { zh: '关闭出处', en: 'Close the sources' },
  facts: {
    zh: '业务量 {volume} · {reported}/{expected} 家已报 · 由 {count} 个原始数合成',
    en: 'volume {volume} · {reported} of {expected} branches reported · made of {count} figures',
  },
  more: { zh: '只列出前 200 个。', en: 'The first 200 are listed.' },
  branch: { zh: '分公司', en: 'Branch' },
  period: { zh: '时期', en: 'Period' },
  value: { zh: '数值', en: 'Value' },
  volume: { zh: '业务量', en: 'Volume' },
  raw: { zh: '原文', en: 'As written' },
  place: { zh: '工作表和单元格', en: 'Sheet and cell' },
  file: { zh: '文件', en: 'File' },
  source: { zh: '数值 {display} 的出处', en: 'the value {display} was read here' },
  weight: { zh: '业务量 {volume} 的出处', en: 'the volume {volume} was read here' },
};

type Row = SourcesQuery['rollups']['nodes'][number];
type Observation = Row['sources']['nodes'][number];

/** What a figure is made of: every observation with its file, sheet and cell, down to the sheet itself. */
export function SourcesPane({ figure }: { readonly figure: FigureCode }) {
  const { branch, period, service, indicator, customerClass } = figure;
  const filter = {
    periods: [period],
    branches: [branch],
    services: [service],
    indicators: [indicator],
    customerClasses: [customerClass],
  };
  const answer = useAnswer(Sources, { filter });
  const name = figureText(figure);
  return (
    <section className="sources" aria-label={say(words.title)}>
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ rollups: { nodes } }) => {
          const [row] = nodes;
          return row ? <Shown key={name} row={row} /> : <Notice title={say(words.none)} />;
        }}
      </Answered>
    </section>
  );
}

function Shown({ row }: { readonly row: Row }) {
  const address = usePicked();
  const { nodes, pageInfo } = row.sources;
  const facts = { volume: row.volume, reported: row.branchesReported, expected: row.branchesExpected };
  const submission = address.get('submission');
  const [sheet, cell] = [address.get('sheet') ?? undefined, address.get('cell') ?? undefined];
  const open = (one: Observation): void => pick({ submission: one.submission.id, sheet: one.sheet, cell: one.cell });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // a sheet with a cell of it comes into view by itself
    if (cell !== undefined) return;
    top.current?.scrollIntoView({ block: 'center' });
    top.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div className="row middle" ref={top} tabIndex={-1}>
        <h3>
          {say(words.title)}
          {language === 'zh' ? '：' : ': '}
          {row.branchName} {row.period} {row.serviceName} {row.indicatorName} <strong>{row.display}</strong>
        </h3>
        <CloseButton
          className="push"
          aria-label={say(words.close)}
          onClick={() => pick({ at: undefined, submission: undefined, sheet: undefined, cell: undefined })}
        />
      </div>
      <p className="fine">{say(words.facts, { ...facts, count: nodes.length })}</p>
      <div className="wide observations" tabIndex={0} role="region" aria-label={say(words.title)}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say(words.branch)}</th>
              <th scope="col">{say(words.period)}</th>
              <th scope="col" className="number">
                {say(words.value)}
              </th>
              <th scope="col" className="number">
                {say(words.volume)}
              </th>
              <th scope="col">{say(words.raw)}</th>
              <th scope="col">{say(words.place)}</th>
              <th scope="col">{say(words.file)}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((one) => (
              <tr key={`${one.submission.id} ${one.sheet} ${one.cell} ${one.period}`}>
                <th scope="row">{one.branchName}</th>
                <td className="nowrap">{one.period}</td>
                <td className="number">{one.display}</td>
                <td className="number">{one.volume ?? '—'}</td>
                <td className="nowrap">
                  <code>{one.rawText}</code>
                </td>
                <td className="nowrap">
                  <button type="button" className="linklike" onClick={() => open(one)}>
                    {one.sheet} {one.cell}
                  </button>
                </td>
                <td className="nowrap fine">{one.submission.fileName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pageInfo.hasNextPage ? <p className="fine">{say(words.more)}</p> : null}
      {submission === null ? null : (
        <SheetPane
          key={submission}
          submission={submission}
          marks={nodes.filter((one) => one.submission.id === submission).flatMap(marksOf)}
          sheet={sheet}
          cell={cell}
          onPick={(onSheet, at) => pick({ sheet: onSheet, cell: at })}
        />
      )}
    </>
  );
}

function marksOf({ sheet, cell, display, volume, volumeCell }: Observation): readonly Mark[] {
  const value: Mark = { sheet, cell, kind: 'source', message: say(words.source, { display }) };
  if (volumeCell === null || volumeCell === cell) return [value];
  const message = say(words.weight, { volume: volume ?? '—' });
  return [value, { sheet, cell: volumeCell, kind: 'source', related: true, message }];
}
