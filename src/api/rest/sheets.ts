import { Router, type Request } from 'express';
import { findingText } from '../../model';
import { cellAddress, type ShownCell, type Window } from '../../workbook';
import { refuseArgument } from '../codes';
import { notFound } from '../failure';
import { askedLanguage } from '../language';
import { pageSize } from '../page-size';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { queryReader } from './query';
import { wantedSubmission } from './wanted-submission';

/** Rows of a sheet that are answered where the address does not say which. */
const firstRows = 200;

/** A cell of a row, as shown. */
type CellRow = Pick<ShownCell, 'cell' | 'kind' | 'text'>;

/**
 * The sheets of a workbook as they were read: which there are and how far each reaches; with `sheet`, its cells, those of
 * `rows` (`1-200`), at most LIMIT_PAGE_SIZE of them. A workbook that can't be read answers with the finding.
 */
export function sheetRoutes(parts: RouteParts): Router {
  const { catalogue, reader } = parts;
  const router = Router();
  router.get('/submissions/:id/sheets', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const window = askedWindow(parts, request);
    const { gate, warehouse } = guardedFor(request);
    gate.permit('workbooks.read');
    const bytes = await warehouse.workbook((await wantedSubmission(request)).id);
    if (!bytes) throw notFound(request);
    const viewing = await reader.view(bytes, window);
    if (!viewing.ok) {
      response.json({ format: null, sheets: [], finding: findingText(viewing.finding, language), view: null });
      return;
    }
    const { format, sheets } = viewing.view;
    const seen = sheets.find(({ within }) => within !== null)?.within;
    if (window && !seen) {
      const known = sheets.map(({ name }) => name);
      refuseArgument('sheet', window.sheet, known);
    }
    response.json({
      format,
      sheets: sheets.map(({ name, hidden, rows, columns }) => ({ name, hidden, rows, columns })),
      finding: null,
      view: window && seen ? viewRow(window, seen) : null,
    });
  });
  return router;
}

function viewRow(window: Window, { cells, merges }: { readonly cells: readonly ShownCell[]; readonly merges: Merges }) {
  const rows = new Map<number, CellRow[]>();
  for (const { row, cell, kind, text } of cells) {
    const beside = rows.get(row);
    if (beside) beside.push({ cell, kind, text });
    else rows.set(row, [{ cell, kind, text }]);
  }
  return {
    sheet: window.sheet,
    rows: [...rows].map(([row, inRow]) => ({ row: row + 1, cells: inRow })),
    merges: merges.map(({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`),
  };
}

type Merges = readonly {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}[];

function askedWindow(parts: RouteParts, request: Request): Window | undefined {
  const asked = queryReader(request, ['sheet', 'rows', 'lang']);
  // the names of sheets may have commas in them
  const { sheet } = request.query;
  const rows = asked.single('rows');
  if (sheet === undefined) return rows === undefined ? undefined : refuseArgument('sheet', '–', '…');
  if (typeof sheet !== 'string') return refuseArgument('sheet', '…,…', '1');
  const [, from = '1', to] =
    rows === undefined ? [] : (/^([1-9]\d{0,6})-([1-9]\d{0,6})$/.exec(rows) ?? refuseArgument('rows', rows, '1-200'));
  const top = Number(from) - 1;
  const count = to === undefined ? pageSize(parts, undefined, firstRows) : pageSize(parts, Number(to) - top, firstRows);
  return { sheet, top, bottom: top + count - 1 };
}
