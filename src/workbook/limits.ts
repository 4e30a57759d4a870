import type { Settings } from '../foundation';

/** What a workbook may cost; each is documented in the settings table. */
export type WorkbookLimits = Pick<
  Settings,
  | 'fileBytes'
  | 'inflatedBytes'
  | 'inflationRatio'
  | 'cells'
  | 'records'
  | 'sheets'
  | 'columns'
  | 'merges'
  | 'textLength'
  | 'parseSeconds'
  | 'parseMemoryMegabytes'
  | 'parseWorkers'
>;
