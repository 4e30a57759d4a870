import { aboutWorkbook, type Rule } from '../case';

/** A workbook in which there is nothing to load, and nothing else that says why. */
export const withoutFigures: Rule = ({ recognition }) =>
  recognition.figures.length === 0 && !recognition.findings.some(({ severity }) => severity === 'error')
    ? [aboutWorkbook('WORKBOOK_WITHOUT_FIGURES')]
    : [];
