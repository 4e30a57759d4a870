import { catalogueJsonSchema } from '../catalogue';
import { describeSettings, errorKinds } from '../foundation';
import { findingKinds, type FindingKind, type FindingScope, type Severity } from '../model';

/** What the program writes about itself. Each is held to what stands in the project by `tongbao schema --check`. */

const generated = '<!-- Written by `tongbao schema --write`. -->';

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  return line(headings) + line(headings.map(() => '---')) + rows.map(line).join('');
}

/** Text for a cell of a Markdown table, where `|` and `<` would mean something. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

export function settingsDocument(): string {
  const rows = describeSettings().map(({ name, default: fallback, help }) => [
    `\`${name}\``,
    `\`${fallback}\``,
    help.zh,
    help.en,
  ]);
  const intro = '环境变量，或当前目录下的 `.env`。Read from the environment, or from `.env` in the current directory.';
  return `${generated}\n\n# 设置 Settings\n\n${intro}\n\n${table(['名称 Name', '默认值 Default', '说明', 'Meaning'], rows)}`;
}

export function errorsDocument(): string {
  const rows = Object.entries(errorKinds).map(([code, { httpStatus, message }]) => [
    `\`${code}\``,
    String(httpStatus),
    message.zh,
    message.en,
  ]);
  const intro =
    '程序和用法的错误；命令行上一律以 2 退出。Failures of machinery and of use; on the command line each of them exits with 2.';
  return `${generated}\n\n# 错误 Errors\n\n${intro}\n\n${table(['代码 Code', 'HTTP', '说明', 'Message'], rows)}`;
}

const scopes: Readonly<Record<FindingScope, string>> = {
  file: '文件 File',
  workbook: '工作簿 Workbook',
  sheet: '工作表 Sheet',
  header: '表头 Header',
  cell: '单元格 Cell',
  series: '序列 Series',
  submission: '报送 Submission',
};

const severities: Readonly<Record<Severity, string>> = {
  error: '错误 error',
  warning: '警告 warning',
  info: '提示 info',
};

export function findingsDocument(): string {
  const kinds: readonly (readonly [string, FindingKind])[] = Object.entries(findingKinds);
  const sections = Object.entries(scopes).map(([scope, title]) => {
    const rows = kinds
      .filter(([, kind]) => kind.scope === scope)
      .map(([code, { severity, title: name, message, hint }]) => [
        `\`${code}\``,
        severities[severity],
        `**${name.zh}**：${message.zh}\n${hint.zh}`,
        `**${name.en}**: ${message.en}\n${hint.en}`,
      ]);
    return rows.length === 0
      ? ''
      : `\n## ${title}\n\n${table(['代码 Code', '程度 Severity', '说明', 'Meaning'], rows)}`;
  });
  const intro =
    '工作簿里可能发现的一切。有错误的工作簿不入库。Everything that can be found in a workbook; one with an error is not let in.';
  return `${generated}\n\n# 发现 Findings\n\n${intro}\n${sections.join('')}`;
}

/** `costs` is what every field of the GraphQL schema costs that costs anything, in words. */
export function costDocument(
  costs: readonly { readonly field: string; readonly cost: string; readonly description: string }[],
): string {
  const rows = costs.map(({ field, cost, description }) => [`\`${field}\``, cost, description]);
  const intro =
    '一个 GraphQL 查询的成本，大致是它要读的行数，执行之前就算出，写在应答头 `X-Query-Cost` 里。`below` 是字段之下所问各项的成本，\n' +
    '`first` 是一页的行数（不说则取默认值，最多 `LIMIT_PAGE_SIZE`）；没有列出的字段只算它之下的。超过 `LIMIT_QUERY_COST` 的不执行，\n' +
    '超过 `LIMIT_HEAVY_COST` 的与导出一起排队。\n\n' +
    'What a GraphQL query costs is about the rows it reads. It is worked out beforehand, with the variables, and told in the\n' +
    'header `X-Query-Cost` of the answer. `below` is what the fields asked for beneath a field cost together, `first` how many\n' +
    'rows a page has (its default where nothing is said, `LIMIT_PAGE_SIZE` at most); a field that is not in the table costs\n' +
    'what is below it. A query that costs more than `LIMIT_QUERY_COST` is refused, one that costs more than\n' +
    '`LIMIT_HEAVY_COST` waits for its turn with the exports.\n\n' +
    'For example: `rollups(first: 1000) { nodes { display sources(first: 20) { nodes { cell } } } totalCount }` costs\n' +
    '10 + 1000 × (1 + 10 + 20 × 1 + 1) = 32,010.';
  return `${generated}\n\n# 查询成本 Cost of queries\n\n${intro}\n\n${table(['字段 Field', '成本 Cost', '含义 Meaning'], rows)}`;
}

export function catalogueSchemaDocument(): string {
  return `${JSON.stringify(catalogueJsonSchema(), undefined, 2)}\n`;
}
