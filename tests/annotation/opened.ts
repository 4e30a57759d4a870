import { cellAddress, scanXml } from '../../src/workbook';
import { unzip } from '../workbook/support';

/** The comments that LibreOffice saved in an `.ods`: `sheet!cell` and the text. */
export function commentsOf(ods: Buffer): Map<string, string> {
  const comments = new Map<string, string>();
  let sheet = '';
  let row = 0;
  let column = 0;
  let lines: string[] | undefined;
  const repeats = { rows: 1, columns: 1 };
  scanXml('content.xml', unzip(ods).get('content.xml') ?? '', {
    open(name, attribute) {
      if (name === 'table:table') [sheet, row] = [attribute('table:name') ?? '', 0];
      if (name === 'table:table-row') {
        column = 0;
        repeats.rows = Number(attribute('table:number-rows-repeated') ?? 1);
      }
      if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        repeats.columns = Number(attribute('table:number-columns-repeated') ?? 1);
      }
      if (name === 'office:annotation') lines = [];
      if (name === 'text:p') lines?.push('');
    },
    close(name) {
      if (name === 'office:annotation') {
        comments.set(`${sheet}!${cellAddress(row, column)}`, lines?.join('\n') ?? '');
        lines = undefined;
      }
      if (name === 'table:table-cell' || name === 'table:covered-table-cell') column += repeats.columns;
      if (name === 'table:table-row') row += repeats.rows;
    },
    text(text) {
      if (lines && lines.length > 0) lines.push((lines.pop() ?? '') + text);
    },
  });
  return comments;
}
