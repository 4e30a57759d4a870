import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import type { Grain } from '../../../model';
import { answer, countAnswer, sources } from '../../../rollups';
import { askedOrder, figureFilter } from '../../asked-figures';
import { rollupQuery } from '../../codes';
import { pageSize } from '../../page-size';
import { rollupFigureRow } from '../../figure-row';
import { AfterArg, AsOfArg, FirstArg, LangArg, OrderByArg, ReleaseArg } from '../arguments';
import { ObservationConnection, RollupConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { OrgLevelEnum, PeriodGrainEnum } from '../enums';
import { RollupFilter, type OrderBy } from '../inputs';
import { observationConnection, readObservationCursor } from '../observation-pages';
import { readRollupCursor, rollupEndCursor } from '../rollup-pages';
import type { Observation } from '../types/observation';
import { RollupRow } from '../types/rollup-row';
import { versionFor } from '../version';

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
    @OrderByArg() orderBy: OrderBy[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<RollupRow>> {
    const { warehouse, catalogue } = context;
    const limit = pageSize(context, first, 1000);
    const query = {
      ...rollupQuery(catalogue, { ...asked, level, grain }, context.gate),
      ...figureFilter(asked),
      order: askedOrder(orderBy),
    };
    const from = after ? readRollupCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const page = { limit, after: from?.after, version, mostSorted: context.settings.sortedRows };
    const { figures, hasNext } = await answer(warehouse, catalogue, query, page);
    const language = lang ?? context.language;
    return {
      nodes: figures.map((figure) =>
        Object.assign(rollupFigureRow(catalogue, figure, language), { figure, language, version }),
      ),
      pageInfo: { hasNextPage: hasNext, endCursor: rollupEndCursor(version, figures.at(-1)) },
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
    const version = from?.version ?? row.version;
    const page = await sources(warehouse, catalogue, row, { limit, after: from?.after, version });
    return observationConnection(context, page, {
      version,
      language: row.language,
      count: async () => (await sources(warehouse, catalogue, row, { limit: settings.cells, version })).rows.length,
    });
  }
}
