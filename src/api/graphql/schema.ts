import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccessResolver } from './resolvers/access';
import { AuditResolver } from './resolvers/audit';
import { CatalogueResolver } from './resolvers/catalogue';
import { CatalogueVersionResolver } from './resolvers/catalogue-versions';
import { ChangeResolver } from './resolvers/changes';
import { ComparisonResolver, RollupComparisonResolver } from './resolvers/comparison';
import { CompletenessResolver } from './resolvers/completeness';
import { ContributionResolver } from './resolvers/contribution';
import { DecisionResolver } from './resolvers/decisions';
import { ObservationResolver } from './resolvers/observations';
import { PeriodResolver } from './resolvers/periods';
import { RankingResolver, RollupRankResolver } from './resolvers/ranking';
import { ReleaseDecisionResolver } from './resolvers/release-decisions';
import { ReleaseGateResolver } from './resolvers/release-gate';
import { ReleaseResolver } from './resolvers/releases';
import { RollupResolver } from './resolvers/rollups';
import { SubmissionResolver } from './resolvers/submissions';
import { TrendResolver } from './resolvers/trend';

/** The schema, which is the same for every catalogue. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      ...([AccessResolver, AuditResolver, CatalogueResolver, CompletenessResolver, DecisionResolver] as const),
      ...([ChangeResolver, CatalogueVersionResolver] as const),
      ...([ComparisonResolver, RollupComparisonResolver, RankingResolver, RollupRankResolver] as const),
      ...([ContributionResolver, TrendResolver] as const),
      ...([ReleaseResolver, ReleaseGateResolver, ReleaseDecisionResolver] as const),
      ...([ObservationResolver, PeriodResolver, RollupResolver, SubmissionResolver] as const),
    ],
    validate: false,
  });
}

/** The text of `schema.graphql`: what the program says of its schema must be what stands there. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
