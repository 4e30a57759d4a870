import type { FindingKind } from './kind';

/** Headings, names and titles: what says where figures belong. */
export const headerFindings = {
  BRANCH_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '分公司名称不明', en: 'Branch not recognised' },
    message: {
      zh: '“{text}”不是目录中的分公司；相近的有：{nearest}',
      en: '“{text}” is not a branch of the catalogue; nearest: {nearest}',
    },
    hint: { zh: '改为目录中的名称', en: 'write it as in the catalogue' },
  },
  SERVICE_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '业务名称不明', en: 'Service not recognised' },
    message: {
      zh: '“{text}”不是目录中的业务；相近的有：{nearest}',
      en: '“{text}” is not a service of the catalogue; nearest: {nearest}',
    },
    hint: { zh: '改为目录中的名称', en: 'write it as in the catalogue' },
  },
  INDICATOR_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '指标名称不明', en: 'Indicator not recognised' },
    message: {
      zh: '“{text}”不是目录中的指标；相近的有：{nearest}',
      en: '“{text}” is not an indicator of the catalogue; nearest: {nearest}',
    },
    hint: { zh: '改为目录中的名称', en: 'write it as in the catalogue' },
  },
  CUSTOMER_CLASS_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '用户类别不明', en: 'Customer class not recognised' },
    message: {
      zh: '“{text}”不是目录中的用户类别；相近的有：{nearest}',
      en: '“{text}” is not a customer class of the catalogue; nearest: {nearest}',
    },
    hint: { zh: '改为目录中的名称', en: 'write it as in the catalogue' },
  },
  UNIT_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '单位不明', en: 'Unit not recognised' },
    message: {
      zh: '“{text}”不是目录中的单位；相近的有：{nearest}',
      en: '“{text}” is not a unit of the catalogue; nearest: {nearest}',
    },
    hint: { zh: '改为目录中的单位', en: 'use a unit of the catalogue' },
  },
  HEADING_UNKNOWN: {
    scope: 'header',
    severity: 'error',
    title: { zh: '表头不明', en: 'Heading not recognised' },
    message: {
      zh: '表头“{text}”不明，其下的数据无法归类',
      en: 'the heading “{text}” is not known, so the figures under it have no place',
    },
    hint: {
      zh: '用目录中的指标、用户类别或“指标值”“业务量”作表头',
      en: 'use names of the catalogue, or “value” and “volume”, as headings',
    },
  },
  COLUMN_IGNORED: {
    scope: 'header',
    severity: 'warning',
    title: { zh: '未读取的列', en: 'Column not read' },
    message: {
      zh: '表头“{text}”不明，此列的 {count} 个数字未读取',
      en: 'the heading “{text}” is not known; the {count} numbers under it were not read',
    },
    hint: { zh: '如是指标数据，请改用目录中的名称', en: 'if they are figures, use a name of the catalogue' },
  },
  COLUMN_PASSED_OVER: {
    scope: 'header',
    severity: 'info',
    title: { zh: '不属于指标的列', en: 'Column that holds no figures' },
    message: {
      zh: '“{text}”列不是指标数据，{count} 个数字未读取',
      en: 'the column “{text}” holds no figures; its {count} numbers were not read',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  PERIOD_UNREADABLE: {
    scope: 'header',
    severity: 'error',
    title: { zh: '时间写法不明', en: 'Period not readable' },
    message: {
      zh: '“{text}”不是可识别的月份、季度或半年',
      en: '“{text}” is not a month, quarter or half-year that can be read',
    },
    hint: { zh: '写成 2009年7月、2009年第三季度 或 2009年下半年', en: 'write 2009-07, 2009-Q3 or 2009-H2' },
  },
  PERIOD_MASKED: {
    scope: 'header',
    severity: 'error',
    title: { zh: '年份未填', en: 'Masked year' },
    message: { zh: '“{text}”的年份没有填写完整', en: 'the year in “{text}” was not filled in' },
    hint: { zh: '填写四位年份', en: 'write the year in full' },
  },
  PERIOD_YEAR_MISSING: {
    scope: 'header',
    severity: 'error',
    title: { zh: '缺年份', en: 'Year missing' },
    message: {
      zh: '只有月份或季度，工作簿里没有写年份',
      en: 'there is a month or quarter but no year anywhere in the workbook',
    },
    hint: {
      zh: '在标题中写明年份，或上传时指定时间',
      en: 'put the year into the title, or name the period when you send it',
    },
  },
  COORDINATE_MISSING: {
    scope: 'header',
    severity: 'error',
    title: { zh: '缺少归类', en: 'Coordinate missing' },
    message: {
      zh: '无法确定这些数据的{dimension_zh}',
      en: 'nothing says which {dimension_en} these figures are about',
    },
    hint: { zh: '在表头、行首或标题中写明', en: 'say it in a heading, in the row or in the title' },
  },
  COORDINATES_CONTRADICT: {
    scope: 'header',
    severity: 'error',
    title: { zh: '归类矛盾', en: 'Coordinates contradict' },
    message: { zh: '{dimension_zh}前后矛盾：{names}', en: 'the {dimension_en} is said twice and differently: {names}' },
    hint: {
      zh: '改正表头、行首、标题或工作表名中的一处',
      en: 'correct the heading, the row, the title or the name of the sheet',
    },
  },
} satisfies Record<string, FindingKind>;
