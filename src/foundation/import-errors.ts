/** Failures of what changes figures, and of imports that wait in the queue, of the kinds in `errors.ts`. */
export const importErrorKinds = {
  IMPORT_ABANDONED: {
    httpStatus: 500,
    message: {
      zh: '已试 {tries} 次，每次办理的进程都中途停止，不再重试（设置 {setting}）；数据未变，请查看日志',
      en: 'it was taken {tries} times, and each time the process ended over it; it is not tried again (setting {setting}). Nothing has changed; the log may tell more',
    },
  },
  PLAN_STALE: {
    httpStatus: 409,
    message: {
      zh: '看过的变更 {plan} 已不适用（现为 {now}）：其间数据有了变化；什么也没有改。请重新预览',
      en: 'the plan that was looked at ({plan}) no longer holds (now {now}): the data moved meanwhile; nothing has changed. Look at it again',
    },
  },
  RECORDS_RELIED_ON: {
    httpStatus: 409,
    message: {
      zh: '提交 {submissions} 有 {count} 件记录因这里已计而未计，改动后将无处计入；请先撤回那些提交，再重新报送',
      en: 'submissions {submissions} left out {count} records because they count here, and these would count nowhere; withdraw those first, and send them again afterwards',
    },
  },
  RECORDS_MOVED: {
    httpStatus: 409,
    message: {
      zh: '提交 {submissions} 将重新生效，但其中 {count} 件记录如今已计入别处或无处计入；请不要撤回，改为重新报送正确的工作簿',
      en: 'submissions {submissions} would stand again, but {count} of their records count elsewhere by now, or nowhere; send the right workbook again instead of withdrawing this one',
    },
  },
  SUBMISSION_STATE: {
    httpStatus: 409,
    message: {
      zh: '第 {id} 号提交现为 {status}，只有 {wanted} 的才可以',
      en: 'submission {id} is {status}; this can only be done to one that is {wanted}',
    },
  },
} as const;
