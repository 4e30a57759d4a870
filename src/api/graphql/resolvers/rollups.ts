import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import type { Grain } from '../../../model';
import { answer, countAnswer, sources, type RollupFigure } from '../../../rollups';
import { rollupQuery } from '../../codes';
import { pageSize } from '../../page-size';
import { rollupFigureRow } from '../../figure-row';
import { AfterArg, FirstArg, LangArg } from '../arguments';
import { ObservationConnection, RollupConnection, type ConnectionOf } from '../connection';
import { pinnedVersion, type ApiContext } from '../context';
import { cursorKind } from '../cursor';
import { OrgLevelEnum, PeriodGrainEnum } from '../enums';
import { RollupFilter } from '../inputs';
import { observationConnection, readObservationCursor } from '../observation-pages';
import type { Observation } from '../types/observation';
import { RollupRow } from '../types/rollup-row';

const cursors = cursorKind<[string, string, string, string, string]>('rollup', ['', '', '', '', '']);

function readCursor(after: string) {
  const { version, key } = cursors.read(after);
  const [period, branch, service, indicator, customerClass] = key;
  return { version, after: { period, branch, service, indicator, customerClass } };
}

function endCursor(version: number, figure: RollupFigure | undefined): string | null {
  if (!figure) return null;
  const { period, branch, service, indicator, customerClass } = figure;
  return cursors.write({ version, key: [period, branch, service, indicator, customerClass] });
}

@Resolver(() => RollupRow)
export class RollupResolver {
  @Query(() => RollupConnection, {
    description:
      'The figures: series brought together over branches and periods. Ordered by period, unit, then series as in the catalogue.',
  })
  async rollups(
    @Ctx() context: ApiContext,
    @Arg('filter', () => RollupFilter, { description: 'Which figures.' }) asked: RollupFilter,
    @Arg('level', () => OrgLevelEnum, {
      nullable: true,
      defaultValue: 'PROVINCE',
      description: 'For which units of the organisation; ignored where the filter names branches.',
    })
    level: OrgLevel | null,
    @Arg('grain', () => PeriodGrainEnum, {
      nullable: true,
      description:
        'The length of the periods answered: MONTH for 2009-H2 yields its six months. By itself the very periods asked for.',
    })
    grain: Grain | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<RollupRow>> {
    const { warehouse, catalogue } = context;
    const limit = pageSize(context, first, 1000);
    const query = rollupQuery(catalogue, { ...asked, level, grain });
    const from = after ? readCursor(after) : undefined;
    const version = await pinnedVersion(context, from?.version);
    const { figures, hasNext } = await answer(warehouse, catalogue, query, { limit, after: from?.after, version });
    const language = lang ?? context.language;
    return {
      nodes: figures.map((figure) => ({ ...rollupFigureRow(catalogue, figure, language), language, version })),
      pageInfo: { hasNextPage: hasNext, endCursor: endCursor(version, figures.at(-1)) },
      count: () => countAnswer(warehouse, catalogue, query, version),
    };
  }

  @FieldResolver(() => ObservationConnection, {
    description: 'The observations the figure is made of: all that count in it, each with its file, sheet and cell.',
  })
  async sources(
    @Root() row: RollupRow,
    @Ctx() context: ApiContext,
    @FirstArg(100) first: number | null,
    @AfterArg() after: string | null | undefined,
  ): Promise<ConnectionOf<Observation>> {
    const { warehouse, catalogue, settings } = context;
    const limit = pageSize(context, first, 100);
    const from = after ? readObservationCursor(after) : undefined;
    const version = await pinnedVersion(context, from?.version ?? row.version);
    const page = await sources(warehouse, catalogue, row, { limit, after: from?.after, version });
    return observationConnection(context, page, {
      version,
      language: row.language,
      count: async () => (await sources(warehouse, catalogue, row, { limit: settings.cells, version })).rows.length,
    });
  }
}
