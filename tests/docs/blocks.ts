import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Served } from '../api/served';
import { printedBy } from '../clients/run';

const root = join(__dirname, '../..');
const cookbook = 'docs/cookbook';

/** Where the server stands in the documents. */
export const documented = 'http://127.0.0.1:4000';

/** The text of a document of the project. */
export function documentText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The recipes by their names, without the table of them. */
export const recipes: ReadonlyMap<string, string> = new Map(
  readdirSync(join(root, cookbook))
    .filter((file) => file !== 'README.md')
    .map((file) => [file.replace(/\.md$/, ''), documentText(`${cookbook}/${file}`)] as const),
);

export function recipe(name: string): string {
  const text = recipes.get(name);
  if (text === undefined) throw new Error(`no recipe ${name}`);
  return text;
}

/** The blocks of code of a document that are in a language; '' for those that say none. */
export function blocksIn(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, of]) => of === language)
    .map(([, , content]) => content ?? '');
}

/** The one block of a document that is in a language. */
export function blockIn(text: string, language: string): string {
  const [block, ...more] = blocksIn(text, language);
  if (block === undefined || more.length > 0) throw new Error(`not one block of ${language}`);
  return block;
}

/** The addresses of the server that a text names. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(/http:\/\/127\.0\.0\.1:4000\/[^\s"'`)]*/g)].map(([address]) => address);
}

/** Runs the program of a document as its reader would; gives back what it printed. */
export async function runBlock(program: string, code: string, served: Served): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-recipe-'));
  try {
    const file = join(folder, 'recipe');
    writeFileSync(file, code);
    return await printedBy(program, file, served);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
