import type { FindingKind } from './kind';

/** Sheets whose rows are events, and what comes of them. */
export const recordFindings = {
  RECORD_NUMBER_MISSING: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '缺编号', en: 'Number missing' },
    message: {
      zh: '{count} 行有时间而没有编号，无法识别是哪一件',
      en: '{count} rows have a time but no number, so nobody can tell what they are',
    },
    hint: { zh: '补填编号', en: 'fill in the number' },
  },
  RECORD_NUMBER_INVALID: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '编号无效', en: 'Number not usable' },
    message: {
      zh: '{count} 个编号或用户号码过长，或不是文字和数字',
      en: '{count} numbers are too long, or neither text nor a number',
    },
    hint: { zh: '核对编号，最多 64 个字符', en: 'check them; at most 64 characters' },
  },
  RECORD_TIME_INVALID: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '时间读不出来', en: 'Time not readable' },
    message: {
      zh: '{count} 个单元格不是时间，如“{text}”',
      en: '{count} cells hold no time, such as “{text}”',
    },
    hint: { zh: '写成 2009-07-01 08:30，或用日期格式', en: 'write it as 2009-07-01 08:30, or as a date' },
  },
  RECORD_TIME_MISSING: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '缺时间', en: 'Time missing' },
    message: {
      zh: '{count} 行没有任何时间，不知属于哪个月',
      en: '{count} rows have no time, so it is not known which month they belong to',
    },
    hint: { zh: '补填受理或完成时间', en: 'fill in when it was accepted or completed' },
  },
  RECORD_TIMES_REVERSED: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '时间颠倒', en: 'Completed before accepted' },
    message: {
      zh: '{count} 行的完成时间早于受理时间，如 {completed} 早于 {accepted}',
      en: '{count} rows were completed before they were accepted, such as {completed} before {accepted}',
    },
    hint: { zh: '核对这两个时间', en: 'check both times' },
  },
  RECORD_ANSWER_UNKNOWN: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '答复不明', en: 'Answer not known' },
    message: {
      zh: '{count} 个单元格是“{text}”，不知是否满意',
      en: '{count} cells say “{text}”, which is neither yes nor no',
    },
    hint: {
      zh: '写“满意”或“不满意”；没有回访的留空',
      en: 'write satisfied or not satisfied; leave it blank where nobody asked',
    },
  },
  RECORD_SERVICE_UNKNOWN: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '业务不明', en: 'Service not known' },
    message: {
      zh: '{count} 行的业务是“{text}”，目录中没有',
      en: '{count} rows are of “{text}”, which is no service of the catalogue',
    },
    hint: { zh: '改用目录中的业务名称', en: 'use the name of a service' },
  },
  RECORD_SERVICE_MISSING: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '没有写明业务', en: 'Service not said' },
    message: {
      zh: '{count} 处没有写明是哪项业务',
      en: 'in {count} places nothing says which service it is',
    },
    hint: {
      zh: '加一列业务，或在标题、工作表名中写明',
      en: 'add a column for it, or say it in the title or the name of the sheet',
    },
  },
  RECORD_CLASS_UNKNOWN: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '用户类别不明', en: 'Customer class not known' },
    message: {
      zh: '{count} 行的用户类别是“{text}”，目录中没有',
      en: '{count} rows are of “{text}”, which is no customer class of the catalogue',
    },
    hint: { zh: '改用目录中的类别名称', en: 'use the name of a customer class' },
  },
  RECORD_TWICE: {
    scope: 'cell',
    severity: 'warning',
    title: { zh: '同一编号出现多次', en: 'The same number more than once' },
    message: {
      zh: '{count} 行的编号在本工作簿中已出现过，如“{text}”，只计第一次',
      en: '{count} rows have a number that is in the workbook already, such as “{text}”; the first one counts',
    },
    hint: { zh: '删去重复的行', en: 'remove those that are there twice' },
  },
  RECORD_ROW_IGNORED: {
    scope: 'cell',
    severity: 'info',
    title: { zh: '未计入的行', en: 'Rows passed over' },
    message: {
      zh: '{count} 行是合计、备注或空行，未计入',
      en: '{count} rows are totals, notes or say nothing, and were passed over',
    },
    hint: { zh: '如是记录，请补填编号和时间', en: 'fill in number and time if they are records' },
  },
  RECORDS_READ: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '逐件记录', en: 'Records read' },
    message: {
      zh: '读到 {count} 件“{kind}”，由此得出 {figures} 项指标',
      en: '{count} records “{kind}” were read; {figures} figures come of them',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  RECORDS_OUTSIDE: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '不在本期的记录', en: 'Records of another time' },
    message: {
      zh: '{months} 的记录不属于 {period}，未计入',
      en: 'records of {months} do not belong to {period}, and were not counted',
    },
    hint: { zh: '它们应在所属的报告期上报', en: 'they belong into the report of their own period' },
  },
  RECORDS_WITHOUT_FIGURES: {
    scope: 'sheet',
    severity: 'warning',
    title: { zh: '记录没有得出指标', en: 'No figure comes of the records' },
    message: {
      zh: '{count} 件“{kind}”的业务是“{service}”、用户类别是“{class}”，目录中没有由此得出的指标，未计入',
      en: '{count} records “{kind}” are of {service} and class {class}, of which no figure of the catalogue comes; they do not count',
    },
    hint: { zh: '核对业务和用户类别', en: 'check services and customer classes' },
  },
  RECORDS_TOO_MANY: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '记录过多', en: 'Too many records' },
    message: {
      zh: '工作簿的记录超过 {limit} 件（设置 {setting}）',
      en: 'the workbook has more than {limit} records (setting {setting})',
    },
    hint: { zh: '分成几个工作簿，或请管理员提高上限', en: 'send several workbooks, or have the limit raised' },
  },
  RECORDS_DIFFER: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '汇总与记录不符', en: 'Summary and records differ' },
    message: {
      zh: '“{series}”{period} 填报为 {stated}，由记录得出 {counted}；以记录为准',
      en: '“{series}” {period} is given as {stated}, the records come to {counted}; the records count',
    },
    hint: { zh: '核对汇总数和记录', en: 'check the summary and the records' },
  },
  RECORDS_AGREE: {
    scope: 'series',
    severity: 'info',
    title: { zh: '汇总与记录一致', en: 'Summary and records agree' },
    message: {
      zh: '{count} 项填报的指标与记录一致',
      en: '{count} figures that were given agree with the records',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  RECORDS_COUNTED_ALREADY: {
    scope: 'submission',
    severity: 'info',
    title: { zh: '已计过的记录', en: 'Records counted already' },
    message: {
      zh: '{count} 件已在其他提交中计过（提交 {submissions}），不再计',
      en: '{count} records are counted already (submissions {submissions}), and are not counted again',
    },
    hint: {
      zh: '无需处理；如应计在这里，请先撤回那次提交',
      en: 'nothing to do; withdraw the other submission if they belong here',
    },
  },
} as const satisfies Record<string, FindingKind>;
