import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Something that a query has more or less of. */
export interface Quantity<V> {
  /** What one selection (a field, an inline fragment, the spread of a fragment) has, given what is below it. */
  readonly of: (node: SelectionNode, below: V) => V;
  /** What selections that stand side by side have. */
  readonly together: (values: readonly V[]) => V;
}

/** How much of a quantity the operations of `document` have. Fragments count wherever they are spread. */
export function measure<V>(document: DocumentNode, quantity: Quantity<V>): (operation: OperationDefinitionNode) => V {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  // A fragment is measured once, or fragments that spread each other twice would take for ever. One within itself, which
  // another rule refuses, counts as nothing.
  const known = new Map<string, V>();
  const nothing = quantity.together([]);
  const within = (set: SelectionSetNode | undefined): V =>
    set ? quantity.together(set.selections.map((node) => quantity.of(node, below(node)))) : nothing;
  const below = (node: SelectionNode): V => {
    if (node.kind !== Kind.FRAGMENT_SPREAD) return within(node.selectionSet);
    const name = node.name.value;
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, nothing);
    const measured = within(fragments.get(name)?.selectionSet);
    known.set(name, measured);
    return measured;
  };
  return (operation) => within(operation.selectionSet);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const most = (values: readonly number[]): number => Math.max(0, ...values);
