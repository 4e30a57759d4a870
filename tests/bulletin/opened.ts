import * as XLSX from '@e965/xlsx';
import { inflateEntry, readZipDirectory } from '../../src/workbook';

/** A table as somebody sees it: what stands over it, and its texts, one for each place, spans filled in. */
export interface SeenTable {
  readonly title: string;
  readonly grid: readonly (readonly string[])[];
  /** How many rows at the top are repeated on every page. */
  readonly headings: number;
}

/** The parts of a package, by name, read as strictly as those of workbooks that are sent in. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(readZipDirectory(bytes).map((entry) => [entry.name, inflateEntry(entry).toString()]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => unescaped(text)).join('');

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<w:${name}[ >].*?</w:${name}>`, 'gs'))].map(([element]) => element);

/** The texts of a document, paragraph by paragraph, those of tables left out. */
export function paragraphsIn(docx: Uint8Array): string[] {
  return elements(bodyOf(docx).replace(/<w:tbl>.*?<\/w:tbl>/gs, ''), 'p')
    .map(textIn)
    .filter((text) => text !== '');
}

function bodyOf(docx: Uint8Array): string {
  return partsOf(docx).get('word/document.xml') ?? '';
}

/** The tables of a document, read from its XML. */
export function tablesIn(docx: Uint8Array): SeenTable[] {
  const pieces = bodyOf(docx).split(/(<w:tbl>.*?<\/w:tbl>)/s);
  return pieces.flatMap((piece, index) => {
    if (!piece.startsWith('<w:tbl>')) return [];
    const title =
      elements(pieces[index - 1] ?? '', 'p')
        .map(textIn)
        .at(-1) ?? '';
    const rows = elements(piece, 'tr');
    const grid: string[][] = [];
    for (const row of rows) {
      const texts: string[] = [];
      for (const cell of elements(row, 'tc')) {
        const span = Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1);
        const continued = /<w:vMerge w:val="continue"\/>|<w:vMerge\/>/.test(cell);
        for (let at = 0; at < span; at += 1) texts.push(continued ? (grid.at(-1)?.[texts.length] ?? '') : textIn(cell));
      }
      grid.push(texts);
    }
    return [{ title, grid, headings: rows.filter((row) => row.includes('<w:tblHeader')).length }];
  });
}

/** The sheets of a workbook as texts, each as it is shown; a merged cell's text stands in all its places. */
export function sheetsIn(xlsx: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> {
  const { Sheets, SheetNames } = XLSX.read(xlsx, { cellNF: true, cellText: true });
  return new Map(
    SheetNames.map((name) => {
      const sheet = Sheets[name] ?? {};
      const grid = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
      for (const { s, e } of sheet['!merges'] ?? [])
        for (let row = s.r; row <= e.r; row += 1)
          for (let column = s.c; column <= e.c; column += 1) {
            const text = grid[s.r]?.[s.c] ?? '';
            const places = grid[row];
            if (places) places[column] = text;
          }
      return [name, grid] as const;
    }),
  );
}

/** What is wrong with markup of which every tag has to be closed, in words; nothing where it is well formed. */
export function faultsIn(markup: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const rest = markup.replace(/<!doctype html>|<\?xml[^>]*\?>|<style>[^<]*<\/style>/g, '');
  const tag = /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g;
  for (const [, closing, name = '', , empty] of rest.matchAll(tag)) {
    if (closing && open.pop() !== name) faults.push(`</${name}> closes nothing`);
    if (!closing && !empty) open.push(name);
  }
  if (open.length > 0) faults.push(`not closed: ${open.join(' ')}`);
  const between = rest.replace(tag, '');
  if (/[<>]/.test(between)) faults.push(`a bare < or > near ${/.{0,20}[<>].{0,20}/.exec(between)?.[0] ?? ''}`);
  if (/&(?!#?\w+;)/.test(between)) faults.push('a bare &');
  return faults;
}
