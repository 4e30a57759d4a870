import { Workbook, type Worksheet } from 'exceljs';
import { rewritten, sheetNamer } from '../../office-files';
import type { Block, BulletinDocument } from '../document';
import { XlsxSheet } from './xlsx-sheet';

const a4 = 9;
const inches = { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.4 };

/** The document as a workbook: a sheet for each section, figures as numbers that are shown as they are printed. */
export async function writeXlsx(document: BulletinDocument): Promise<Buffer> {
  const { title, issuer, status, blocks } = document;
  const date = new Date(document.dated);
  const workbook = new Workbook();
  Object.assign(workbook, { title, creator: issuer, lastModifiedBy: issuer, created: date, modified: date });
  const name = sheetNamer();
  sectionsOf(blocks).forEach((section, index) => {
    const sheet = new XlsxSheet(addSheet(workbook, name(section.name)), section.blocks);
    if (index === 0) {
      sheet.line('issuer', issuer);
      sheet.line('title', title);
      sheet.line('status', status);
    }
    section.blocks.forEach((block) => sheet.add(block));
  });
  return rewritten(Buffer.from(await workbook.xlsx.writeBuffer()), date);
}

interface Section {
  readonly name: string;
  readonly blocks: Block[];
}

/** Blocks from one heading to the next; what stands before the first belongs to the first. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  const before: Block[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === 'heading') sections.push({ name: block.text, blocks: [...before.splice(0), block] });
    else if (last) last.blocks.push(block);
    else before.push(block);
  }
  return sections;
}

function addSheet(workbook: Workbook, name: string): Worksheet {
  return workbook.addWorksheet(name, {
    views: [{ showGridLines: false }],
    pageSetup: {
      paperSize: a4,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: inches,
    },
    headerFooter: { oddFooter: '&C— &P —' },
  });
}
