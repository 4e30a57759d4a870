import { AlignmentType, BorderStyle, type IFontAttributesProperties, type IStylesOptions } from 'docx';
import type { Language } from '../../foundation';
import { colours } from './colours';

/* Typefaces of an official document, all of which come with the office programs; elsewhere others stand in. */
const song: IFontAttributesProperties = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
};
const hei: IFontAttributesProperties = { ...song, ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' };
const fangSong: IFontAttributesProperties = { ...song, eastAsia: 'FangSong' };

/** The names of our own styles, by what they are for. */
export const styleOf = {
  issuer: 'Issuer',
  status: 'Status',
  body: 'BodyText',
  note: 'Note',
  notice: 'Notice',
  signature: 'Signature',
  caption: 'Caption',
  cell: 'TableText',
  chart: 'ChartLine',
} as const;

/** Half points, as Word counts sizes. */
const points = (size: number): number => size * 2;
/** Twentieths of a point, as Word counts distances. */
const distance = (size: number): number => size * 20;

/** Styles that the office can change in one place. */
export function documentStyles(language: Language): IStylesOptions {
  const zh = language === 'zh';
  const own = { basedOn: 'Normal', quickFormat: true };
  const centred = { alignment: AlignmentType.CENTER };
  return {
    default: {
      document: {
        run: {
          font: fangSong,
          size: points(zh ? 14 : 12),
          language: { value: zh ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: distance(zh ? 24 : 19) } },
      },
      title: {
        run: { font: song, size: points(22), bold: true },
        paragraph: { ...centred, spacing: { before: distance(10), after: distance(4), line: distance(32) } },
      },
      heading1: {
        run: { font: hei, size: points(16), bold: !zh, color: '000000' },
        paragraph: { keepNext: true, keepLines: true, spacing: { before: distance(18), after: distance(6) } },
      },
    },
    paragraphStyles: [
      {
        ...own,
        id: styleOf.issuer,
        name: 'Issuer',
        run: { font: song, size: points(zh ? 26 : 20), bold: true, color: colours.seal, characterSpacing: distance(2) },
        paragraph: {
          ...centred,
          spacing: { after: distance(20), line: distance(36) },
          border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 6, color: colours.seal } },
        },
      },
      {
        ...own,
        id: styleOf.status,
        name: 'Status',
        run: { size: points(11), color: colours.quiet },
        paragraph: { ...centred, spacing: { after: distance(12) } },
      },
      {
        ...own,
        id: styleOf.body,
        name: 'Body Text',
        paragraph: {
          alignment: zh ? AlignmentType.BOTH : AlignmentType.LEFT,
          spacing: { after: zh ? 0 : distance(6) },
          indent: zh ? { firstLine: distance(28), firstLineChars: 200 } : {},
        },
      },
      {
        ...own,
        id: styleOf.note,
        name: 'Note',
        run: { size: points(10), color: colours.quiet },
        paragraph: { spacing: { before: distance(2), after: distance(8), line: distance(15) } },
      },
      {
        ...own,
        id: styleOf.notice,
        name: 'Notice',
        run: { font: hei },
        paragraph: { ...centred, keepLines: true, spacing: { before: distance(20), after: distance(10) } },
      },
      {
        ...own,
        id: styleOf.signature,
        name: 'Signature',
        paragraph: { alignment: AlignmentType.RIGHT, keepLines: true },
      },
      {
        ...own,
        id: styleOf.caption,
        name: 'caption',
        run: { font: hei, size: points(10.5) },
        paragraph: {
          ...centred,
          keepNext: true,
          spacing: { before: distance(8), after: distance(3), line: distance(16) },
        },
      },
      {
        ...own,
        id: styleOf.cell,
        name: 'Table Text',
        run: { font: song, size: points(zh ? 10.5 : 9) },
        paragraph: { ...centred, spacing: { before: distance(2), after: distance(2), line: distance(14) } },
      },
      {
        ...own,
        id: styleOf.chart,
        name: 'Chart',
        paragraph: { ...centred, keepNext: true, spacing: { before: distance(8), line: 240, lineRule: 'auto' } },
      },
    ],
  };
}
