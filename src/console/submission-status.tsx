import { say } from './language';
import type { SubmissionStatus } from './upload/queries';

const names = {
  ACCEPTED: { zh: '已入库', en: 'Accepted' },
  CHECKED: { zh: '待认可', en: 'Waits for acceptance' },
  REJECTED: { zh: '有错误，未入库', en: 'Rejected' },
  SUPERSEDED: { zh: '已被新版代替', en: 'Superseded' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};
const looks = { ACCEPTED: 'good', CHECKED: 'doubt', REJECTED: 'bad', SUPERSEDED: '', WITHDRAWN: '' };
const signs = { ACCEPTED: '✓', CHECKED: '!', REJECTED: '✕', SUPERSEDED: '↻', WITHDRAWN: '↩' };

/** What became of a workbook: by words, sign and colour. */
export function Status({ status }: { readonly status: SubmissionStatus }) {
  return (
    <span className={`tag ${looks[status]}`}>
      <span aria-hidden="true">{signs[status]}</span>
      {say(names[status])}
    </span>
  );
}
