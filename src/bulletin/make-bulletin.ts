import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import type { WarehouseReader } from '../warehouse';
import { compose } from './compose/compose';
import { defaultTemplate } from './default-template';
import type { BulletinDocument } from './document';
import { bulletinFigures } from './figures';
import type { ReleaseFacts } from './release-facts';
import { writeHtml } from './writers/html';

/** The formats in which a bulletin is handed out. */
export const bulletinFormats = ['docx', 'xlsx', 'html'] as const;
export type BulletinFormat = (typeof bulletinFormats)[number];

interface Writer {
  readonly mediaType: string;
  readonly write: (document: BulletinDocument) => Promise<Buffer>;
}

/** The libraries for office files are large, so they are loaded with the first file that needs them. */
const writers: Readonly<Record<BulletinFormat, Writer>> = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (document) => (await import('./writers/docx.js')).writeDocx(document),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (document) => (await import('./writers/xlsx.js')).writeXlsx(document),
  },
  html: { mediaType: 'text/html; charset=utf-8', write: writeHtml },
};

/** What a bulletin is made of. */
export interface BulletinSource {
  readonly reader: WarehouseReader;
  readonly catalogue: Catalogue;
  /** The version whose figures it has. */
  readonly version: number;
  readonly language: Language;
  /** A period code. */
  readonly period: string;
  /** What it is published as; absent for a draft. */
  readonly release?: ReleaseFacts | undefined;
}

export interface Bulletin {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Makes the bulletin of a period in a format. The same source yields the same bytes. */
export async function makeBulletin(source: BulletinSource, format: BulletinFormat): Promise<Bulletin> {
  const { reader, catalogue, version, language, period, release } = source;
  const figures = await bulletinFigures(reader, catalogue, period, version);
  const document = compose(catalogue.bulletin ?? defaultTemplate(catalogue), catalogue, figures, language, release);
  const { mediaType, write } = writers[format];
  return { bytes: await write(document), mediaType, fileName: `${fileNameOf(document.title)}.${format}` };
}

/** A title without what a file name can not have. */
function fileNameOf(title: string): string {
  return title.replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ').trim();
}
