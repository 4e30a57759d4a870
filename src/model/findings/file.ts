import type { FindingKind } from './kind';

/** The file itself: its bytes, before anything is read from them. */
export const fileFindings = {
  FILE_EMPTY: {
    scope: 'file',
    severity: 'error',
    title: { zh: '空文件', en: 'Empty file' },
    message: { zh: '文件是空的', en: 'the file is empty' },
    hint: { zh: '重新保存工作簿后再发送', en: 'save the workbook again and send it' },
  },
  FILE_TYPE_UNKNOWN: {
    scope: 'file',
    severity: 'error',
    title: { zh: '不是工作簿', en: 'Not a workbook' },
    message: { zh: '文件内容不是可读的工作簿（{found}）', en: 'the content of the file is not a workbook ({found})' },
    hint: { zh: '请发送 .xlsx、.xls、.xlsb、.ods 或 .csv', en: 'send .xlsx, .xls, .xlsb, .ods or .csv' },
  },
  FILE_TOO_LARGE: {
    scope: 'file',
    severity: 'error',
    title: { zh: '文件过大', en: 'File too large' },
    message: {
      zh: '文件有 {bytes} 字节，上限 {limit}（设置 {setting}）',
      en: 'the file has {bytes} bytes, the limit is {limit} (setting {setting})',
    },
    hint: {
      zh: '删去无关的工作表和图片，或请管理员提高上限',
      en: 'remove unrelated sheets and pictures, or have the limit raised',
    },
  },
  FILE_INFLATES_TOO_MUCH: {
    scope: 'file',
    severity: 'error',
    title: { zh: '压缩包展开后过大', en: 'Package inflates too much' },
    message: {
      zh: '文件展开后有 {bytes} 字节，上限 {limit}（设置 {setting}）',
      en: 'the file inflates to {bytes} bytes, the limit is {limit} (setting {setting})',
    },
    hint: { zh: '用电子表格软件另存后再发送', en: 'save it again from a spreadsheet program and send that' },
  },
  FILE_INFLATES_TOO_STEEPLY: {
    scope: 'file',
    severity: 'error',
    title: { zh: '压缩比异常', en: 'Package inflates too steeply' },
    message: {
      zh: '文件展开后是原来的 {ratio} 倍，上限 {limit} 倍（设置 {setting}）',
      en: 'the file inflates to {ratio} times its size, the limit is {limit} times (setting {setting})',
    },
    hint: { zh: '用电子表格软件另存后再发送', en: 'save it again from a spreadsheet program and send that' },
  },
  FILE_UNREADABLE: {
    scope: 'file',
    severity: 'error',
    title: { zh: '文件损坏', en: 'File damaged' },
    message: { zh: '文件已损坏，读不出来（{reason}）', en: 'the file is damaged and can not be read ({reason})' },
    hint: {
      zh: '用电子表格软件打开并另存，再发送',
      en: 'open it in a spreadsheet program, save it again, and send that',
    },
  },
  FILE_ENCRYPTED: {
    scope: 'file',
    severity: 'error',
    title: { zh: '文件有密码', en: 'File encrypted' },
    message: { zh: '文件设有打开密码', en: 'the file is protected by a password' },
    hint: { zh: '去掉密码后再发送', en: 'remove the password and send it again' },
  },
  FILE_TOO_SLOW: {
    scope: 'file',
    severity: 'error',
    title: { zh: '读取超时', en: 'Reading took too long' },
    message: {
      zh: '读这个文件超过了 {limit} 秒（设置 {setting}）',
      en: 'reading the file took more than {limit} seconds (setting {setting})',
    },
    hint: { zh: '删去无关的内容后再发送', en: 'remove what is not needed and send it again' },
  },
  FILE_TOO_HEAVY: {
    scope: 'file',
    severity: 'error',
    title: { zh: '占用内存过多', en: 'Reading took too much memory' },
    message: {
      zh: '读这个文件超过了 {limit} MB 内存（设置 {setting}）',
      en: 'reading the file took more than {limit} MB of memory (setting {setting})',
    },
    hint: { zh: '删去无关的内容后再发送', en: 'remove what is not needed and send it again' },
  },
  TEXT_ENCODING_UNKNOWN: {
    scope: 'file',
    severity: 'error',
    title: { zh: '文字编码不明', en: 'Unknown text encoding' },
    message: {
      zh: '既不是 UTF-8 也不是 GB 18030 编码的文本',
      en: 'the text is neither UTF-8 nor GB 18030',
    },
    hint: { zh: '另存为 .xlsx 或 UTF-8 的 .csv', en: 'save it as .xlsx or as a UTF-8 .csv' },
  },
  CSV_MALFORMED: {
    scope: 'file',
    severity: 'error',
    title: { zh: 'CSV 格式有误', en: 'CSV malformed' },
    message: { zh: '第 {line} 行不是合格的 CSV：{reason}', en: 'line {line} is not proper CSV: {reason}' },
    hint: { zh: '检查引号是否成对', en: 'check that quotation marks come in pairs' },
  },
} satisfies Record<string, FindingKind>;
