import { fill, type Language, type Text, type TextValues } from './text';

/** How a failure leaves the program: the HTTP status and, on the command line, the exit code. */
interface ErrorKind {
  readonly httpStatus: number;
  readonly message: Text;
}

/**
 * Failures of machinery and of use. What can be wrong with a workbook is not here: those are findings.
 * On the command line every one of them exits with 2.
 */
export const errorKinds = {
  SETTING_INVALID: {
    httpStatus: 500,
    message: {
      zh: '设置 {name} 的值 {value} 不可用；允许：{allowed}',
      en: 'setting {name} can not be {value}; allowed: {allowed}',
    },
  },
  CATALOGUE_INVALID: {
    httpStatus: 500,
    message: { zh: '目录 {file} 有误：\n{problems}', en: 'catalogue {file} is not valid:\n{problems}' },
  },
  DATABASE_URL_INVALID: {
    httpStatus: 500,
    message: {
      zh: 'DATABASE_URL 不可用：{reason}。例：sqlite:data/tongbao.db 或 mysql://用户:密码@主机:3306/tongbao',
      en: 'DATABASE_URL can not be used: {reason}. Examples: sqlite:data/tongbao.db or mysql://user:pass@host:3306/tongbao',
    },
  },
  DATABASE_UNREACHABLE: {
    httpStatus: 503,
    message: { zh: '连不上数据库 {database}：{reason}', en: 'the database {database} can not be reached: {reason}' },
  },
  DATABASE_BUSY: {
    httpStatus: 503,
    message: {
      zh: '数据库忙，{tries} 次重试后仍未写入；数据未变，请再提交一次',
      en: 'the database was too busy to write to after {tries} tries; nothing has changed, please send it again',
    },
  },
  DATABASE_FULL: {
    httpStatus: 507,
    message: {
      zh: '数据库 {database} 写不进去：{reason}；数据未变，请检查磁盘空间后再提交',
      en: 'the database {database} can not be written to: {reason}; nothing has changed, make room on its disk and send it again',
    },
  },
  DATABASE_NOT_MIGRATED: {
    httpStatus: 503,
    message: {
      zh: '数据库尚未升级；请运行 tongbao migrate',
      en: 'the database has not been migrated; run tongbao migrate',
    },
  },
  USAGE: { httpStatus: 400, message: { zh: '{reason}', en: '{reason}' } },
  ARGUMENT_INVALID: {
    httpStatus: 400,
    message: { zh: '{name} 不能是 {value}；{allowed}', en: '{name} can not be {value}; {allowed}' },
  },
  LIMIT_EXCEEDED: {
    httpStatus: 400,
    message: {
      zh: '{what} {value} 超过上限 {limit}（设置 {setting}）',
      en: '{what} {value} is over the limit of {limit} (setting {setting})',
    },
  },
  UPLOAD_TOO_LARGE: {
    httpStatus: 413,
    message: {
      zh: '文件超过 {limit} 字节（设置 {setting}）',
      en: 'the file is larger than {limit} bytes (setting {setting})',
    },
  },
  UPLOAD_INVALID: { httpStatus: 400, message: { zh: '上传有误：{reason}', en: 'the upload is not valid: {reason}' } },
  WORKBOOK_REJECTED: {
    httpStatus: 422,
    message: { zh: '工作簿未被接受：{count} 处错误', en: 'the workbook was rejected: {count} errors' },
  },
  PLAN_STALE: {
    httpStatus: 409,
    message: {
      zh: '看过的变更 {plan} 已不适用（现为 {now}）：其间数据有了变化；什么也没有改。请重新预览',
      en: 'the plan that was looked at ({plan}) no longer holds (now {now}): the data moved meanwhile; nothing has changed. Look at it again',
    },
  },
  SUBMISSION_STATE: {
    httpStatus: 409,
    message: {
      zh: '第 {id} 号提交现为 {status}，只有 {wanted} 的才可以',
      en: 'submission {id} is {status}; this can only be done to one that is {wanted}',
    },
  },
  PERIOD_CLOSED: {
    httpStatus: 409,
    message: {
      zh: '{period} 已关闭，其数据不再变动；需要时请有权限的管理人员重新开放（tongbao period open）',
      en: '{period} is closed, and its figures stay as they are; an officer or administrator can open it again (tongbao period open)',
    },
  },
  PERIOD_STATE: {
    httpStatus: 409,
    message: { zh: '{period} 已经是 {state}', en: '{period} is {state} already' },
  },
  REASON_MISSING: {
    httpStatus: 400,
    message: { zh: '请说明理由', en: 'give a reason' },
  },
  NOT_FOUND: { httpStatus: 404, message: { zh: '没有 {what} {id}', en: 'there is no {what} {id}' } },
  FILE_UNREADABLE: {
    httpStatus: 400,
    message: { zh: '读不了 {file}：{reason}', en: '{file} can not be read: {reason}' },
  },
  INTERNAL: {
    httpStatus: 500,
    message: { zh: '程序出错，已记入日志', en: 'something went wrong in the program; it has been logged' },
  },
} satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** The one exception of the program. Its words are chosen when it is shown, in the language of whoever sees it. */
export class TongbaoError extends Error {
  override readonly name = 'TongbaoError';

  constructor(
    readonly code: ErrorCode,
    readonly values: TextValues = {},
    options?: ErrorOptions,
  ) {
    super(fill(errorKinds[code].message.en, values, 'en'), options);
  }

  get httpStatus(): number {
    return errorKinds[this.code].httpStatus;
  }

  text(language: Language): string {
    return fill(errorKinds[this.code].message[language], this.values, language);
  }
}
