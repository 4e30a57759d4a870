import type { FindingKind } from './kind';

/** The workbook as a whole and its sheets, and what was passed over knowingly. */
export const workbookFindings = {
  WORKBOOK_TOO_MANY_CELLS: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '单元格过多', en: 'Too many cells' },
    message: {
      zh: '工作簿的非空单元格超过 {limit} 个（设置 {setting}）',
      en: 'the workbook has more than {limit} non-empty cells (setting {setting})',
    },
    hint: { zh: '删去无关的内容，或请管理员提高上限', en: 'remove what is not needed, or have the limit raised' },
  },
  WORKBOOK_TOO_MANY_SHEETS: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '工作表过多', en: 'Too many sheets' },
    message: {
      zh: '工作簿的工作表超过 {limit} 张（设置 {setting}）',
      en: 'the workbook has more than {limit} sheets (setting {setting})',
    },
    hint: { zh: '删去无关的工作表，或请管理员提高上限', en: 'remove unrelated sheets, or have the limit raised' },
  },
  SHEET_TOO_WIDE: {
    scope: 'sheet',
    severity: 'error',
    title: { zh: '工作表过宽', en: 'Sheet too wide' },
    message: {
      zh: '工作表超过 {limit} 列（设置 {setting}），此单元格在界外',
      en: 'the sheet has more than {limit} columns (setting {setting}); this cell lies beyond',
    },
    hint: { zh: '删去界外的内容，或请管理员提高上限', en: 'remove what lies beyond, or have the limit raised' },
  },
  WORKBOOK_TOO_MANY_MERGES: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '合并区域过多', en: 'Too many merged ranges' },
    message: {
      zh: '工作簿的合并区域超过 {limit} 个（设置 {setting}）',
      en: 'the workbook has more than {limit} merged ranges (setting {setting})',
    },
    hint: {
      zh: '取消不必要的合并，或请管理员提高上限',
      en: 'unmerge what need not be merged, or have the limit raised',
    },
  },
  TEXT_TOO_LONG: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '单元格文字过长', en: 'Text too long' },
    message: {
      zh: '单元格文字有 {length} 个字符，上限 {limit}（设置 {setting}）',
      en: 'the text in the cell has {length} characters, the limit is {limit} (setting {setting})',
    },
    hint: { zh: '缩短文字，或请管理员提高上限', en: 'shorten the text, or have the limit raised' },
  },
  WORKBOOK_WITHOUT_FIGURES: {
    scope: 'workbook',
    severity: 'error',
    title: { zh: '没有指标数据', en: 'No figures' },
    message: { zh: '工作簿里没有找到任何指标数据', en: 'no figures were found in the workbook' },
    hint: {
      zh: '表头要写明指标名称（如“装机平均时间（天）”），并在其下填写数据',
      en: 'headings must name the indicators, with the figures below them',
    },
  },
  SHEET_HIDDEN: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '忽略隐藏工作表', en: 'Hidden sheet passed over' },
    message: { zh: '隐藏的工作表未读取', en: 'the sheet is hidden and was not read' },
    hint: { zh: '如其中有数据，请取消隐藏', en: 'unhide it if it holds figures' },
  },
  SHEET_OF_FINDINGS: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '忽略检查结果表', en: 'Sheet of findings passed over' },
    message: {
      zh: '这是上次退回时附的检查结果，未作为数据读取',
      en: 'this is the list of findings of an annotated copy; it was not read as figures',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  SHEET_WITHOUT_TABLE: {
    scope: 'sheet',
    severity: 'warning',
    title: { zh: '工作表中没有可识别的表格', en: 'Sheet without a table' },
    message: {
      zh: '工作表中有 {count} 个数字，但没有可识别的表头，未读取',
      en: 'the sheet has {count} numbers but no headings that are known; it was not read',
    },
    hint: { zh: '如其中有数据，请写明表头；否则删去此表', en: 'give it headings if it holds figures; else remove it' },
  },
  SHEET_MERGES_TOO_LARGE: {
    scope: 'sheet',
    severity: 'error',
    title: { zh: '合并区域过大', en: 'Merged ranges too large' },
    message: {
      zh: '工作表的合并区域过大，无法可靠读取',
      en: 'the merged ranges of the sheet are too large to be read reliably',
    },
    hint: { zh: '取消不必要的合并单元格', en: 'unmerge what need not be merged' },
  },
  NOTE_IGNORED: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '忽略说明文字', en: 'Notes passed over' },
    message: { zh: '说明、备注文字未作为数据读取', en: 'notes were not read as figures' },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  EXAMPLE_IGNORED: {
    scope: 'sheet',
    severity: 'info',
    title: { zh: '忽略示例行', en: 'Example row passed over' },
    message: { zh: '示例行未作为数据读取', en: 'the example row was not read as figures' },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
} satisfies Record<string, FindingKind>;
