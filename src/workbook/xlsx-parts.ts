import type { WorkbookBuilder } from './workbook-builder';
import { impliedFormats } from './number-format';
import { decodeXml, scanXml, type XmlHandler } from './xml';
import type { ZipParts } from './zip-package';

/** Parts that hold no cells and nothing that cells need. */
const withoutCells =
  /(^|\/)(docProps|media|drawings|embeddings|charts|theme|printerSettings|ctrlProps|activeX|pivotTables|pivotCache|externalLinks|queryTables|tables|comments|threadedComments|customXml|customProperty|worksheets\/_rels)\/|(^|\/)(comments\d*|vmlDrawing\d*|calcChain|vbaProject)\.\w+$/i;

/** The result that a formula has which was saved without one: the format's own value for what is still being fetched. */
export const pendingResult = '#GETTING_DATA';

/**
 * The parts of an xlsx or xlsb package that the library is to see, with what it would lose written into them:
 * raised text as `^`, formulas without a result, number formats implied by their number.
 * Cells and merges of XML sheets are counted on the way, before the library spends anything on them.
 */
export function prepareParts(parts: ZipParts, builder: WorkbookBuilder): Map<string, Buffer> {
  const prepared = new Map<string, Buffer>();
  const counts = { cells: 0, merges: 0 };
  for (const name of parts.names) {
    const content = withoutCells.test(name) || name.endsWith('/') ? undefined : parts.get(name);
    if (!content) continue;
    prepared.set(name, /\.(xml|rels)$/i.test(name) ? Buffer.from(prepareXml(name, content, builder, counts)) : content);
  }
  return prepared;
}

/** Without comments, and with CDATA as escaped text: what looks like a cell in there is none. */
function withoutSections(xml: string): string {
  if (!xml.includes('<!')) return xml;
  return xml.replace(/<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string = '') =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

const noHandler: XmlHandler = { open: () => undefined, close: () => undefined, text: () => undefined };

function prepareXml(
  name: string,
  content: Buffer,
  builder: WorkbookBuilder,
  counts: { cells: number; merges: number },
): string {
  // The text is handed on as UTF-8, so what the declaration says of the encoding goes.
  const text = decodeXml(name, content).replace(/^<\?xml[^>]*\?>/, '');
  // The library makes something of any text, and leaves out in silence what it does not understand.
  scanXml(name, text, noHandler);
  const xml = withoutSections(text);
  if (/<(?:\w+:)?worksheet[\s>]/.test(xml.slice(0, 4096))) {
    builder.expectMerges((counts.merges += countOf(xml, /<(?:\w+:)?mergeCell[\s/>]/g)));
    const sheet = markCells(xml);
    builder.expectCells((counts.cells += sheet.cells));
    return markRaised(sheet.xml);
  }
  if (/<(?:\w+:)?sst[\s>]/.test(xml.slice(0, 4096))) return markRaised(xml);
  if (/<(?:\w+:)?styleSheet[\s>]/.test(xml.slice(0, 4096))) return addImpliedFormats(xml);
  if (/<(?:\w+:)?workbook[\s>]/.test(xml.slice(0, 4096))) builder.expectSheets(countOf(xml, /<(?:\w+:)?sheet[\s]/g));
  return xml;
}

const cell = /<((?:\w+:)?)c(\s[^<>]*?)?(?:\/>|>([^]*?)<\/\1c>)/g;

/** Takes out cells that only have a style, counts the others, and gives `pendingResult` to formulas without a result. */
function markCells(xml: string): { xml: string; cells: number } {
  let cells = 0;
  const marked = xml.replace(cell, (whole: string, prefix: string, attributes: string = '', content: string = '') => {
    // A cell without an address stands next to the one before it, which therefore has to stay.
    if (!/<(?:\w+:)?(?:v|f|is)[\s/>]/.test(content)) return /\sr\s*=/.test(attributes) ? '' : whole;
    cells += 1;
    if (!/<(?:\w+:)?f[\s/>]/.test(content)) return whole;
    const type = /\st\s*=\s*["'](\w+)["']/.exec(attributes)?.[1];
    // A text result may be empty; it is missing only where there is no <v> at all.
    const result = type === 'str' ? /<(?:\w+:)?v[\s/>]/ : /<(?:\w+:)?v(?:\s[^<>]*)?>[^<]/;
    if (type === 'inlineStr' || result.test(content)) return whole;
    const untyped = attributes.replace(/\st\s*=\s*["']\w*["']/, '');
    const formula = content.replace(/<((?:\w+:)?)v(?:\s[^<>]*)?(?:\/>|>\s*<\/\1v>)/g, '');
    return `<${prefix}c${untyped} t="e">${formula}<${prefix}v>${pendingResult}</${prefix}v></${prefix}c>`;
  });
  return { xml: marked, cells };
}

const richText = /<((?:\w+:)?)(si|is)(?:\s[^<>]*)?>[^]*?<\/\1\2>/g;
const run = /<((?:\w+:)?)r(?:\s[^<>]*)?>([^]*?)<\/\1r>/g;
const raised = /<(?:\w+:)?vertAlign\s[^<>]*val\s*=\s*["']superscript["']/;

/** Writes `^` before text that is raised, once for neighbouring runs that are raised together. */
function markRaised(xml: string): string {
  if (!raised.test(xml)) return xml;
  return xml.replace(richText, (text) => {
    let above = false;
    return text.replace(run, (whole, prefix: string, content: string) => {
      const begins = !above && raised.test(content);
      above = raised.test(content);
      if (!begins) return whole;
      const mark = new RegExp(`(<${prefix}t(?:\\s[^<>]*)?>)(?=\\s*[^\\s<])`);
      if (!mark.test(whole)) above = false;
      return whole.replace(mark, '$1^');
    });
  });
}

/** Declares the implied formats first, so that a format the file does declare under such a number comes after and counts. */
function addImpliedFormats(xml: string): string {
  const formats = (prefix: string): string =>
    [...impliedFormats]
      .map(([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join('');
  const declared = /<((?:\w+:)?)numFmts(?:\s[^<>]*)?(?<!\/)>/.exec(xml);
  if (declared) return xml.replace(declared[0], declared[0] + formats(declared[1] ?? ''));
  const undeclared = xml.replace(/<(?:\w+:)?numFmts(?:\s[^<>]*)?\/>/, '');
  return undeclared.replace(
    /<((?:\w+:)?)styleSheet(?:\s[^<>]*)?(?<!\/)>/,
    (start, prefix: string) => `${start}<${prefix}numFmts>${formats(prefix)}</${prefix}numFmts>`,
  );
}

function countOf(xml: string, pattern: RegExp): number {
  let count = 0;
  for (pattern.lastIndex = 0; pattern.test(xml);) count += 1;
  return count;
}
