/** Failures about imports that wait in the queue, of the kinds in `errors.ts`. */
export const importErrorKinds = {
  IMPORT_ABANDONED: {
    httpStatus: 500,
    message: {
      zh: '已试 {tries} 次，每次办理的进程都中途停止，不再重试（设置 {setting}）；数据未变，请查看日志',
      en: 'it was taken {tries} times, and each time the process ended over it; it is not tried again (setting {setting}). Nothing has changed; the log may tell more',
    },
  },
} as const;
