import type { Text } from '../foundation';
import type { FigureStatus } from '../model';
import type { SubmissionStatus } from '../warehouse';
import type { ImportStatus } from '../importing';

/** What became of a figure, in a word. */
export const figureStatusNames: Readonly<Record<FigureStatus, Text>> = {
  REPORTED: { zh: '已报', en: 'reported' },
  NO_VOLUME: { zh: '业务量为 0', en: 'no volume' },
  NO_BUSINESS: { zh: '无业务', en: 'no business' },
  NOT_OFFERED: { zh: '未开办', en: 'not offered' },
  NOT_REPORTED: { zh: '未报', en: 'not reported' },
  UNWEIGHTED: { zh: '缺业务量', en: 'unweighted' },
  COMPLETE: { zh: '完整', en: 'complete' },
  PARTIAL: { zh: '不全', en: 'partial' },
};

/** What became of a workbook, in a word. */
export const importStatusNames: Readonly<Record<ImportStatus | SubmissionStatus, Text>> = {
  accepted: { zh: '已接受', en: 'accepted' },
  checked: { zh: '有警告，待认可', en: 'needs a word of acceptance' },
  rejected: { zh: '未接受', en: 'rejected' },
  unchanged: { zh: '未变', en: 'unchanged' },
  preview: { zh: '可接受', en: 'would be accepted' },
  superseded: { zh: '已被取代', en: 'superseded' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};
