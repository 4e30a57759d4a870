/** Failures about archives, of the kinds in `errors.ts`. */
export const archiveErrorKinds = {
  ARCHIVED: {
    httpStatus: 410,
    message: {
      zh: '第 {version} 版的汇总已归档：{made_at} 归档时移出了第 {horizon} 版以前的汇总。请把那个归档文件（SHA-256 {sha256}）用 tongbao archive restore 恢复后再问；各分公司当时上报的数仍可直接查',
      en: 'the rollups of version {version} are archived: those before version {horizon} were moved to a file on {made_at}. Put that file (SHA-256 {sha256}) back by tongbao archive restore and ask again; what branches reported at the time can still be asked for',
    },
  },
  ARCHIVE_REFUSED: {
    httpStatus: 409,
    message: {
      zh: '不能归档到第 {horizon} 版：{held}；什么也没有归档',
      en: 'rollups can not be archived up to version {horizon}: {held}; nothing was archived',
    },
  },
  ARCHIVE_DAMAGED: {
    httpStatus: 422,
    message: {
      zh: '{file} 不是最近一次的归档文件，或有损坏：{reason}；什么也没有恢复',
      en: '{file} is not the file of the newest archive, or is damaged: {reason}; nothing was put back',
    },
  },
} as const;
