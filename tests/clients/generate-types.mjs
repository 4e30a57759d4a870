// graphql-codegen as it is used by programs that ask with typed documents: in FOLDER, of query.graphql it makes the types of
// the whole schema (schema.ts) and those of the query with its document (generated.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const [folder] = process.argv.slice(2);
const schema = parse(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const query = { location: 'query.graphql', document: parse(readFileSync(join(folder, 'query.graphql'), 'utf8')) };

async function generate(filename, documents, pluginMap) {
  const config = { useTypeImports: true, scalars: { Decimal: 'string' } };
  const plugins = Object.keys(pluginMap).map((name) => ({ [name]: {} }));
  writeFileSync(join(folder, filename), await codegen({ filename, schema, documents, config, plugins, pluginMap }));
}

await generate('schema.ts', [], { typescript });
await generate('generated.ts', [query], { typescriptOperations, typedDocumentNode });
