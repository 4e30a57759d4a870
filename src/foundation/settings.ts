import { TongbaoError } from './errors';
import type { Text } from './text';

/** One setting: read from the environment under its name, documented in the settings table of the README. */
interface Setting<T> {
  readonly name: string;
  readonly default: string;
  readonly help: Text;
  /** Reads the text; throws with what is allowed when it does not fit. */
  readonly read: (text: string) => T;
}

function text(name: string, fallback: string, help: Text): Setting<string> {
  return { name, default: fallback, help, read: (value) => value };
}

/** A whole number from `least` to `most`. `k`, `M` and `G` (of 1024) may follow. */
function whole(name: string, fallback: string, least: number, most: number, help: Text): Setting<number> {
  return {
    name,
    default: fallback,
    help,
    read: (value) => {
      const match = /^(\d+)([kMG]?)$/.exec(value.trim());
      const number = match ? Number(match[1]) * 1024 ** ['', 'k', 'M', 'G'].indexOf(match[2] ?? '') : NaN;
      if (!(number >= least && number <= most)) throw new RangeError(`${least}–${most}`);
      return number;
    },
  };
}

const table = {
  databaseUrl: text('DATABASE_URL', 'sqlite:data/tongbao.db', {
    zh: '数据库：sqlite:路径、sqlite::memory: 或 mysql://用户:密码@主机:端口/库（MariaDB 同）',
    en: 'the database: sqlite:PATH, sqlite::memory: or mysql://user:pass@host:port/db (MariaDB too)',
  }),
  host: text('HOST', '127.0.0.1', { zh: '监听地址', en: 'address to listen on' }),
  port: whole('PORT', '4000', 0, 65535, {
    zh: '监听端口，0 为任意空闲端口',
    en: 'port to listen on; 0 takes a free one',
  }),
  catalogue: text('CATALOGUE', 'imports/liaoning/catalogue.yaml', {
    zh: '目录文件：机构、业务、指标及其同义词',
    en: 'catalogue file: branches, services, indicators and their synonyms',
  }),
  logLevel: text('LOG_LEVEL', 'info', {
    zh: '日志级别：fatal、error、warn、info、debug、trace、silent',
    en: 'log level: fatal, error, warn, info, debug, trace or silent',
  }),
  fileBytes: whole('LIMIT_FILE_BYTES', '32M', 1, 2 ** 31, {
    zh: '工作簿文件的最大字节数',
    en: 'largest workbook file, bytes',
  }),
  inflatedBytes: whole('LIMIT_INFLATED_BYTES', '512M', 1, 2 ** 33, {
    zh: '压缩包展开后的最大总字节数',
    en: 'largest total size of a package once inflated, bytes',
  }),
  inflationRatio: whole('LIMIT_INFLATION_RATIO', '200', 1, 100_000, {
    zh: '压缩包展开后与文件大小之比的上限（展开不足 16 MB 的不计）',
    en: 'largest ratio of inflated size to file size (packages that inflate to less than 16 MB are exempt)',
  }),
  cells: whole('LIMIT_CELLS', '200000', 1, 2 ** 31, {
    zh: '一个工作簿非空单元格的上限',
    en: 'most non-empty cells in a workbook',
  }),
  sheets: whole('LIMIT_SHEETS', '200', 1, 100_000, { zh: '工作表数的上限', en: 'most sheets in a workbook' }),
  columns: whole('LIMIT_COLUMNS', '1024', 1, 16_384, {
    zh: '工作表的最大列数（隐藏的表不计）',
    en: 'most columns of a sheet that is not hidden',
  }),
  merges: whole('LIMIT_MERGES', '20000', 0, 10_000_000, {
    zh: '一个工作簿合并区域数的上限',
    en: 'most merged ranges in a workbook',
  }),
  textLength: whole('LIMIT_TEXT_LENGTH', '32767', 1, 2 ** 30, {
    zh: '单元格文字长度的上限（Excel 本身为 32767）',
    en: "longest text in a cell, characters (Excel's own limit is 32767)",
  }),
  parseSeconds: whole('LIMIT_PARSE_SECONDS', '20', 1, 3600, {
    zh: '读一个工作簿的最长秒数',
    en: 'longest time to read a workbook, seconds',
  }),
  parseMemoryMegabytes: whole('LIMIT_PARSE_MEMORY_MB', '512', 128, 65536, {
    zh: '读工作簿的进程可用内存，MB',
    en: 'memory of the process that reads a workbook, MB',
  }),
  parseWorkers: whole('PARSE_WORKERS', '2', 1, 64, {
    zh: '同时读工作簿的进程数',
    en: 'processes that read workbooks at the same time',
  }),
  pageSize: whole('LIMIT_PAGE_SIZE', '10000', 1, 1_000_000, {
    zh: '一页行数的上限（first）',
    en: 'most rows on a page (first)',
  }),
  queryDepth: whole('LIMIT_QUERY_DEPTH', '12', 1, 100, { zh: 'GraphQL 查询的最大层数', en: 'deepest GraphQL query' }),
  queryTokens: whole('LIMIT_QUERY_TOKENS', '2000', 1, 1_000_000, {
    zh: 'GraphQL 查询的最大词数',
    en: 'most tokens in a GraphQL query',
  }),
} satisfies Record<string, Setting<unknown>>;

type Table = typeof table;

/** What the program runs with; each field is documented in the settings table. */
export type Settings = { readonly [K in keyof Table]: ReturnType<Table[K]['read']> };

/** Reads all settings from `environment`; a value that does not fit is an error that names the setting. */
export function loadSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const entries = Object.entries(table).map(([key, setting]) => {
    const given = environment[setting.name];
    const value = given === undefined || given === '' ? setting.default : given;
    try {
      return [key, setting.read(value)] as const;
    } catch (cause) {
      throw new TongbaoError('SETTING_INVALID', {
        name: setting.name,
        value,
        allowed: cause instanceof RangeError ? cause.message : String(cause),
      });
    }
  });
  return Object.fromEntries(entries) as unknown as Settings;
}

/** The settings table: name, default, help, for `tongbao settings`, the documentation and its test. */
export function describeSettings(): readonly {
  readonly name: string;
  readonly default: string;
  readonly help: Text;
}[] {
  return Object.values(table).map(({ name, default: fallback, help }) => ({ name, default: fallback, help }));
}
