import type { Text } from '../foundation';
import type { Severity } from '../model';

/** Who the comments are from. */
export const author = 'Tongbao 通报';

export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  info: { zh: '提示', en: 'Note' },
};

/** The words of the first sheet and of the comments, with `{placeholders}`. */
export const wording = {
  fileNameMark: { zh: '（已批注）', en: ' (annotated)' },
  sheetName: { zh: '检查结果', en: 'Findings' },
  title: { zh: '检查结果：{file}', en: 'Findings: {file}' },
  counts: {
    zh: '错误 {error} 项，警告 {warning} 项，提示 {info} 项',
    en: 'Errors: {error} · Warnings: {warning} · Notes: {info}',
  },
  none: { zh: '没有发现问题', en: 'Nothing was found to be wrong' },
  guide: {
    zh: '红色单元格有错误，黄色单元格需要核对；批注说明原因。请改正后重新发送，发送前可删去本表。',
    en: 'Red cells hold errors, yellow cells want a look; the comments say why. Correct them and send the workbook again; this sheet may be removed.',
  },
  onlyFirstMarked: {
    zh: '问题过多：只在前 {count} 个单元格上加了批注。',
    en: 'Too much was found: only the first {count} cells have comments.',
  },
  onlyFirstListed: {
    zh: '问题过多：只列出前 {count} 项，另有 {rest} 项未列出。',
    en: 'Too much was found: only the first {count} are listed, {rest} more are not.',
  },
  signatureDropped: {
    zh: '原文件带有数字签名；本批注文件已不再签名。',
    en: 'The original file is digitally signed; this annotated copy is not.',
  },
  valuesOnly: {
    zh: '本文件是原文件各工作表数值的副本，不含其公式和格式。',
    en: 'This is a copy of the values of the original file, without its formulas and formats.',
  },
  someRows: {
    zh: '原文件过大：本副本只含各工作表开头的行和有问题的行。',
    en: 'The original file is too large: of each sheet this copy has its first rows and those in which something was found.',
  },
  unmarked: {
    zh: '原文件无法读取，或过大而无法标注，因此这里没有它的内容。',
    en: 'The original file can not be read, or is too large to be marked, so nothing of it is here.',
  },
  seeCell: { zh: '见 {cell}：{title}', en: 'see {cell}: {title}' },
} satisfies Record<string, Text>;

/** The headings of the table of findings. */
export const headings: readonly Text[] = [
  { zh: '序号', en: 'No.' },
  { zh: '级别', en: 'Severity' },
  { zh: '工作表', en: 'Sheet' },
  { zh: '单元格', en: 'Cell' },
  { zh: '原文', en: 'What stands there' },
  { zh: '问题', en: 'What is wrong' },
  { zh: '建议', en: 'What to do' },
];
