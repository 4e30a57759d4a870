import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Gate } from '../../../access';
import type { Settings } from '../../../foundation';
import type { Deadline } from '../../deadline';
import { turnsOf, type Heavy } from '../../heavy';
import { limitExceeded } from '../../limit';
import type { Metrics } from '../../rest/metrics';
import { costOf, costVaries, type Asked } from './cost';
import { asksSchema } from './introspection';

/** What the limits need to know of a request. */
interface LimitedContext {
  readonly deadline: Deadline;
  readonly gate: Gate;
}

/**
 * Limits what the variables decide, too: says in `X-Query-Cost` what a query costs, refuses those that cost too much, and
 * lets those that cost much wait for their turn.
 */
export function costLimit(
  { pageSize, queryFields, queryCost, heavyCost }: Settings,
  metrics: Metrics,
  heavy: Heavy,
): ApolloServerPlugin<LimitedContext> {
  // Apollo keeps the documents that are asked again and again, and the same document costs the same
  const costs = new WeakMap<OperationDefinitionNode, number>();
  const schemas = new WeakMap<OperationDefinitionNode, boolean>();
  const costIn = (asked: Asked): number => {
    const before = costs.get(asked.operation);
    if (before !== undefined) return before;
    // the rule of sizes has seen to it that there are no more nodes than this
    const now = costOf(asked, { pageSize, nodes: queryFields + 1 });
    // what costs nothing may be what variables do not fit
    if (now > 0 && !costVaries(asked.document)) costs.set(asked.operation, now);
    return now;
  };
  const schemaIn = (document: DocumentNode, operation: OperationDefinitionNode): boolean => {
    const known = schemas.get(operation) ?? asksSchema(document, operation);
    schemas.set(operation, known);
    return known;
  };
  return {
    requestDidStart() {
      let leave: (() => void) | undefined;
      return Promise.resolve({
        async didResolveOperation({ schema, document, operation, request, contextValue, response }) {
          if (!operation) return;
          if (schemaIn(document, operation)) contextValue.gate.permit('catalogue.read');
          const cost = costIn({ schema, document, operation, variables: request.variables ?? {} });
          metrics.cost.observe(cost);
          response.http.headers.set('x-query-cost', String(cost));
          if (cost > queryCost) throw limitExceeded('cost', cost, queryCost, 'LIMIT_QUERY_COST');
          if (cost > heavyCost) leave = await heavy.enter(turnsOf(contextValue.gate.principal), contextValue.deadline);
        },
        willSendResponse() {
          leave?.();
          return Promise.resolve();
        },
      });
    },
  };
}
