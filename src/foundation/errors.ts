import { archiveErrorKinds } from './archive-errors';
import { importErrorKinds } from './import-errors';
import { releaseErrorKinds } from './release-errors';
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
    httpStatus: 422,
    message: { zh: '目录 {file} 有误：\n{problems}', en: 'catalogue {file} is not valid:\n{problems}' },
  },
  CATALOGUE_REFUSED: {
    httpStatus: 409,
    message: { zh: '目录 {file} 与已存的数不合：\n{zh}', en: 'catalogue {file} does not fit stored figures:\n{en}' },
  },
  CATALOGUE_CHANGED: {
    httpStatus: 409,
    message: { zh: '目录已换，什么也没有改；请重来', en: 'the catalogue is another now; nothing was done, try again' },
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
  BUSY: {
    httpStatus: 503,
    message: {
      zh: '排队的已有 {limit} 个（设置 {setting}）；请在 {seconds} 秒后再试',
      en: '{limit} are waiting already (setting {setting}); please come again in {seconds} seconds',
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
  ...archiveErrorKinds,
  ...releaseErrorKinds,
  ...importErrorKinds,
  REASON_MISSING: {
    httpStatus: 400,
    message: { zh: '请说明理由', en: 'give a reason' },
  },
  NOT_FOUND: { httpStatus: 404, message: { zh: '没有 {what} {id}', en: 'there is no {what} {id}' } },
  FILE_UNREADABLE: {
    httpStatus: 400,
    message: { zh: '读不了 {file}：{reason}', en: '{file} can not be read: {reason}' },
  },
  METHOD_NOT_ALLOWED: {
    httpStatus: 405,
    message: { zh: '{path} 不支持 {method}；允许：{allowed}', en: '{path} does not take {method}; it takes {allowed}' },
  },
  NOT_ACCEPTABLE: {
    httpStatus: 406,
    message: { zh: '给不出 {wanted}；可给 {offered}', en: '{wanted} can not be given; there is {offered}' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    httpStatus: 415,
    message: { zh: '不接受 {given}；请发送 {wanted}', en: '{given} is not taken; send {wanted}' },
  },
  BODY_TOO_LARGE: {
    httpStatus: 413,
    message: {
      zh: '请求正文超过 {limit} 字节（设置 {setting}）',
      en: 'the body is larger than {limit} bytes (setting {setting})',
    },
  },
  CROSS_SITE: {
    httpStatus: 403,
    message: {
      zh: '浏览器未说明请求来自本站（以防跨站伪造）；程序或地址栏请带上请求头 {header}，或以 POST 发送 JSON',
      en: 'the browser does not say that the request comes from this site (against cross-site forgery); send the header {header}, or JSON by POST',
    },
  },
  DRAINING: {
    httpStatus: 503,
    message: { zh: '服务即将停止', en: 'the server is about to end' },
  },
  UNAUTHENTICATED: {
    httpStatus: 401,
    message: {
      zh: '请先登录，或带上令牌（Authorization: Bearer …）',
      en: 'log in first, or send a token (Authorization: Bearer …)',
    },
  },
  CREDENTIAL_INVALID: {
    httpStatus: 401,
    message: {
      zh: '{kind} 不可用：未知、已过期或已撤销',
      en: 'the {kind} is not valid: it is unknown, has expired or was revoked',
    },
  },
  LOGIN_FAILED: { httpStatus: 401, message: { zh: '账号或密码不对', en: 'the name or the password is wrong' } },
  FORBIDDEN: {
    httpStatus: 403,
    message: {
      zh: '{role} 无权 {operation}；需要：{needed}',
      en: '{role} may not {operation}; it takes {needed}',
    },
  },
  RATE_LIMITED: {
    httpStatus: 429,
    message: {
      zh: '请求过于频繁，请 {seconds} 秒后再试（设置 {setting}）',
      en: 'too many requests; try again in {seconds} seconds (setting {setting})',
    },
  },
  ADMINISTRATOR_MISSING: {
    httpStatus: 500,
    message: {
      zh: '监听 {host} 之前需要一位管理员：tongbao account create 名称 --role administrator，或 tongbao token create --role administrator',
      en: 'before listening on {host} there has to be an administrator: tongbao account create NAME --role administrator, or tongbao token create --role administrator',
    },
  },
  ACCOUNT_STATE: {
    httpStatus: 409,
    message: { zh: '账号 {name} 已经是 {state}', en: 'the account {name} is {state} already' },
  },
  OPENID_FAILED: {
    httpStatus: 502,
    message: { zh: '经 OpenID 登录未成：{reason}', en: 'logging in by OpenID failed: {reason}' },
  },
  DATABASE_NEWER: {
    httpStatus: 503,
    message: {
      zh: '数据库已由更新版本的程序升级（{migrations}）；请用该版本',
      en: 'a newer version of the program has migrated the database ({migrations}); use that version',
    },
  },
  BACKUP_DAMAGED: {
    httpStatus: 422,
    message: {
      zh: '{file} 不是完整无损的备份：{reason}；什么也没有恢复',
      en: '{file} is not a whole and unaltered backup: {reason}; nothing was restored',
    },
  },
  BACKUP_OF_OTHER_SCHEMA: {
    httpStatus: 409,
    message: {
      zh: '备份由 {program} 版程序做出，其数据库结构与本程序的不同（差 {differing}）；请用该版程序恢复，再升级',
      en: 'the backup was made by version {program} of the program, whose schema is another ({differing}); restore it with that version, and migrate then',
    },
  },
  DATABASE_NOT_EMPTY: {
    httpStatus: 409,
    message: {
      zh: '只能恢复到空的数据库；这里已有：{tables}',
      en: 'a backup is restored into an empty database only; in this one there are: {tables}',
    },
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
