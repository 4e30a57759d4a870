import type { Cell, Column, ExportedTable } from './columns';
import { pieceLength } from './pieces';
import { zip, type ZipPart } from './zip';

/** The most rows that a sheet has, and of these the ones below its heading. */
const sheetRows = 1_048_576;
const dataRows = sheetRows - 1;

/** A workbook; what does not fit on a sheet goes on on the next. A number keeps to 15 digits there: what has more is text. */
export function xlsx<R>(table: ExportedTable<R>): AsyncGenerator<Uint8Array> {
  return zip(parts(table));
}

/** The parts of the package: the sheets as they come, then those that say how many there are. */
async function* parts<R>({ name, columns, batches }: ExportedTable<R>): AsyncGenerator<ZipPart> {
  const rows = new RowSource(batches);
  const sheets: string[] = [];
  do {
    sheets.push(sheets.length === 0 ? name : `${name} (${sheets.length + 1})`);
    yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: sheet(columns, rows) };
  } while (await rows.more());
  const ids = sheets.map((title, index) => ({ title, number: index + 1 }));
  yield* [
    {
      name: 'xl/styles.xml',
      content: `${head}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${ids
        .map(({ title, number }) => `<sheet name="${title}" sheetId="${number}" r:id="sheet${number}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...ids.map(({ number }) => ['worksheet', `sheet${number}`, `worksheets/sheet${number}.xml`] as const),
        ['styles', 'styles', 'styles.xml'],
      ]),
    },
    { name: '_rels/.rels', content: relationships([['officeDocument', 'workbook', 'xl/workbook.xml']]) },
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${ids
        .map(
          ({ number }) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    },
  ];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relationships(given: readonly (readonly [type: string, id: string, target: string])[]): string {
  const each = given.map(
    ([type, id, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** Rows one after another, whatever batches they come in. */
class RowSource<R> {
  private readonly batches: AsyncIterator<readonly R[]>;
  private rows: readonly R[] = [];
  private place = 0;

  constructor(batches: AsyncIterable<readonly R[]>) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** Whether there is another. */
  async more(): Promise<boolean> {
    while (this.place >= this.rows.length) {
      const next = await this.batches.next();
      if (next.done) return false;
      [this.rows, this.place] = [next.value, 0];
    }
    return true;
  }

  /** Those of the batch at hand that are still to come, `most` of them. */
  take(most: number): readonly R[] {
    const taken = this.rows.slice(this.place, this.place + most);
    this.place += taken.length;
    return taken;
  }
}

async function* sheet<R>(columns: readonly Column<R>[], source: RowSource<R>): AsyncGenerator<string> {
  const widths = columns.map(({ name }, index) => {
    const number = index + 1;
    return `<col min="${number}" max="${number}" width="${Math.max(10, name.length + 2)}" customWidth="1"/>`;
  });
  let xml = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">`;
  xml += `${columns.map(({ name }) => inline(name, ' s="1"')).join('')}</row>`;
  let left = dataRows;
  while (left > 0 && (await source.more())) {
    for (const row of source.take(left)) {
      xml += '<row>';
      for (const { kind: of, of: cell } of columns) xml += cellOf(of, cell(row));
      xml += '</row>';
      left -= 1;
      if (xml.length > pieceLength) {
        yield xml;
        xml = '';
      }
    }
  }
  yield `${xml}</sheetData></worksheet>`;
}

function cellOf(of: Column<never>['kind'], cell: Cell): string {
  if (cell === null) return '<c/>';
  if (of === 'text') return inline(cell as string);
  if (of === 'flag') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  const digits = String(cell);
  return String(Number(digits)) === digits ? `<c><v>${digits}</v></c>` : inline(digits);
}

function inline(text: string, style = ''): string {
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  return `<c t="inlineStr"${style}><is><t${space}>${escaped(text)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\t': '\t', '\n': '\n' };

/** What is no XML is written as `_x0001_`, and so is what would be taken for that. */
function escaped(text: string): string {
  return text.replace(
    /[&<>\p{Cc}\p{Cs}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu,
    (sign) => entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
