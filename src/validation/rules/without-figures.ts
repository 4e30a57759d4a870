import { aboutWorkbook, type Rule } from '../case';

/** A workbook in which there is nothing to load, and nothing else that says why. */
export const withoutFigures: Rule = ({ recognition, records }) =>
  recognition.figures.length + records.count === 0 &&
  ![...recognition.findings, ...records.findings].some(({ severity }) => severity === 'error')
    ? [aboutWorkbook('WORKBOOK_WITHOUT_FIGURES')]
    : [];
