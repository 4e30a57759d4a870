/** Failures about releases, of the kinds in `errors.ts`. */
export const releaseErrorKinds = {
  RELEASE_NOT_READY: {
    httpStatus: 409,
    message: {
      zh: '{period} 还不能发布：有 {count} 项既未到位又未说明，如 {first}；请补齐或说明理由',
      en: '{period} can not be published yet: {count} things are neither in order nor explained, such as {first}; complete them, or say why they stay',
    },
  },
  RELEASE_OPEN: {
    httpStatus: 409,
    message: {
      zh: '{period} 已有一期开立而未发布的通报：第 {id} 号',
      en: '{period} has an open release already: {id}',
    },
  },
  RELEASE_STALE: {
    httpStatus: 409,
    message: {
      zh: '看过的是第 {version} 版的数据，现为第 {now} 版；什么也没有发布。请重新核对',
      en: 'version {version} of the figures was looked at, and now there is version {now}; nothing was published. Look at it again',
    },
  },
  RELEASE_STATE: {
    httpStatus: 409,
    message: {
      zh: '第 {id} 号通报现为 {state}，不再改动；请为该期另开一期',
      en: 'release {id} is {state}, and nothing of it changes any more; open another one for the period',
    },
  },
} as const;
