import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

// No minus before a zero: it is the same number twice.
const DECIMAL = /^(?!-[0.]*$)-?(0|[1-9]\d{0,8})(\.\d{1,6})?$/;

function parse(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw new GraphQLError('A Decimal is written as a string of digits, such as "17.5": up to 9 before the point and 6 after it.');
}

/** An exact decimal number as a string. JSON and JavaScript numbers are binary and would round it on the way. */
@Scalar('Decimal')
export class DecimalScalar implements CustomScalar<string, string> {
  description = 'An exact decimal number, written as a string: "88.93". Never a JSON number, which could not hold it exactly.';
  serialize = parse;
  parseValue = parse;
  parseLiteral = (node: ValueNode): string => parse(node.kind === Kind.STRING ? node.value : undefined);
}
