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

/** Something wrong in the text of a catalogue, and where. */
export interface CatalogueProblem {
  /** From 1. */
  readonly line: number;
  /** The keys that lead to it, joined by points; empty where the text as such can't be read. */
  readonly path: string;
  readonly message: string;
}

/** A catalogue, or everything that is wrong with its text. */
export type CheckedCatalogue =
  | { readonly catalogue: Catalogue; readonly problems: readonly [] }
  | { readonly catalogue?: undefined; readonly problems: readonly CatalogueProblem[] };

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
  const { catalogue, problems } = checkCatalogue(source, file);
  if (catalogue) return catalogue;
  const said = problems.map(
    ({ line, path, message }) => `${file}:${line}: ${path === '' ? '' : `${path}: `}${message}`,
  );
  throw new TongbaoError('CATALOGUE_INVALID', { file, problems: said.join('\n') });
}

/** Reads a catalogue from text, or tells everything that is wrong with it; `file` only names it. */
export function checkCatalogue(source: string, file: string): CheckedCatalogue {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const unreadable = document.errors.map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      path: '',
      message: error.message.split('\n')[0] ?? '',
    }));
    return { problems: unreadable };
  }
  const say = ({ path, message }: Problem): CatalogueProblem => ({
    line: lineOf(document, lines, path),
    path: path.map(String).join('.') || 'catalogue',
    message,
  });
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // aliases that refer to too much, or to nothing
    return { problems: [{ line: 1, path: '', message: (error as Error).message }] };
  }
  const parsed = catalogueSchema.safeParse(content);
  if (!parsed.success) return { problems: parsed.error.issues.map(say) };
  const problems = checkReferences(parsed.data, commonWords());
  if (problems.length > 0) return { problems: problems.map(say) };
  return { catalogue: build(parsed.data, commonWords(), { text: source, file }), problems: [] };
}

/** What the text of a catalogue says as plain data, with what it leaves out filled in as far as it is known. */
export function plainCatalogue(source: string): unknown {
  const content: unknown = parseDocument(source).toJS();
  const parsed = catalogueSchema.safeParse(content);
  return parsed.success ? parsed.data : content;
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
