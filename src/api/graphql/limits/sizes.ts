import { Kind, type SelectionNode } from 'graphql';
import { most, sum, type Quantity } from './measure';

/** What can be read off the text of a query, whatever its variables are. */

const isField = (node: SelectionNode): boolean => node.kind === Kind.FIELD;

/** Layers of fields. What a client asks of the schema itself is not counted: `introspection` is for that. */
export const depth: Quantity<number> = {
  of: (node, below) => {
    if (node.kind !== Kind.FIELD) return below;
    return node.name.value.startsWith('__') ? 0 : 1 + below;
  },
  together: most,
};

/** Fields, and with them fragments where they are spread: what there is to go through. */
export const fields: Quantity<number> = { of: (_node, below) => 1 + below, together: sum };

/** Questions asked at once: fields of Query or Mutation themselves. */
export const rootFields: Quantity<number> = { of: (node, below) => (isField(node) ? 1 : below), together: sum };

/** Fields that are answered under another name. */
export const aliases: Quantity<number> = {
  of: (node, below) => (node.kind === Kind.FIELD && node.alias ? 1 : 0) + below,
  together: sum,
};

export const directives: Quantity<number> = {
  of: (node, below) => (node.directives?.length ?? 0) + below,
  together: sum,
};
