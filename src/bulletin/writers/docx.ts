import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import { rewritten } from '../../office-files';
import type { Block, BulletinDocument } from '../document';
import { docxChart } from './docx-chart';
import { documentStyles, styleOf } from './docx-styles';
import { docxTable } from './docx-table';
import { textRun } from './docx-run';
import { escaped, legible } from './markup';

/* A4 with the margins of an official document, in twentieths of a point. */
const page = { width: 11906, height: 16838 };
const margin = { top: 2098, bottom: 1984, left: 1588, right: 1474 };
const textWidth = page.width - margin.left - margin.right;

/** The document for Word, in real styles, so that the office can go on writing in it. */
export async function writeDocx(document: BulletinDocument): Promise<Buffer> {
  const { title, issuer, status, language, blocks, dated } = document;
  const line = (style: string, text: string): Paragraph => new Paragraph({ style, text: legible(text) });
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 21 });
  const file = new Document({
    styles: documentStyles(language),
    sections: [
      {
        properties: { page: { size: page, margin } },
        footers: {
          default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] }),
        },
        children: [
          line(styleOf.issuer, issuer),
          new Paragraph({ heading: HeadingLevel.TITLE, text: legible(title) }),
          line(styleOf.status, status),
          ...blocks.flatMap((block, index) => docxBlock(block, index + 1)),
        ],
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(document) };
  return steady(await Packer.toBuffer(file, undefined, [properties]), new Date(dated));
}

/** The package without what the library takes from the clock and from chance: dates, and ids of relationships. */
function steady(bytes: Buffer, date: Date): Buffer {
  const known = new Map<string, string>();
  return rewritten(bytes, date, (name, content) => {
    if (name.endsWith('.xlsx')) return rewritten(content, date);
    if (!/\.(xml|rels)$/.test(name)) return content;
    const text = content.toString().replace(/(?<=\b(?:Id|r:id)=")rId[\w-]{21}(?=")/g, (id) => {
      if (!known.has(id)) known.set(id, `rIdChart${known.size + 1}`);
      return known.get(id) ?? id;
    });
    return Buffer.from(text);
  });
}

/** A block as Word has it; `number` is one of its own, for what needs an id. */
function docxBlock(block: Block, number: number): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: legible(block.text) })];
    case 'paragraph':
      return [
        new Paragraph({
          style: styleOf[block.style],
          children: block.spans.map(({ text, figure }) => textRun(text, { bold: figure !== undefined })),
        }),
      ];
    case 'table':
      return docxTable(block, textWidth);
    case 'chart':
      return docxChart(block, number);
  }
}

/** What the file says of itself; the library would take the time from the clock. */
function coreProperties({ title, issuer, language, dated }: BulletinDocument): string {
  const instant = `${dated.slice(0, 19)}Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(issuer)}</dc:creator><dc:language>${language === 'zh' ? 'zh-CN' : 'en-GB'}</dc:language><cp:lastModifiedBy>${escaped(issuer)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
}
