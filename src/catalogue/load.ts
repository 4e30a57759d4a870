import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { TongbaoError } from '../foundation';
import { build } from './build';
import type { Catalogue } from './catalogue';
import { checkReferences, type Problem } from './references';
import { catalogueSchema, commonSchema, type CommonFile } from './schema';

let common: CommonFile | undefined;

/** The units and words that every catalogue starts from. */
function commonWords(): CommonFile {
  common ??= commonSchema.parse(parseDocument(readFileSync(join(__dirname, 'common.yaml'), 'utf8')).toJS());
  return common;
}

/** Reads the catalogue at `file`; throws `CATALOGUE_INVALID` with every problem and its line. */
export function loadCatalogue(file: string): Catalogue {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TongbaoError('FILE_UNREADABLE', { file, reason: (cause as Error).message }, { cause });
  }
  return readCatalogue(source, file);
}

/** As `loadCatalogue`, from text; `file` only names it in errors. */
export function readCatalogue(source: string, file: string): Catalogue {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const refuse = (problems: readonly string[]): never => {
    throw new TongbaoError('CATALOGUE_INVALID', { file, problems: problems.join('\n') });
  };
  if (document.errors.length > 0) {
    refuse(document.errors.map((e) => `${file}:${lines.linePos(e.pos[0]).line}: ${e.message.split('\n')[0] ?? ''}`));
  }
  const say = ({ path, message }: Problem): string =>
    `${file}:${lineOf(document, lines, path)}: ${path.map(String).join('.') || 'catalogue'}: ${message}`;
  const parsed = catalogueSchema.safeParse(document.toJS());
  if (!parsed.success)
    return refuse(parsed.error.issues.map((issue) => say({ path: issue.path, message: issue.message })));
  const problems = checkReferences(parsed.data, commonWords());
  if (problems.length > 0) return refuse(problems.map(say));
  return build(parsed.data, commonWords(), { text: source, file });
}

/** The line of the deepest node that `path` reaches. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) offset = range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}

/** The JSON schema of a catalogue file, for editors. */
export function catalogueJsonSchema(): object {
  return z.toJSONSchema(catalogueSchema, { io: 'input' });
}
