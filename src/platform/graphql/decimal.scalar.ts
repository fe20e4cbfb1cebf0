import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';
import { wrongScalar } from './wrong-scalar.js';

// No minus before a zero: it is the same number twice.
const DECIMAL = /^(?!-[0.]*$)-?(0|[1-9]\d{0,8})(\.\d{1,6})?$/;

function parse(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw wrongScalar(
    '십진수는 "17.5"처럼 문자열로, 소수점 앞 9자리와 뒤 6자리까지 적습니다.',
    'A Decimal is written as a string of digits, such as "17.5": up to 9 before the point and 6 after it.',
  );
}

/** An exact decimal number as a string. JSON and JavaScript numbers are binary and would round it on the way. */
@Scalar('Decimal')
export class DecimalScalar implements CustomScalar<string, string> {
  description = 'An exact decimal number, written as a string: "88.93". Never a JSON number, which could not hold it exactly.';
  serialize = parse;
  parseValue = parse;
  parseLiteral = (node: ValueNode): string => parse(node.kind === Kind.STRING ? node.value : undefined);
}
