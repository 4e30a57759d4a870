import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TongbaoError } from '../foundation';
import type { Command } from './command';
import type { Context, ExitCode } from './context';
import { catalogueSchemaDocument, costDocument, errorsDocument, findingsDocument, settingsDocument } from './documents';

export const schemaCommand: Command = {
  name: 'schema',
  summary: {
    zh: 'GraphQL 模式及由程序生成的文档',
    en: 'the GraphQL schema, and the documentation that the program writes',
  },
  details: {
    zh:
      '不带选项时打印 GraphQL 模式。生成的文件：schema.graphql、docs/settings.md、docs/findings.md、docs/errors.md、\n' +
      'docs/cost.md、docs/catalogue.schema.json。--check 还在内存数据库上运行全部升级，检查所得结构与程序所需的是否一致。',
    en: 'Without an option it prints the GraphQL schema. It writes schema.graphql, docs/settings.md, docs/findings.md, docs/errors.md, docs/cost.md and docs/catalogue.schema.json. --check also runs all migrations on a database in memory, and compares the schema they make with the one that the program expects.',
  },
  options: [
    {
      name: 'check',
      help: { zh: '检查这些文件是否与程序一致', en: 'see whether these files are what the program would write' },
    },
    { name: 'write', help: { zh: '写出这些文件', en: 'write these files' } },
  ],
  examples: ['schema', 'schema --check', 'schema --write'],
  exitCodes: {
    0: { zh: '一致，或已写出', en: 'they are, or have been written' },
    1: { zh: '有不一致，已列出', en: 'some are not, and are named' },
  },
  run: async (context, given) => {
    const [check, write] = [given.switch('check'), given.switch('write')];
    if (check && write) {
      throw new TongbaoError('USAGE', {
        reason: context.say({ zh: '--check 与 --write 只能用一个', en: 'use either --check or --write' }),
      });
    }
    const { apiCosts, printApiSchema } = await context.program.api();
    if (!check && !write) {
      await context.out.write(printApiSchema());
      return 0;
    }
    const documents: ReadonlyMap<string, string> = new Map([
      ['schema.graphql', printApiSchema()],
      ['docs/settings.md', settingsDocument()],
      ['docs/findings.md', findingsDocument()],
      ['docs/errors.md', errorsDocument()],
      ['docs/cost.md', costDocument(apiCosts())],
      ['docs/catalogue.schema.json', catalogueSchemaDocument()],
    ]);
    return check ? checkDocuments(context, documents) : writeDocuments(context, documents);
  },
};

async function writeDocuments(
  { out, program, say }: Context,
  documents: ReadonlyMap<string, string>,
): Promise<ExitCode> {
  for (const [file, text] of documents) {
    const path = join(program.root, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await out.line(say({ zh: '已写出 {file}', en: 'written: {file}' }, { file }));
  }
  return 0;
}

async function checkDocuments(
  { out, program, say }: Context,
  documents: ReadonlyMap<string, string>,
): Promise<ExitCode> {
  let drifted = false;
  for (const [file, text] of documents) {
    const found = await readFile(join(program.root, file), 'utf8').catch(() => undefined);
    if (found === text) continue;
    drifted = true;
    await out.line(
      say(
        {
          zh: '{file} 与程序不一致；tongbao schema --write 可更新',
          en: '{file} is not what the program writes; tongbao schema --write does',
        },
        { file },
      ),
    );
  }
  for (const statement of await program.schemaDrift('sqlite::memory:')) {
    drifted = true;
    await out.line(
      say(
        { zh: '升级后的数据库结构仍需：{statement}', en: 'the migrated schema still needs: {statement}' },
        { statement },
      ),
    );
  }
  return drifted ? 1 : 0;
}
