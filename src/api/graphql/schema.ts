import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AuditResolver } from './resolvers/audit';
import { CatalogueResolver } from './resolvers/catalogue';
import { CompletenessResolver } from './resolvers/completeness';
import { DecisionResolver } from './resolvers/decisions';
import { ObservationResolver } from './resolvers/observations';
import { PeriodResolver } from './resolvers/periods';
import { RollupResolver } from './resolvers/rollups';
import { SubmissionResolver } from './resolvers/submissions';

/** The schema, which is the same for every catalogue. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      ...([AuditResolver, CatalogueResolver, CompletenessResolver, DecisionResolver] as const),
      ...([ObservationResolver, PeriodResolver, RollupResolver, SubmissionResolver] as const),
    ],
    validate: false,
  });
}

/** The text of `schema.graphql`: what the program says of its schema must be what stands there. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
