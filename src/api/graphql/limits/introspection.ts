import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { measure, most, type Quantity } from './measure';

/** The fields by which the types of the schema lead to lists of more. */
const lists: ReadonlySet<string> = new Set([
  ...['types', 'directives', 'fields', 'args'],
  ...['inputFields', 'interfaces', 'possibleTypes', 'enumValues'],
]);

/** Lists within lists: of a selection, and of what it asks of the schema itself. */
interface Nested {
  readonly lists: number;
  readonly asked: number;
}

const nested: Quantity<Nested> = {
  of: (node, below) => {
    if (node.kind !== Kind.FIELD) return below;
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return { lists: 0, asked: Math.max(below.lists, below.asked) };
    return { lists: below.lists + (lists.has(name) ? 1 : 0), asked: below.asked };
  },
  together: (values) => ({
    lists: most(values.map((value) => value.lists)),
    asked: most(values.map((value) => value.asked)),
  }),
};

/**
 * Lists within lists in what is asked of the schema itself. Types lead to each other in circles, so that each list more
 * multiplies the answer, while `ofType` within `ofType` comes to its end by itself. The query that tools send has three:
 * types, their fields, their arguments.
 */
export function introspection(document: DocumentNode): (operation: OperationDefinitionNode) => number {
  const nestedIn = measure(document, nested);
  return (operation) => nestedIn(operation).asked;
}

/** Whether anything is asked of the schema itself, beside the name of a type. */
export function asksSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  return measure<boolean>(document, {
    of: (node, below) => below || (node.kind === Kind.FIELD && /^__(schema|type)$/.test(node.name.value)),
    together: (values) => values.includes(true),
  })(operation);
}
