import { GraphQLError, Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { TongbaoError } from '../../foundation';

/** Refuses queries with more than `limit` layers of fields. What a client asks of the schema itself is not counted. */
export function depthLimit(limit: number): ValidationRule {
  return (context) => ({
    Document({ definitions }) {
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
      const known = new Map<string, number>();
      for (const node of definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION) continue;
        const value = depthOf(node.selectionSet, fragments, known);
        if (value <= limit) continue;
        const originalError = new TongbaoError('LIMIT_EXCEEDED', {
          ...{ what: 'depth', value, limit },
          setting: 'LIMIT_QUERY_DEPTH',
        });
        context.reportError(new GraphQLError(originalError.message, { nodes: node, originalError }));
      }
    },
  });
}

/** How many layers of fields are below. A fragment is measured once; one within itself, which another rule refuses, counts as none. */
function depthOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  const depths = selections.map((node) => {
    switch (node.kind) {
      case Kind.FIELD:
        if (node.name.value.startsWith('__')) return 0;
        return 1 + (node.selectionSet ? depthOf(node.selectionSet, fragments, known) : 0);
      case Kind.INLINE_FRAGMENT:
        return depthOf(node.selectionSet, fragments, known);
      case Kind.FRAGMENT_SPREAD: {
        const name = node.name.value;
        const fragment = fragments.get(name);
        if (!fragment) return 0;
        if (!known.has(name)) {
          known.set(name, 0);
          known.set(name, depthOf(fragment.selectionSet, fragments, known));
        }
        return known.get(name) ?? 0;
      }
    }
  });
  return Math.max(0, ...depths);
}
