import type { XmlTag } from '../workbook';
import type { Mark } from './marks';
import { relationAttribute } from './office-package';
import { CellFiller } from './sheet-cells';
import { SheetGeometry } from './sheet-geometry';
import { relationId, scan, splitName } from './xml-elements';
import { withAttribute, XmlEdits } from './xml-edits';

/** What stands behind `<legacyDrawing>` in a sheet; the schema holds its elements to one order. */
const behindLegacyDrawing = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** A sheet whose marked cells are filled; what it still needs is a drawing for its comments. */
export interface FilledSheet {
  readonly geometry: SheetGeometry;
  /** The relationship to the drawing of comments that the sheet has already. */
  readonly drawing: string | undefined;
  /** The text of the part, with a reference to a drawing if one is given. */
  finish(newDrawing: string | undefined): string;
}

/** Fills the marked cells of a sheet and looks at what its comments need. */
export function fillSheet(
  part: string,
  xml: string,
  marks: readonly Mark[],
  filled: (style: number, mark: Mark) => number,
): FilledSheet {
  const edits = new XmlEdits(xml);
  const geometry = new SheetGeometry();
  const path: string[] = [];
  let prefix = '';
  let cells: CellFiller | undefined;
  let row = -1;
  let dataFrom = -1;
  let section: XmlTag = { from: 0, to: 0 };
  let drawing: string | undefined;
  let drawingAt: number | undefined;

  scan(part, xml, {
    open(qualified, attribute, tag) {
      const { name, prefix: own } = splitName(qualified);
      const [, top, inner] = path.push(name) === 1 ? [] : path;
      if (path.length === 1) prefix = own;
      if (path.length === 2) section = tag;
      // A section that some programs can not read may stand in an <AlternateContent>.
      if (behindLegacyDrawing.has(name) && (path.length === 2 || top === 'AlternateContent'))
        drawingAt ??= section.from;
      if (path.length === 2 && name === 'legacyDrawing') drawing = relationId(xml.slice(tag.from, tag.to));
      if (path.length === 2 && name === 'sheetFormatPr') geometry.defaults(attribute);
      if (top === 'cols' && name === 'col') geometry.column(attribute);
      if (path.length === 2 && name === 'sheetData') {
        dataFrom = tag.from;
        cells = new CellFiller(edits, prefix, marks, (column) => geometry.columnStyle(column), filled);
      }
      if (top !== 'sheetData') return;
      if (path.length === 3) {
        row = Number(attribute('r') ?? row + 2) - 1;
        geometry.row(row, attribute);
        cells?.openRow(attribute, tag);
      } else if (path.length === 4 && inner === 'row' && name === 'c') cells?.cell(attribute, tag);
    },
    close(_qualified, tag) {
      const name = path.pop();
      if (path.length === 2 && name === 'row') cells?.closeRow(tag);
      if (path.length === 1 && name === 'sheetData') cells?.closeData(tag, tag.from === dataFrom);
      if (path.length === 0) drawingAt ??= tag.from;
    },
    text: () => undefined,
  });

  return {
    geometry,
    drawing,
    finish(newDrawing) {
      if (newDrawing !== undefined) {
        edits.insert(drawingAt ?? xml.length, `<${prefix}legacyDrawing ${relationAttribute(newDrawing)}/>`);
      }
      return edits.apply();
    },
  };
}

/** A sheet that is not selected: with the first sheet active, it would be edited along with it. */
export function deselect(xml: string): string {
  return xml.replace(/<(?:[\w.-]+:)?sheetView\s[^<>]*>/g, (tag) => {
    const selected = /\stabSelected\s*=\s*["'](1|true)["']/.exec(tag)?.[1];
    if (selected === undefined) return tag;
    return withAttribute(tag, 'tabSelected', selected === '1' ? '0' : 'false');
  });
}
