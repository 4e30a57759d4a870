// Makes the types by which the pages ask: of each src/console/**/NAME.graphql a NAME.ts beside it, with what each operation
// takes and answers by schema.graphql. `--check` says which are not what it would write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { Kind, parse, print, visit } from 'graphql';
import prettier from 'prettier';
import { at, giveUp, root } from './project.mjs';

const pages = at('src', 'console');
const schema = parse(readFileSync(at('schema.graphql'), 'utf8'));
const config = { useTypeImports: true, scalars: { Decimal: 'string', ID: 'string' }, avoidOptionals: false };

/** Each operation as a document that knows its own types; fragments are those of the same file. */
const documents = {
  plugin(_schema, [{ document }]) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const ofOperation = ({ name, operation, ...rest }) => {
      const type = name.value + operation[0].toUpperCase() + operation.slice(1);
      const needed = needs({ name, operation, ...rest }, fragments);
      const text = [{ name, operation, ...rest }, ...needed].map(print).join('\n\n');
      return `export const ${name.value} = \`${text}\` as Document<${type}, ${type}Variables>;`;
    };
    const found = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return found.map(ofOperation).join('\n\n');
  },
};

/** The fragments that a definition spreads, and those that they spread. */
function needs(definition, fragments) {
  const names = new Set();
  const look = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (names.has(value)) return;
        names.add(value);
        look(fragments.find(({ name }) => name.value === value));
      },
    });
  look(definition);
  return fragments.filter(({ name }) => names.has(name.value));
}

async function typesOf(file) {
  const found = { location: file, document: parse(readFileSync(file, 'utf8')) };
  const code = await codegen({
    filename: file.replace(/\.graphql$/, '.ts'),
    schema,
    documents: [found],
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents },
  });
  const data = relative(dirname(file), join(pages, 'http', 'document')).replace(/^(?!\.)/, './');
  const head = `// Written by scripts/console-types.mjs of ${relative(root, file)}.\nimport type { Document } from '${data}';\n\n`;
  const options = { ...(await prettier.resolveConfig(file)), parser: 'typescript' };
  // the generator writes a type for answers in pieces, which nobody here takes
  return prettier.format(head + code.replace(/\/\*\*[^*]*\*\/\s*export type Incremental<.*\n/, ''), options);
}

const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
const drifted = [];
for (const name of files.sort()) {
  const [made, place] = [await typesOf(join(pages, name)), join(pages, name.replace(/\.graphql$/, '.ts'))];
  if (!process.argv.includes('--check')) writeFileSync(place, made);
  else if (readFileSync(place, 'utf8') !== made) drifted.push(relative(root, place));
}
if (drifted.length > 0) giveUp(`Not as written by node scripts/console-types.mjs: ${drifted.join(', ')}`);
