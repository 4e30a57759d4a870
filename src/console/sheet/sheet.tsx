import { Button } from '@mantine/core';
import { useFetched } from '../http/answer';
import { say } from '../language';
import { Answered, Notice } from '../states';
import { useMe } from '../shell/me';
import { Grid } from './grid';
import { placeOf } from './places';
import type { Mark, Sheets, SheetSize } from './shape';
import './sheet.css';

const words = {
  reading: { zh: '正在读取工作簿……', en: 'Reading the workbook…' },
  readingSheet: { zh: '正在读取工作表……', en: 'Reading the sheet…' },
  sheets: { zh: '工作表', en: 'Sheets' },
  hidden: { zh: '隐藏', en: 'hidden' },
  empty: { zh: '这张表是空的', en: 'This sheet is empty' },
  none: { zh: '文件读不出工作表', en: 'No sheet could be read' },
  notAllowed: { zh: '工作簿原件只给报送单位和省公司看', en: 'Workbooks are for the branch and for head office' },
  logIn: { zh: '登录后可看到单元格所在的工作表。', en: 'Log in to see the sheet with the cell.' },
  logInButton: { zh: '登录', en: 'Log in' },
  earlier: { zh: '前 {count} 行', en: 'Previous {count} rows' },
  later: { zh: '后 {count} 行', en: 'Next {count} rows' },
  rows: { zh: '第 {first}–{last} 行，共 {all} 行', en: 'Rows {first}–{last} of {all}' },
  narrow: { zh: '只显示前 {shown} 列，共 {all} 列', en: 'The first {shown} of {all} columns are shown' },
};

/** Rows that are shown at once, and the most columns. */
const height = 200;
const width = 60;

const gravity: readonly Mark['kind'][] = ['source', 'error', 'warning', 'info'];

interface Properties {
  readonly submission: string;
  /** What is marked, on whichever sheet. */
  readonly marks: readonly Mark[];
  readonly sheet: string | undefined;
  readonly cell: string | undefined;
  readonly onPick: (sheet: string, cell: string | undefined) => void;
  readonly onLeave?: ((cell: string) => void) | undefined;
}

/** A workbook as it was sent, sheet by sheet, with cells marked. */
export function SheetPane(properties: Properties) {
  const { may, me, askToLogIn } = useMe();
  const allowed = may('workbooks.read');
  const answer = useFetched<Sheets>(allowed ? `/submissions/${properties.submission}/sheets` : undefined);
  if (!allowed) {
    return (
      <Notice title={say(words.notAllowed)}>
        {me.via === 'session' ? null : (
          <>
            <p>{say(words.logIn)}</p>
            <Button size="xs" onClick={askToLogIn}>
              {say(words.logInButton)}
            </Button>
          </>
        )}
      </Notice>
    );
  }
  return (
    <Answered answer={answer} waiting={say(words.reading)}>
      {({ sheets, finding }) => {
        const marked = properties.marks[0]?.sheet;
        const shown =
          sheets.find(({ name }) => name === properties.sheet) ??
          sheets.find(({ name }) => name === marked) ??
          sheets.find(({ hidden }) => !hidden);
        if (finding || !shown) {
          return (
            <Notice title={finding?.message ?? say(words.none)} kind="bad">
              {finding ? <p>{finding.hint}</p> : null}
            </Notice>
          );
        }
        return <Book {...properties} sheets={sheets} shown={shown} />;
      }}
    </Answered>
  );
}

interface BookProperties extends Properties {
  readonly sheets: readonly SheetSize[];
  readonly shown: SheetSize;
}

function Book({ submission, marks, sheets, shown, cell, onPick, onLeave }: BookProperties) {
  const row = cell === undefined ? 1 : placeOf(cell).row;
  const first = Math.floor((Math.max(row, 1) - 1) / height) * height + 1;
  const reach = Math.max(shown.rows, row);
  const last = Math.min(first + height - 1, reach);
  const asked = `/submissions/${submission}/sheets?sheet=${encodeURIComponent(shown.name)}&rows=${first}-${last}`;
  const answer = useFetched<Sheets>(reach === 0 ? undefined : asked);
  const here = new Map<string, Mark[]>();
  // where several things are to be seen at a cell, the gravest decides its look
  const grave = (mark: Mark): number => Number(mark.related ?? false) + 2 * gravity.indexOf(mark.kind);
  for (const mark of [...marks].sort((a, b) => grave(a) - grave(b))) {
    if (mark.sheet === shown.name) here.set(mark.cell, [...(here.get(mark.cell) ?? []), mark]);
  }
  const columns = Math.min(width, Math.max(shown.columns, ...[...here.keys()].map((one) => placeOf(one).column), 1));
  const rowsFrom = (from: number): void => onPick(shown.name, `A${from}`);
  return (
    <div className="book">
      <div className="tabs" role="group" aria-label={say(words.sheets)}>
        {sheets.map(({ name, hidden }) => {
          const grave = marks.filter((mark) => mark.sheet === name && mark.kind !== 'info' && !mark.related);
          const count = new Set(grave.map((mark) => mark.cell)).size;
          return (
            <button
              key={name}
              type="button"
              aria-pressed={name === shown.name}
              onClick={() => onPick(name, undefined)}
              className={hidden ? 'hidden' : undefined}
            >
              {name}
              {hidden ? <small>（{say(words.hidden)}）</small> : null}
              {count > 0 ? <span className={`count ${grave[0]?.kind ?? ''}`}>{count}</span> : null}
            </button>
          );
        })}
      </div>
      {shown.rows === 0 ? (
        <p className="fine">{say(words.empty)}</p>
      ) : (
        <Answered answer={answer} waiting={say(words.readingSheet)}>
          {({ view }) => (
            <div className="paper" tabIndex={0} role="region" aria-label={shown.name}>
              {view ? (
                <Grid
                  {...{ view, first, last, columns, onLeave }}
                  marks={here}
                  selected={cell}
                  onSelect={(picked) => onPick(shown.name, picked)}
                />
              ) : null}
            </div>
          )}
        </Answered>
      )}
      {shown.columns > width ? <p className="fine">{say(words.narrow, { shown: width, all: shown.columns })}</p> : null}
      {shown.rows > height ? (
        <div className="row middle">
          <Button size="xs" variant="default" disabled={first === 1} onClick={() => rowsFrom(first - height)}>
            {say(words.earlier, { count: height })}
          </Button>
          <Button size="xs" variant="default" disabled={last >= shown.rows} onClick={() => rowsFrom(first + height)}>
            {say(words.later, { count: height })}
          </Button>
          <span className="fine">{say(words.rows, { first, last, all: shown.rows })}</span>
        </div>
      ) : null}
    </div>
  );
}
