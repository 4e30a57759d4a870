import { blocksIn, documentText } from '../docs/blocks';

const text = documentText('docs/sharding.md');
const [front = '', shard = ''] = blocksIn(text, 'ini');
const blocks = blocksIn(text, 'sql');

/** The lines of a file of options as arguments. */
function asArguments(ini: string): string[] {
  return [...ini.matchAll(/^([\w-]+) = (\S+)$/gm)].map(([, name, value]) => `--${name}=${value}`);
}

/** What the document has servers started with. */
export const [frontOptions, shardOptions] = [asArguments(front), asArguments(shard)];

/** The statements of the block that begins with this remark, with what stands in capitals replaced. */
export function statements(remark: string, values: Readonly<Record<string, string>> = {}): string {
  const [block, ...more] = blocks.filter((one) => one.startsWith(`-- ${remark}\n`));
  if (block === undefined || more.length > 0) throw new Error(`not one block of ${remark}`);
  return Object.entries(values).reduce(
    (sql, [name, value]) => sql.replace(new RegExp(`\\b${name}\\b(?! ')`, 'g'), value),
    block,
  );
}
