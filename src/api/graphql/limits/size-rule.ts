import { GraphQLError, Kind, type DocumentNode, type OperationDefinitionNode, type ValidationRule } from 'graphql';
import type { Settings } from '../../../foundation';
import { limitExceeded } from '../../limit';
import { introspection } from './introspection';
import { measure, type Quantity } from './measure';
import { aliases, depth, directives, fields, rootFields } from './sizes';

type Sized = (document: DocumentNode) => (operation: OperationDefinitionNode) => number;

const sized =
  (quantity: Quantity<number>): Sized =>
  (document) =>
    measure(document, quantity);

/** What is limited, by the setting that limits it. */
const limited = [
  ['depth', 'queryDepth', 'LIMIT_QUERY_DEPTH', sized(depth)],
  ['fields', 'queryFields', 'LIMIT_QUERY_FIELDS', sized(fields)],
  ['rootFields', 'queryRootFields', 'LIMIT_QUERY_ROOT_FIELDS', sized(rootFields)],
  ['aliases', 'queryAliases', 'LIMIT_QUERY_ALIASES', sized(aliases)],
  ['directives', 'queryDirectives', 'LIMIT_QUERY_DIRECTIVES', sized(directives)],
  ['introspection', 'introspectionDepth', 'LIMIT_INTROSPECTION_DEPTH', introspection],
] as const satisfies readonly (readonly [what: string, key: keyof Settings, setting: string, size: Sized])[];

/** Refuses queries that are larger, in any way that their text shows, than the settings allow. */
export function sizeRule(settings: Settings): ValidationRule {
  return (context) => ({
    Document(document) {
      const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      for (const [what, key, setting, size] of limited) {
        const sizeOf = size(document);
        for (const nodes of operations) {
          const value = sizeOf(nodes);
          if (value <= settings[key]) continue;
          const originalError = limitExceeded(what, value, settings[key], setting);
          context.reportError(new GraphQLError(originalError.message, { nodes, originalError }));
        }
      }
    },
  });
}
