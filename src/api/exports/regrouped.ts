/** The same rows, `size` at a time; the last are fewer. */
export async function* regrouped<R>(batches: AsyncIterable<readonly R[]>, size: number): AsyncGenerator<R[]> {
  let group: R[] = [];
  for await (const rows of batches) {
    for (const row of rows) {
      group.push(row);
      if (group.length < size) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}
