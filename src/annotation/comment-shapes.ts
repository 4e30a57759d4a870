import { textWidth, wrappedLines } from '../office-files';
import type { Mark } from './marks';
import type { OfficePackage } from './office-package';
import type { SheetGeometry } from './sheet-geometry';
import { Unpatchable } from './unpatchable';

const contentType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const namespaces = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
};
const shapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** Shapes are numbered in blocks of this size, one or more to a drawing. */
const blockSize = 1024;

/** Adds the boxes of comments to the drawing of a sheet that holds them already. */
export function extendDrawing(
  archive: OfficePackage,
  part: string,
  marks: readonly Mark[],
  geometry: SheetGeometry,
): void {
  // Such drawings are not always well-formed XML, nor always UTF-8: every byte of it is kept as it is.
  const xml = archive.binary(part);
  const end = xml.lastIndexOf('</xml>');
  const declared = Object.entries(namespaces).every(([prefix, uri]) => xml.includes(`xmlns:${prefix}="${uri}"`));
  if (end < 0 || !declared) throw new Unpatchable(`${part}: not a drawing`);
  const type = xml.includes('id="_x0000_t202"') ? '' : shapeType;
  const numbers = [...xml.matchAll(/\bid="_x0000_s(\d+)"/g)].map(([, number]) => Number(number));
  const first = Math.max(blockSize, ...numbers) + 1;
  const shapes = marks.map((mark, index) => shape(mark, first + index, geometry)).join('');
  archive.write(part, xml.slice(0, end) + type + shapes + xml.slice(end), 'latin1');
}

/** Makes a drawing with the boxes of comments. */
export function createDrawing(archive: OfficePackage, marks: readonly Mark[], geometry: SheetGeometry): string {
  const block = freeBlock(archive);
  const part = archive.freeName('xl/drawings/vmlDrawing', '.vml');
  const root = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const layout = `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>`;
  const shapes = marks.map((mark, index) => shape(mark, block * blockSize + 1 + index, geometry)).join('');
  archive.write(part, `<xml${root.join('')}>${layout}${shapeType}${shapes}</xml>`, 'latin1');
  archive.declareExtension('vml', contentType);
  return part;
}

/** A box that shows when the pointer is on the cell, to the right of it. */
function shape(mark: Mark, number: number, geometry: SheetGeometry): string {
  const size = boxSize(mark.text);
  const corner = { row: Math.max(0, mark.row - 1), column: mark.column + 1 };
  const from = geometry.reach(corner, 12, 4);
  const to = geometry.reach(corner, 12 + size.width, 4 + size.height);
  const anchor = [from.column, from.x, from.row, from.y, to.column, to.x, to.row, to.y].join(', ');
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;visibility:hidden;` +
    `width:${size.width * 0.75}pt;height:${size.height * 0.75}pt;z-index:${number % blockSize}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${mark.row}</x:Row><x:Column>${mark.column}</x:Column></x:ClientData></v:shape>`
  );
}

/** Of the font that comments have, in pixels. */
const digitWidth = 6.5;
const lineHeight = 17;
const margin = 16;
/** The width that the text of a box is wrapped to, in digits. */
const boxDigits = 44;

/** Pixels that the text of a comment takes. */
function boxSize(text: string): { width: number; height: number } {
  const widest = Math.min(boxDigits, Math.max(...text.split('\n').map(textWidth)));
  return {
    width: Math.ceil(widest * digitWidth) + margin,
    height: wrappedLines(text, boxDigits) * lineHeight + margin,
  };
}

/** The first block of shape numbers that no drawing of the package has taken. */
function freeBlock(archive: OfficePackage): number {
  const taken = archive
    .named('.vml')
    .flatMap((part) =>
      [...archive.binary(part).matchAll(/<o:idmap[^<>]*\bdata="([\d,]+)"/g)].flatMap(([, data = '']) =>
        data.split(',').map(Number),
      ),
    );
  return Math.max(0, ...taken) + 1;
}
