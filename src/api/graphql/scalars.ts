import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const spelling = /^-?\d+(\.\d+)?$/;

function checked(value: unknown): string {
  if (typeof value === 'string' && spelling.test(value)) return value;
  throw new GraphQLError('Decimal is a string of plain decimal digits, such as "1.76"');
}

/** An exact decimal. It crosses the wire as a string, since a JSON number is read as a binary float. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal in plain digits, as a string: "1.760061895". It is never rounded and has no exponent.',
  serialize: checked,
  parseValue: checked,
  parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined),
});
