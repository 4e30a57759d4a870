import { Router, type RequestHandler } from 'express';
import type { Catalogue } from '../../catalogue';
import type { Language, Text } from '../../foundation';
import { requestLanguage } from '../language';

/** Queries to begin with, as links; each runs as it stands on any catalogue. */
const examples: readonly { readonly title: Text; readonly query: string }[] = [
  {
    title: { zh: '业务与机构', en: 'Services and the organisation' },
    query: '{ services { code name } branches { code name level } }',
  },
  {
    title: { zh: '指标及其单位、合并规则', en: 'Indicators with their units and rules' },
    query: '{ indicators { code name unit direction rollupRule description } }',
  },
  {
    title: { zh: '已接收的工作簿', en: 'The workbooks that are in' },
    query: '{ submissions { totalCount nodes { id branchName period revision status fileName observationCount } } }',
  },
];

/** A query over figures, for a period of the reader's choice. */
const figures = `{
  rollups(filter: {periods: ["2009-H2"]}) {
    nodes {
      serviceName indicatorName customerClassName display volume branchesReported branchesExpected
      sources(first: 3) { nodes { branchName period display sheet cell rawText submission { fileName } } }
    }
  }
}`;

const words = {
  endpoint: {
    zh: 'GraphQL 端点：以 POST 或 GET 查询本地址',
    en: 'The GraphQL endpoint: query this address by POST or GET',
  },
  examples: { zh: '示例查询', en: 'Example queries' },
  figures: { zh: '指标及其出处', en: 'Figures and where they come from' },
  others: { zh: '其他入口', en: 'Other ways in' },
  exports: { zh: '导出（periods 为时期编码）', en: 'Exports (periods takes period codes)' },
  bulletin: { zh: '通报（period 为时期编码）', en: 'The bulletin (period takes a period code)' },
  upload: { zh: '发送工作簿', en: 'Sending a workbook' },
  health: { zh: '运行状况', en: 'How it is running' },
} satisfies Record<string, Text>;

const style = `body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1d2733}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}a{color:#0b5cad}code,pre{font-size:.9rem;background:#f3f5f7}
code{padding:.1rem .3rem}pre{padding:1rem;overflow-x:auto}@media(prefers-color-scheme:dark){body{background:#14191f;color:#dfe6ee}
a{color:#7db8f5}code,pre{background:#222a33}}`;

/** The front page: where everything is. */
export function pageRoutes(catalogue: Catalogue): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const language = requestLanguage(request, catalogue);
    const body = `${section(words.examples[language], exampleList(language))}
<h2>${words.others[language]}</h2>
<ul>
<li><a href="/graphql">GraphQL</a> · <a href="/graphiql">GraphiQL</a></li>
<li>${words.exports[language]}: <code>/exports/rollups.csv?periods=2009-H2</code> · <code>.xlsx</code> · <code>.json</code></li>
<li>${words.bulletin[language]}: <code>/exports/bulletin.docx?period=2009-H2</code> · <code>.xlsx</code> · <code>.html</code></li>
<li>${words.upload[language]}: <code>curl -F file=@FILE ${escaped(`${request.protocol}://${request.get('host') ?? ''}`)}/submissions</code></li>
<li>${words.health[language]}: <a href="/healthz">/healthz</a> · <a href="/readyz">/readyz</a> · <a href="/metrics">/metrics</a></li>
</ul>`;
    response.type('html').send(page(language, catalogue.name[language], body));
  });
  return router;
}

/** What a browser sees at the endpoint when it brings no query; everything else goes on to the endpoint. */
export function graphqlPage(catalogue: Catalogue): RequestHandler {
  return (request, response, next) => {
    if (/[?&](query|extensions)=/.test(request.url) || request.accepts('json', 'html') !== 'html') return next();
    const language = requestLanguage(request, catalogue);
    const body = `<p>${words.endpoint[language]} (<code>/graphql</code>).</p>
${section(words.examples[language], exampleList(language))}
${section(words.figures[language], `<pre>${escaped(figures)}</pre>`)}`;
    response.type('html').send(page(language, 'GraphQL', body));
  };
}

function exampleList(language: Language): string {
  const items = examples.map(({ title, query }) => {
    return `<li><a href="/graphql?query=${encodeURIComponent(query)}">${title[language]}</a>: <code>${escaped(query)}</code></li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

function section(title: string, content: string): string {
  return `<h2>${title}</h2>\n${content}`;
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} · 通报 Tongbao</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${body}
</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
