import { TongbaoError } from './errors';
import { choice, origins, proxies, text, whole, type Setting } from './setting-kinds';
import type { Text } from './text';

const table = {
  databaseUrl: text('DATABASE_URL', 'sqlite:data/tongbao.db', {
    zh: '数据库：sqlite:路径、sqlite::memory: 或 mysql://用户:密码@主机:端口/库（MariaDB 同）；集群的各节点以逗号分隔：主机:端口,主机:端口',
    en: 'the database: sqlite:PATH, sqlite::memory: or mysql://user:pass@host:port/db (MariaDB too); the nodes of a cluster are separated by commas: host:port,host:port',
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
  fileBytes: whole('LIMIT_FILE_BYTES', '64M', 1, 2 ** 31, {
    zh: '工作簿文件的最大字节数',
    en: 'largest workbook file, bytes',
  }),
  catalogueBytes: whole('LIMIT_CATALOGUE_BYTES', '2M', 1, 2 ** 26, {
    zh: '目录文件的最大字节数（经控制台或接口上传）',
    en: 'largest catalogue file that is uploaded, bytes',
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
  records: whole('LIMIT_RECORDS', '1000000', 0, 100_000_000, {
    zh: '一个工作簿逐件记录数的上限',
    en: 'most records (rows that are events) in a workbook',
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
  parseSeconds: whole('LIMIT_PARSE_SECONDS', '60', 1, 3600, {
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
  importWorkers: whole('IMPORT_WORKERS', '1', 0, 64, {
    zh: '本进程同时办理排队导入的个数，0 为不办理',
    en: 'imports from the queue that this process works on at the same time; 0 leaves them to others',
  }),
  importLeaseSeconds: whole('IMPORT_LEASE_SECONDS', '60', 1, 86_400, {
    zh: '办理中的导入多少秒没有音讯后由其他进程接手',
    en: 'seconds without a sign of life after which another process takes an import over',
  }),
  importTries: whole('IMPORT_TRIES', '3', 1, 1000, {
    zh: '一次排队导入最多办理几次',
    en: 'how often an import from the queue is tried before it has failed',
  }),
  importKeepHours: whole('IMPORT_KEEP_HOURS', '168', 1, 87_600, {
    zh: '排队导入的结果保留的小时数',
    en: 'hours for which it is remembered what became of an import from the queue',
  }),
  importQueue: whole('LIMIT_IMPORT_QUEUE', '1000', 1, 1_000_000, {
    zh: '排队等候的导入数上限，再多则请稍后再来',
    en: 'most imports that wait in the queue; more are asked to come again later',
  }),
  pageSize: whole('LIMIT_PAGE_SIZE', '10000', 1, 1_000_000, {
    zh: '一页行数的上限（first）',
    en: 'most rows on a page (first)',
  }),
  sortedRows: whole('LIMIT_SORTED_ROWS', '50000', 1, 10_000_000, {
    zh: '另行排序（orderBy）的行数上限',
    en: 'most rows that are put in an order of their own (orderBy)',
  }),
  queryDepth: whole('LIMIT_QUERY_DEPTH', '12', 1, 100, { zh: 'GraphQL 查询的最大层数', en: 'deepest GraphQL query' }),
  queryTokens: whole('LIMIT_QUERY_TOKENS', '2000', 1, 1_000_000, {
    zh: 'GraphQL 查询的最大词数',
    en: 'most tokens in a GraphQL query',
  }),
  queryFields: whole('LIMIT_QUERY_FIELDS', '2000', 1, 1_000_000, {
    zh: 'GraphQL 查询的字段数上限（片段每引用一次都计）',
    en: 'most fields in a GraphQL query; fragments count wherever they are spread',
  }),
  queryRootFields: whole('LIMIT_QUERY_ROOT_FIELDS', '20', 1, 10_000, {
    zh: '一个 GraphQL 请求最多同时提出的问题数（最上层字段）',
    en: 'most questions in a GraphQL query: fields of the first layer',
  }),
  queryAliases: whole('LIMIT_QUERY_ALIASES', '100', 0, 100_000, {
    zh: 'GraphQL 查询的别名数上限',
    en: 'most aliases in a GraphQL query',
  }),
  queryDirectives: whole('LIMIT_QUERY_DIRECTIVES', '50', 0, 100_000, {
    zh: 'GraphQL 查询的指令数上限',
    en: 'most directives in a GraphQL query',
  }),
  introspectionDepth: whole('LIMIT_INTROSPECTION_DEPTH', '3', 0, 100, {
    zh: '查询模式本身时列表套列表的最大层数（各工具通用的内省查询为 3）',
    en: 'most lists within lists in what is asked of the schema itself; the query that tools send has 3',
  }),
  queryCost: whole('LIMIT_QUERY_COST', '200000', 1, 1_000_000_000, {
    zh: 'GraphQL 查询的成本上限；各字段的成本见 docs/cost.md',
    en: 'most that a GraphQL query may cost; docs/cost.md says what each field does',
  }),
  querySeconds: whole('LIMIT_QUERY_SECONDS', '30', 1, 86_400, {
    zh: '一个查询的最长秒数；到时数据库里的语句一并中止',
    en: 'longest time for a query, seconds; its statements in the database are ended, too',
  }),
  heavyCost: whole('LIMIT_HEAVY_COST', '20000', 0, 1_000_000_000, {
    zh: '成本超过此数的查询与导出一样排队',
    en: 'queries that cost more than this queue up, as exports do',
  }),
  heavyQueries: whole('LIMIT_HEAVY_QUERIES', '2', 1, 1000, {
    zh: '同时进行的大查询和导出数',
    en: 'heavy queries and exports that run at the same time',
  }),
  queue: whole('LIMIT_QUEUE', '100', 0, 100_000, {
    zh: '排队的大查询和导出数上限，再多则请稍后再试',
    en: 'most heavy queries and exports that wait; more are asked to come again later',
  }),
  queryBytes: whole('LIMIT_QUERY_BYTES', '1M', 1, 2 ** 30, {
    zh: 'GraphQL 请求正文的最大字节数',
    en: 'largest body of a GraphQL request, bytes',
  }),
  cacheBytes: whole('LIMIT_CACHE_BYTES', '64M', 0, 2 ** 36, {
    zh: '内存中保留的完整答案的最大字节数，0 为不保留',
    en: 'most bytes of answers kept in memory to be given again; 0 keeps none',
  }),
  persistedBytes: whole('LIMIT_PERSISTED_BYTES', '4M', 1024, 2 ** 32, {
    zh: '自动持久化查询（APQ）保留的查询文本的最大字节数',
    en: 'most bytes of queries kept to be asked by their hash (automatic persisted queries)',
  }),
  corsOrigins: origins('CORS_ORIGINS', '', {
    zh: '可在浏览器中跨站读取的来源，以逗号分隔，如 https://bi.example.com；默认没有',
    en: 'origins whose pages may read answers in a browser, separated by commas: https://bi.example.com; none by default',
  }),
  drainSeconds: whole('DRAIN_SECONDS', '0', 0, 3600, {
    zh: '收到停止信号后继续接受请求的秒数，其间 /readyz 回答 503',
    en: 'how long requests are still taken once it is told to end, while /readyz answers 503, seconds',
  }),
  openReading: choice('OPEN_READING', 'auto', ['auto', 'never'], {
    zh: '本机免登录读取：auto 仅限嵌入式数据库且监听本机地址时，never 从不',
    en: 'reading without logging in, from this machine: auto with the embedded database on a loopback address, or never',
  }),
  trustProxy: proxies('TRUST_PROXY', '', {
    zh: '可信的反向代理（其 X-Forwarded-For 指明客户地址）：loopback、uniquelocal 或以逗号分隔的地址、网段；默认没有',
    en: 'reverse proxies whose X-Forwarded-For says where a request is from: loopback, uniquelocal or addresses and subnets separated by commas; none by default',
  }),
  publicUrl: text('PUBLIC_URL', '', {
    zh: '浏览器访问本服务的地址，如 https://tongbao.example.com；OpenID 登录所需',
    en: 'the address at which browsers reach this server, such as https://tongbao.example.com; needed to log in by OpenID',
  }),
  requestsByAccount: whole('LIMIT_REQUESTS_BY_ACCOUNT', '30000', 0, 1_000_000_000, {
    zh: '每个账号（或令牌）每分钟请求数的上限，0 为不限',
    en: 'most requests of an account (or a token of its own) in a minute; 0 sets none',
  }),
  requestsByAddress: whole('LIMIT_REQUESTS_BY_ADDRESS', '30000', 0, 1_000_000_000, {
    zh: '每个地址每分钟请求数的上限，0 为不限',
    en: 'most requests from an address in a minute; 0 sets none',
  }),
  loginTries: whole('LIMIT_LOGIN_TRIES', '5', 1, 1000, {
    zh: '连续登录失败几次后开始等待，此后每次加倍，最长 15 分钟',
    en: 'failed log-ins in a row before there is a pause, which doubles from then on, up to 15 minutes',
  }),
  tokenDays: whole('TOKEN_DAYS', '90', 1, 36_500, { zh: '令牌默认的有效天数', en: 'days a token is valid by itself' }),
  mostTokenDays: whole('LIMIT_TOKEN_DAYS', '366', 1, 36_500, {
    zh: '令牌有效天数的上限',
    en: 'most days a token can be made valid for',
  }),
  sessionHours: whole('SESSION_HOURS', '12', 1, 8784, {
    zh: '登录后的有效小时数',
    en: 'hours after which a browser has to log in again',
  }),
  openIdIssuer: text('OIDC_ISSUER', '', {
    zh: 'OpenID Connect 提供方的地址；空则不用',
    en: 'address of the OpenID Connect provider; empty for none',
  }),
  openIdClient: text('OIDC_CLIENT_ID', '', { zh: '在提供方登记的客户端', en: 'the client as the provider knows it' }),
  openIdSecret: {
    ...text('OIDC_CLIENT_SECRET', '', {
      zh: '客户端的密钥；空则为公开客户端（仅凭 PKCE）',
      en: 'the secret of the client; empty for a public one, which has PKCE alone',
    }),
    secret: true,
  },
  openIdRoleClaim: text('OIDC_ROLE_CLAIM', 'tongbao_role', {
    zh: '说明角色的声明：reader、uploader:机构代码、officer 或 administrator，或其列表（取权限最大的一项）',
    en: 'claim that says the role: reader, uploader:BRANCH, officer or administrator, or a list, of which the most powerful counts',
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
  readonly secret: boolean;
}[] {
  return Object.values<Setting<unknown>>(table).map(({ name, default: fallback, help, secret = false }) => {
    return { name, default: fallback, help, secret };
  });
}
