import {
  BREAK,
  getNamedType,
  getVariableValues,
  isLeafType,
  isObjectType,
  lexicographicSortSchema,
  visit,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';

/**
 * What a query costs, about in rows read. A page costs its `first` times what is asked of a row; a question to the
 * database costs as much as ten rows; what is laid out otherwise says so itself, by the option `complexity` of its
 * field. `docs/cost.md` lists everything that costs.
 */
const questionCost = 10;

type Field = GraphQLField<unknown, unknown>;

/** A way to tell what a field costs, and its words, in which `below` is what is asked beneath the field. */
interface CostRule {
  readonly applies: (field: Field, type: string) => boolean;
  readonly words: (field: Field) => string;
  readonly estimate: ComplexityEstimator;
}

/** The first that applies is the one. */
const rules: readonly CostRule[] = [
  {
    applies: (field) => typeof field.extensions['complexity'] === 'number',
    words: (field) => plus(Number(field.extensions['complexity']), field),
    estimate: fieldExtensionsEstimator(),
  },
  {
    applies: (field) => field.args.some(({ name }) => name === 'first'),
    words: () => `${questionCost} + first × below`,
    estimate: ({ args, childComplexity, field, context }) =>
      questionCost + rowsOf(args['first'], field, context) * childComplexity,
  },
  {
    applies: (_field, type) => type === 'Query' || type === 'Mutation',
    words: (field) => plus(questionCost, field),
    estimate: ({ childComplexity }) => questionCost + childComplexity,
  },
  { applies: () => true, words: () => '', estimate: ({ childComplexity }) => childComplexity },
];

function plus(cost: number, field: Field): string {
  return isLeafType(getNamedType(field.type)) ? String(cost) : `${cost} + below`;
}

/** How many rows a page can have; where the question does not say, its default. No page is over the limit of pages. */
function rowsOf(first: unknown, field: Field, context: Readonly<Record<string, unknown>> | undefined): number {
  const fallback = field.args.find(({ name }) => name === 'first')?.defaultValue;
  return Math.max(0, Math.min(Number(first ?? fallback), Number(context?.['pageSize'])));
}

function ruleFor(field: Field, type: string): CostRule | undefined {
  return rules.find(({ applies }) => applies(field, type));
}

const estimate: ComplexityEstimator = (asked) => ruleFor(asked.field, asked.type.name)?.estimate(asked);

/** What is asked: one operation of a document that is valid. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The cost of an operation; `pageSize` is the most rows of a page, `nodes` the most fields that may be gone through.
 * 0 where the variables do not fit the operation, which is not carried out then. Throws `GraphQLError` for arguments
 * that do not fit.
 */
export function costOf(
  asked: Asked,
  { pageSize, nodes }: { readonly pageSize: number; readonly nodes: number },
): number {
  const { schema, document: query, operation, variables } = asked;
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return 0;
  return getComplexity({
    ...{ schema, query, variables, estimators: [estimate], context: { pageSize }, maxQueryNodes: nodes },
    ...(operation.name ? { operationName: operation.name.value } : {}),
  });
}

/**
 * Whether the cost of what a document asks may differ from one set of variables to the next: whether they decide how many
 * rows a page has, or what is left out.
 */
export function costVaries(document: DocumentNode): boolean {
  let varies = false;
  const look = (node: ArgumentNode | DirectiveNode): void => {
    visit(node, {
      Variable: () => {
        varies = true;
        return BREAK;
      },
    });
  };
  visit(document, {
    Argument: (node) => (node.name.value === 'first' ? look(node) : undefined),
    Directive: look,
  });
  return varies;
}

/** Every field that costs something by itself: where it is, its cost in words, and what it is. */
export function describeCosts(
  schema: GraphQLSchema,
): readonly { readonly field: string; readonly cost: string; readonly description: string }[] {
  const types = Object.values(lexicographicSortSchema(schema).getTypeMap()).filter(isObjectType);
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        field: `${type.name}.${field.name}`,
        cost: ruleFor(field, type.name)?.words(field) ?? '',
        description: field.description ?? '',
      })),
    )
    .filter(({ cost }) => cost !== '');
}
