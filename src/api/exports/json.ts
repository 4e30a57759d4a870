import { rollupColumns } from './columns';
import { rollupRows, type RollupExport } from './rollup-rows';

/** Rollups as one JSON array of flat objects with the columns of the CSV. Decimals are strings, null where there is no value. */
export async function* rollupJson(asked: RollupExport): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rollupRows(asked)) {
    yield before + JSON.stringify(Object.fromEntries(rollupColumns.map(({ name, of }) => [name, of(row)])));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
