import type { Text } from '../foundation';

/** How much a finding weighs: an error rejects the workbook, a warning wants a look, information is kept for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** What a finding is about; the documentation is ordered by it. */
export type FindingScope = 'file' | 'workbook' | 'sheet' | 'header' | 'cell' | 'series' | 'submission';

export interface FindingKind {
  readonly scope: FindingScope;
  readonly severity: Severity;
  readonly title: Text;
  /** With `{placeholders}` for the finding's values. */
  readonly message: Text;
  /** What to do about it. */
  readonly hint: Text;
}

/** Every finding there is. The code is stable; the words may improve. */
export const findingKinds = {
  // ——— the file
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
  // ——— the workbook
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
  // ——— sheets, and what was passed over knowingly
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
  // ——— headings and names
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
  NUMBER_UNPLACED: {
    scope: 'cell',
    severity: 'warning',
    title: { zh: '没有表头的数字', en: 'Number without a heading' },
    message: { zh: '此列没有表头，数字未读取', en: 'the column has no heading; its numbers were not read' },
    hint: { zh: '如是指标数据，请写明表头', en: 'give the column a heading if these are figures' },
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
  SERIES_UNLISTED: {
    scope: 'series',
    severity: 'error',
    title: { zh: '目录中没有此项', en: 'Not in the catalogue' },
    message: {
      zh: '目录中没有“{service} / {indicator} / {class}”',
      en: 'the catalogue has no “{service} / {indicator} / {class}”',
    },
    hint: { zh: '核对业务、指标和用户类别', en: 'check the service, the indicator and the customer class' },
  },
  // ——— cells
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
  // ——— series
  VALUES_TWO: {
    scope: 'series',
    severity: 'error',
    title: { zh: '重复填报', en: 'Two values for one figure' },
    message: {
      zh: '“{series}”{period} 填了两次：{first} 和 {second}',
      en: '“{series}” {period} is there twice: {first} and {second}',
    },
    hint: { zh: '只保留一个', en: 'keep one of them' },
  },
  VOLUME_MISSING: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '缺业务量', en: 'Volume missing' },
    message: {
      zh: '“{series}”{period} 有指标值而无业务量，不能加权汇总',
      en: '“{series}” {period} has a value but no volume, so it can not be weighted',
    },
    hint: { zh: '补填业务量', en: 'add the volume' },
  },
  VALUE_MISSING: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '缺指标值', en: 'Value missing' },
    message: {
      zh: '“{series}”{period} 有业务量 {volume} 而无指标值',
      en: '“{series}” {period} has a volume of {volume} but no value',
    },
    hint: { zh: '补填指标值', en: 'add the value' },
  },
  VALUE_WITHOUT_VOLUME: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '业务量为 0 却有指标值', en: 'Value for a volume of 0' },
    message: {
      zh: '“{series}”{period} 业务量为 0，却填了指标值 {value}',
      en: '“{series}” {period} has the value {value} for a volume of 0',
    },
    hint: {
      zh: '核对业务量；无业务时不填指标值',
      en: 'check the volume; leave the value out where there was no business',
    },
  },
  TOTAL_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '合计与明细不符', en: 'Total differs' },
    message: {
      zh: '表中的合计是 {stated}，按明细重算为 {recomputed}',
      en: 'the total says {stated}; recomputed from its rows it is {recomputed}',
    },
    hint: {
      zh: '核对合计公式；平均值应按业务量加权',
      en: 'check the formula of the total; means are weighted by volume',
    },
  },
  COARSE_DIFFERS: {
    scope: 'series',
    severity: 'warning',
    title: { zh: '汇总期与分月不符', en: 'Coarser figure differs' },
    message: {
      zh: '“{series}”{period} 报 {stated}，由更细的时段汇总为 {recomputed}；以后者为准',
      en: '“{series}” {period} is given as {stated}; from the finer periods it is {recomputed}, which counts',
    },
    hint: { zh: '核对两处数字', en: 'check both figures' },
  },
  COARSE_UNUSED: {
    scope: 'series',
    severity: 'info',
    title: { zh: '以更细的时段为准', en: 'Finer periods count' },
    message: {
      zh: '“{series}”{period} 已有更细时段的数据，汇总期的数字不重复计入',
      en: '“{series}” {period} has figures for finer periods; the coarser one is not added to them',
    },
    hint: { zh: '无需处理', en: 'nothing to do' },
  },
  // ——— the submission
  BRANCH_MISSING: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '不知是哪个分公司', en: 'Branch unknown' },
    message: { zh: '工作簿里没有写明分公司', en: 'nothing in the workbook says which branch it is from' },
    hint: { zh: '在标题中写明分公司，或上传时指定', en: 'put the branch into the title, or name it when you send it' },
  },
  BRANCHES_TWO: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '多个分公司', en: 'Several branches' },
    message: { zh: '工作簿里有多个分公司：{names}', en: 'the workbook is about several branches: {names}' },
    hint: { zh: '一个工作簿只报一个分公司', en: 'one workbook is for one branch' },
  },
  BRANCH_NOT_AS_SENT: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '分公司不符', en: 'Branch differs' },
    message: {
      zh: '上传时指定为{sent}，工作簿却是{found}',
      en: 'it was sent for {sent}, but the workbook is from {found}',
    },
    hint: { zh: '核对文件', en: 'check the file' },
  },
  PERIOD_MISSING: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '不知是哪个时期', en: 'Period unknown' },
    message: { zh: '工作簿里没有写明时间', en: 'nothing in the workbook says which period it is for' },
    hint: {
      zh: '在标题或表头写明时间，或上传时指定',
      en: 'put the period into the title or the headings, or name it when you send it',
    },
  },
  PERIODS_TWO: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '多个填报期', en: 'Several periods' },
    message: { zh: '工作簿跨了多个填报期：{names}', en: 'the workbook spans several reporting periods: {names}' },
    hint: { zh: '一个工作簿只报一个填报期', en: 'one workbook is for one reporting period' },
  },
  PERIOD_NOT_AS_SENT: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '时期不符', en: 'Period differs' },
    message: {
      zh: '上传时指定为 {sent}，工作簿写的是 {found}',
      en: 'it was sent for {sent}, but the workbook says {found}',
    },
    hint: { zh: '核对文件', en: 'check the file' },
  },
  PERIOD_OUTSIDE: {
    scope: 'submission',
    severity: 'error',
    title: { zh: '超出填报期', en: 'Outside the period' },
    message: { zh: '{period} 不在填报期 {reporting} 之内', en: '{period} is outside the reporting period {reporting}' },
    hint: { zh: '核对月份和年份', en: 'check the month and the year' },
  },
} satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;
