import { useEffect, useRef, type KeyboardEvent } from 'react';
import { say } from '../language';
import { isWithinRows, lettersOf, spansOf } from './places';
import type { Mark, SheetRows, ShownCell } from './shape';

const words = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
  source: { zh: '出处', en: 'source' },
  empty: { zh: '空白', en: 'empty' },
  rows: { zh: '{sheet}，第 {first}–{last} 行', en: '{sheet}, rows {first}–{last}' },
};

const signs = { error: '✕', warning: '!', info: 'i', source: '◂' };

interface Properties {
  readonly view: SheetRows;
  readonly first: number;
  readonly last: number;
  readonly columns: number;
  /** By cell; the first of several decides the look. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly selected: string | undefined;
  readonly onSelect: (cell: string) => void;
  /** Leaves the sheet for what was said about the cell. */
  readonly onLeave?: ((cell: string) => void) | undefined;
}

/** Rows of a sheet as it looks in an office program, with the marked cells to be reached by key. */
export function Grid({ view, first, last, columns, marks, selected, onSelect, onLeave }: Properties) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>('td.selected');
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
    // whoever came by a link or a finding goes on from the cell; reading on elsewhere is not interrupted
    cell?.querySelector('button')?.focus({ preventScroll: true });
  }, [selected, view]);

  const cells = new Map(view.rows.flatMap((row) => row.cells.map((cell) => [cell.cell, cell] as const)));
  const { stretched, covered } = spansOf(view.merges, first, last);
  const across = Array.from({ length: columns }, (_, index) => lettersOf(index + 1));
  const down = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const picked = (cell: string, row: number): boolean => cell === selected || isWithinRows(row, selected);
  const leave = (event: KeyboardEvent, cell: string): void => {
    if (event.key === 'Escape') onLeave?.(cell);
  };
  const content = (cell: string, shown: ShownCell | undefined) => {
    const said = marks.get(cell);
    const kind = said?.[0]?.kind;
    if (!said || !kind) return shown?.text;
    const label = said.map((mark) => `${say(words[mark.kind])}: ${mark.message}`).join(' · ');
    return (
      <button type="button" onClick={() => onSelect(cell)} onKeyDown={(event) => leave(event, cell)} title={label}>
        {said[0]?.related ? null : (
          <span className="sign" aria-hidden="true">
            {signs[kind]}
          </span>
        )}
        {shown?.text}
        <span className="unseen">
          {shown === undefined ? say(words.empty) : ''} {cell}, {label}
        </span>
      </button>
    );
  };
  return (
    <table className="sheet" ref={table}>
      <caption className="unseen">{say(words.rows, { sheet: view.sheet, first, last })}</caption>
      <thead>
        <tr>
          <td className="corner" />
          {across.map((letters) => (
            <th key={letters} scope="col">
              {letters}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {across.map((letters) => {
              const cell = letters + String(row);
              if (covered.has(cell)) return null;
              const span = stretched.get(cell);
              const shown = cells.get(cell);
              const [mark] = marks.get(cell) ?? [];
              const look = [shown?.kind, mark && `marked ${mark.kind}`, mark?.related && 'related'];
              return (
                <td
                  key={letters}
                  className={[...look, picked(cell, row) && 'selected', span && 'merged'].filter(Boolean).join(' ')}
                  rowSpan={span?.rows}
                  colSpan={span?.columns}
                >
                  {content(cell, shown)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
