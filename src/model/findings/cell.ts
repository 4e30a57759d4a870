import type { FindingKind } from './kind';

/** Single cells: what stands where a number belongs. */
export const cellFindings = {
  NUMBER_STRAY: {
    scope: 'cell',
    severity: 'warning',
    title: { zh: '表格之外的数字', en: 'Number outside the tables' },
    message: {
      zh: '表格之外有 {count} 个数字，未读取',
      en: '{count} numbers stand outside the tables of the sheet; they were not read',
    },
    hint: {
      zh: '如是指标数据，请放入有表头的表格；否则写明“备注”',
      en: 'put them under headings if they are figures; else mark them as a note',
    },
  },
  NUMBER_UNPLACED: {
    scope: 'cell',
    severity: 'warning',
    title: { zh: '没有表头的数字', en: 'Number without a heading' },
    message: { zh: '此列没有表头，数字未读取', en: 'the column has no heading; its numbers were not read' },
    hint: { zh: '如是指标数据，请写明表头', en: 'give the column a heading if these are figures' },
  },
  NUMBER_UNREADABLE: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '数字读不出来', en: 'Number not readable' },
    message: { zh: '“{text}”不是数字', en: '“{text}” is not a number' },
    hint: {
      zh: '改为数字；未报填“—”，无业务填“无”',
      en: 'write a number; — where nothing is known, 无 where there was no business',
    },
  },
  CELL_ERROR: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '公式出错', en: 'Formula error' },
    message: { zh: '单元格是错误值 {text}', en: 'the cell holds the error {text}' },
    hint: { zh: '改正公式，或直接填写数字', en: 'mend the formula, or write the number' },
  },
  FORMULA_UNCALCULATED: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '公式未计算', en: 'Formula not calculated' },
    message: { zh: '公式 {text} 没有保存计算结果', en: 'the formula {text} was saved without its result' },
    hint: {
      zh: '用电子表格软件打开、保存后再发送',
      en: 'open it in a spreadsheet program, save it, and send it again',
    },
  },
  DATE_FOR_NUMBER: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '数字变成了日期', en: 'Date in place of a number' },
    message: {
      zh: '此处应是数字，却是日期 {text}（软件可能把 10-5 当成了日期）',
      en: 'a number belongs here, but the cell holds the date {text} (the program may have taken 10-5 for a date)',
    },
    hint: {
      zh: '把单元格设为文本格式后重新填写，如 <10-5',
      en: 'format the cell as text and write it again, such as <10-5',
    },
  },
  NUMBER_TOO_LONG: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '数字过长', en: 'Number too long' },
    message: {
      zh: '{text} 超出可精确保存的位数（整数 18 位、小数 {scale} 位）',
      en: '{text} has more digits than can be kept exactly (18 before the point, {scale} after it)',
    },
    hint: { zh: '核对数字', en: 'check the number' },
  },
  UNIT_UNCONVERTIBLE: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '单位不能换算', en: 'Unit not convertible' },
    message: {
      zh: '单位是{unit}，而“{indicator}”以{expected}计，二者不能换算',
      en: 'the unit is {unit}, but “{indicator}” is in {expected}, and these do not convert',
    },
    hint: { zh: '按指标的单位填写；工作日不等于天', en: 'use the unit of the indicator; working days are not days' },
  },
  UNIT_ASSUMED: {
    scope: 'cell',
    severity: 'warning',
    title: { zh: '未写单位', en: 'Unit not written' },
    message: {
      zh: '没有写单位，按“{indicator}”的单位{expected}读取',
      en: 'no unit is written; the figures were read in {expected}, the unit of “{indicator}”',
    },
    hint: { zh: '在表头写明单位，如“装机平均时间（天）”', en: 'name the unit in the heading' },
  },
  VALUE_BELOW_RANGE: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '数值过小', en: 'Value too small' },
    message: {
      zh: '{value} 小于“{indicator}”可能的最小值 {limit}',
      en: '{value} is below {limit}, the least that “{indicator}” can be',
    },
    hint: { zh: '核对数值和单位', en: 'check the value and its unit' },
  },
  VALUE_ABOVE_RANGE: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '数值过大', en: 'Value too large' },
    message: {
      zh: '{value} 大于“{indicator}”可能的最大值 {limit}',
      en: '{value} is above {limit}, the most that “{indicator}” can be',
    },
    hint: { zh: '核对数值和单位', en: 'check the value and its unit' },
  },
  BOUND_OPEN: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '界限不明', en: 'Open bound' },
    message: {
      zh: '“{text}”没有上限，“{indicator}”也没有规定最大值',
      en: '“{text}” has no upper end, and “{indicator}” has no greatest value',
    },
    hint: { zh: '填写实际数值', en: 'write the value itself' },
  },
  VOLUME_INVALID: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '业务量有误', en: 'Volume not valid' },
    message: { zh: '业务量不能是“{text}”', en: 'the volume can not be “{text}”' },
    hint: { zh: '业务量应是不小于 0 的确切数字', en: 'a volume is an exact number, 0 or more' },
  },
  NUMERATOR_INVALID: {
    scope: 'cell',
    severity: 'error',
    title: { zh: '分子有误', en: 'Numerator not valid' },
    message: { zh: '“{indicator}”的分子不能是“{text}”', en: 'the numerator of “{indicator}” can not be “{text}”' },
    hint: {
      zh: '分子应是确切的数字：比率填件数，平均值填合计',
      en: 'a numerator is an exact number: a count for a rate, a sum for a mean',
    },
  },
} satisfies Record<string, FindingKind>;
