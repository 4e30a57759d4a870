import type { Plugin, Rolldown } from 'vite';

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/**
 * A document for each page (FOLDER.html for src/console/FOLDER/page.tsx), made of index.html, that names every file the page
 * needs. So a browser asks for all of them at once, and does not learn from each file which one comes next.
 */
export function documents(): Plugin {
  return {
    name: 'documents',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const template = bundle['index.html'];
      if (template?.type !== 'asset') throw new Error('Vite has made no index.html');
      const named = String(template.source);
      for (const [file, chunk] of Object.entries(bundle)) {
        const page = chunk.type === 'chunk' && /\/(\w+)\/page\.tsx$/.exec(chunk.facadeModuleId ?? '')?.[1];
        if (!page) continue;
        const links = filesOf(bundle, file)
          .filter((needed) => !named.includes(needed))
          .map((needed) => (needed.endsWith('.css') ? link('stylesheet', needed) : link('modulepreload', needed)));
        const source = named.replace('</head>', `  ${links.join('\n    ')}\n  </head>`);
        this.emitFile({ type: 'asset', fileName: `${page}.html`, source });
      }
      delete bundle['index.html'];
    },
  };
}

const link = (kind: string, file: string): string => `<link rel="${kind}" crossorigin href="/console/${file}">`;

/** What is loaded until a page is shown: the chunks on the way to it, those that they import, and their styles. */
function filesOf(bundle: Bundle, page: string): readonly string[] {
  const files = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (files.has(file) || chunk?.type !== 'chunk') return;
    files.add(file);
    chunk.imports.forEach(add);
    chunk.viteMetadata?.importedCss.forEach((style) => files.add(style));
  };
  const entrance = Object.keys(bundle).find((file) => isEntrance(bundle[file]));
  wayTo(page, entrance ?? page, bundle).forEach(add);
  return [...files];
}

const isEntrance = (chunk: Bundle[string] | undefined): boolean => chunk?.type === 'chunk' && chunk.isEntry;

/** The chunks that load one another on demand, from one to another, both of them included; none where there is no way. */
function wayTo(page: string, from: string, bundle: Bundle): readonly string[] {
  if (from === page) return [page];
  const chunk = bundle[from];
  for (const next of chunk?.type === 'chunk' ? chunk.dynamicImports : []) {
    const way = wayTo(page, next, bundle);
    if (way.length > 0) return [from, ...way];
  }
  return [];
}
