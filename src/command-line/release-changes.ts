import { changesSince, isPublished, releaseBefore, type ReleaseChange } from '../releases';
import type { PublishedRelease } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { changesTable } from './changes';
import type { Command } from './command';
import type { Context } from './context';
import { namedRelease, releaseArgument } from './named-release';
import type { Tongbao } from './program';
import { fileRow, pick } from './row-names';

const pageRows = 2000;

const columns = [
  ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit'],
  ...['before_low', 'before_high', 'before_volume', 'before_status', 'low', 'high', 'volume', 'status'],
  ...['version', 'changed_at', 'kind', 'submission', 'steps', 'reason'],
];

export const releaseChangesCommand: Command = {
  name: 'release changes',
  summary: {
    zh: '修订版与前一版相比，哪些数值变了，为何',
    en: 'which figures a revision says otherwise than the release before, and why',
  },
  arguments: [releaseArgument],
  options: [formatOption],
  examples: ['release changes 2009-H2/R1', 'release changes 2009-H2/R1 --format csv'],
  exitCodes: { 0: { zh: '已给出（没有变化也是）', en: 'answered, be it with no change' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const release = await namedRelease(tongbao, given);
      const before = isPublished(release) ? await releaseBefore(tongbao.warehouse, release) : undefined;
      const found = before && isPublished(release) ? everyChange(tongbao, before, release) : nothing();
      switch (readFormat(given, formats, 'table', context.language)) {
        case 'csv':
          await printCsv(context, columns, rows(context, tongbao, found));
          break;
        case 'json':
          await printJson(context, rows(context, tongbao, found));
          break;
        case 'table':
          await changesTable(context, found, tongbao, ({ reason }) => reason);
      }
      return 0;
    }),
};

async function* everyChange(
  { warehouse, catalogue }: Tongbao,
  before: PublishedRelease,
  release: PublishedRelease,
): AsyncGenerator<ReleaseChange> {
  let last: ReleaseChange | undefined;
  for (;;) {
    const after = last && { key: last.key, version: last.because.version };
    const page = await changesSince(warehouse, catalogue, before, release, { limit: pageRows, after });
    yield* page.changes;
    if (!page.hasNext) return;
    last = page.changes.at(-1);
  }
}

async function* nothing(): AsyncGenerator<ReleaseChange> {
  // the first release of a period says nothing otherwise
}

async function* rows(
  { program, language }: Context,
  { catalogue }: Tongbao,
  found: AsyncIterable<ReleaseChange>,
): AsyncGenerator<Row> {
  const { releaseChangeRow } = await program.api();
  for await (const one of found) yield pick(fileRow(releaseChangeRow(catalogue, one, language)), columns);
}
