import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import type { Grain } from '../../../model';
import { changes } from '../../../rollups';
import { versionNamed } from '../../as-of';
import { figureFilter } from '../../asked-figures';
import { changedFigureRow } from '../../changed-figure-row';
import { refuseArgument, rollupQuery } from '../../codes';
import { pageSize } from '../../page-size';
import { AfterArg, FirstArg, LangArg } from '../arguments';
import { ChangePage } from '../connection';
import type { ApiContext } from '../context';
import { cursorKind } from '../cursor';
import { OrgLevelEnum, PeriodGrainEnum } from '../enums';
import { RollupFilter } from '../inputs';
import { versionFor } from '../version';

const cursors = cursorKind<[string, string, string, string, string, number]>('change', ['', '', '', '', '', 0]);

@Resolver()
export class ChangeResolver {
  @Query(() => ChangePage, {
    description:
      'The figures that moved after a version or time: from what, to what, because of which submission. Ordered by period, unit and series, then time.',
  })
  async changes(
    @Ctx() context: ApiContext,
    @Arg('filter', () => RollupFilter, { description: 'Which figures, as they are afterwards.' }) asked: RollupFilter,
    @Arg('since', () => String, {
      description:
        'A version, day or instant as for asOf, or the number of a release (2009-H2/R0): what moved after it.',
    })
    since: string,
    @Arg('until', () => String, {
      nullable: true,
      description: 'A version, day, instant or release as for since: what moved up to it. By itself, now.',
    })
    until: string | null | undefined,
    @Arg('level', () => OrgLevelEnum, {
      nullable: true,
      defaultValue: 'PROVINCE',
      description: 'For which units of the organisation; ignored where the filter names branches.',
    })
    level: OrgLevel | null,
    @Arg('grain', () => PeriodGrainEnum, {
      nullable: true,
      description: 'The length of the periods answered. By itself the very periods asked for.',
    })
    grain: Grain | null | undefined,
    @Arg('stepwise', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description:
        'Every step is a row of its own. Otherwise a figure is one row, and none where it came back to what it was.',
    })
    stepwise: boolean | null,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ChangePage> {
    const { warehouse, catalogue } = context;
    const limit = pageSize(context, first, 1000);
    const query = { ...rollupQuery(catalogue, { ...asked, level, grain }, context.gate), ...figureFilter(asked) };
    const from = after ? cursors.read(after) : undefined;
    const upTo = from?.version ?? (await versionNamed(warehouse, until, 'until'));
    const end = await versionFor(context, { cursor: upTo });
    const begin = (await versionNamed(warehouse, since, 'since')) ?? refuseArgument('since', since, '…');
    const page = { since: begin, until: end, stepwise: stepwise ?? false, limit, after: from && placeOf(from.key) };
    const { changes: found, hasNext } = await changes(warehouse, catalogue, query, page);
    const language = lang ?? context.language;
    const last = found.at(-1);
    return {
      nodes: found.map((one) => changedFigureRow(catalogue, one, language)),
      pageInfo: { hasNextPage: hasNext, endCursor: last ? cursors.write({ version: end, key: keyOf(last) }) : null },
      since: begin,
      until: end,
    };
  }
}

type Key = [string, string, string, string, string, number];

function placeOf([period, branch, service, indicator, customerClass, version]: Key) {
  return { key: { period, branch, service, indicator, customerClass }, version };
}

function keyOf({ key, because }: Awaited<ReturnType<typeof changes>>['changes'][number]): Key {
  return [key.period, key.branch, key.service, key.indicator, key.customerClass, because.version];
}
