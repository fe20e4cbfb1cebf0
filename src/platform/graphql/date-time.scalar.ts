import { CustomScalar, Scalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';
import { wrongScalar } from './wrong-scalar.js';

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function parse(value: unknown): Date {
  const parts = typeof value === 'string' ? DATE_TIME.exec(value) : null;
  const date = new Date(parts?.[0] ?? NaN);
  if (parts && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) && isWritable(date)) return date;
  throw wrongScalar(
    '일시는 "2025-10-10T18:00:00+09:00"처럼 시간대와 함께 적습니다.',
    'A DateTime is written with its offset, such as "2025-10-10T18:00:00+09:00".',
  );
}

/** Date would turn 31 February into 3 March without a word. */
const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** Answers are in UTC, where an offset can lead to another year: they too have four digits, and what is answered may be sent back. */
const isWritable = (date: Date): boolean => date.getUTCFullYear() >= 1900 && date.getUTCFullYear() <= 9999;

function serialize(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  throw new TypeError('a DateTime field holds no date');
}

/** An instant, to the millisecond. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant in RFC 3339 with its offset: "2025-10-10T18:00:00+09:00". Answers are in UTC with milliseconds.';
  serialize = serialize;
  parseValue = parse;
  parseLiteral = (node: ValueNode): Date => parse(node.kind === Kind.STRING ? node.value : undefined);
}
