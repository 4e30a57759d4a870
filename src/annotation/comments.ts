import { cellAddress } from '../workbook';
import type { Mark } from './marks';
import type { OfficePackage } from './office-package';
import { Unpatchable } from './unpatchable';
import { author } from './wording';
import { child, childrenNamed, parseXml, type XmlElement } from './xml-elements';
import { escapeCellText, XmlEdits } from './xml-edits';

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';

/**
 * Adds the comments of a sheet's marks. A comment that a cell has already is kept, and ours follows after a blank
 * line; our own from an earlier round is replaced. Returns the marks whose cells had no comment yet.
 */
export function addComments(archive: OfficePackage, sheetPart: string, marks: readonly Mark[]): readonly Mark[] {
  const existing = archive.relationships(sheetPart).find(({ kind }) => kind === 'comments')?.target;
  if (existing !== undefined) return extend(archive, existing, marks);
  const comments = marks.map((mark) => comment(mark, 0, '')).join('');
  const xml = `<comments xmlns="${mainNamespace}"><authors><author>${author}</author></authors><commentList>${comments}</commentList></comments>`;
  archive.relate(sheetPart, 'comments', archive.add('xl/comments', contentType, xml));
  return marks;
}

function extend(archive: OfficePackage, part: string, marks: readonly Mark[]): Mark[] {
  const xml = archive.xml(part);
  const root = parseXml(part, xml);
  const authors = child(root, 'authors');
  const list = child(root, 'commentList');
  if (!authors || !list) throw new Unpatchable(`${part}: not a list of comments`);
  const edits = new XmlEdits(xml);
  const names = authors.children.map(({ openEnd, closeFrom }) => xml.slice(openEnd, closeFrom));
  const known = names.indexOf(author);
  const ours = known < 0 ? names.length : known;
  if (known < 0) edits.append(authors, `<${root.prefix}author>${author}</${root.prefix}author>`);

  const present = new Map(list.children.map((element) => [element.attribute('ref'), element]));
  const added: Mark[] = [];
  for (const mark of marks) {
    const element = present.get(cellAddress(mark.row, mark.column));
    const text = element && child(element, 'text');
    if (!element) {
      edits.append(list, comment(mark, ours, root.prefix));
      added.push(mark);
    } else if (!text) {
      edits.append(element, `<${root.prefix}text>${run(mark.text, root.prefix)}</${root.prefix}text>`);
    } else if (element.attribute('authorId') === String(ours)) {
      edits.replace(text.from, text.to, `<${root.prefix}text>${run(mark.text, root.prefix)}</${root.prefix}text>`);
    } else {
      appendRun(edits, text, run(`\n\n${mark.text}`, root.prefix));
    }
  }
  archive.write(part, edits.apply());
  return added;
}

/** Adds a run behind the text of a comment. Text that is not in a run is put into one: it may not stand beside runs. */
function appendRun(edits: XmlEdits, text: XmlElement, addition: string): void {
  const bare = childrenNamed(text, 't').at(0);
  if (bare) {
    edits.insert(bare.from, `<${text.prefix}r>`);
    edits.insert(bare.to, `</${text.prefix}r>`);
  }
  const last = text.children.filter(({ name }) => name === 't' || name === 'r').at(-1);
  if (last) edits.insert(last.to, addition);
  else edits.prepend(text, addition);
}

function comment(mark: Mark, authorId: number, prefix: string): string {
  const ref = cellAddress(mark.row, mark.column);
  const text = `<${prefix}text>${run(mark.text, prefix)}</${prefix}text>`;
  return `<${prefix}comment ref="${ref}" authorId="${authorId}">${text}</${prefix}comment>`;
}

/** A run of text in the font that comments have by default. */
function run(text: string, prefix: string): string {
  const font = `<${prefix}rPr><${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="Tahoma"/></${prefix}rPr>`;
  return `<${prefix}r>${font}<${prefix}t xml:space="preserve">${escapeCellText(text)}</${prefix}t></${prefix}r>`;
}
