import { cellFindings } from './cell';
import { fileFindings } from './file';
import { headerFindings } from './header';
import { recordFindings } from './record';
import { seriesFindings } from './series';
import { submissionFindings } from './submission';
import { workbookFindings } from './workbook';

export type { FindingKind, FindingScope, Severity } from './kind';

/** Every finding there is, from the file to the submission. The code is stable; the words may improve. */
export const findingKinds = {
  ...fileFindings,
  ...workbookFindings,
  ...headerFindings,
  ...cellFindings,
  ...recordFindings,
  ...seriesFindings,
  ...submissionFindings,
};

export type FindingCode = keyof typeof findingKinds;
