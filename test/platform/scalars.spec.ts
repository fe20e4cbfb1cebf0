import { describe, expect, test } from '@jest/globals';
import { GraphQLError, GraphQLObjectType, GraphQLScalarType, GraphQLSchema, graphqlSync } from 'graphql';
import { DateTimeScalar } from '../../src/platform/graphql/date-time.scalar.js';
import { DecimalScalar } from '../../src/platform/graphql/decimal.scalar.js';

/** A scalar inside a schema of one field, which answers what it was asked. */
function echo(name: string, scalar: DecimalScalar | DateTimeScalar) {
  const type = new GraphQLScalarType({
    name,
    serialize: (value) => scalar.serialize(value),
    parseValue: (value) => scalar.parseValue(value),
    parseLiteral: (node) => scalar.parseLiteral(node),
  });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { echo: { type, args: { value: { type } }, resolve: (_, { value }: { value?: unknown }) => value } },
  });
  const schema = new GraphQLSchema({ query });
  const answer = (source: string, variableValues: Record<string, unknown>) => {
    const { data, errors } = graphqlSync({ schema, source, variableValues });
    return errors ? 'refused' : data?.['echo'];
  };
  return {
    /** As a literal in the query, as it would be typed. */
    literal: (text: string) => answer(`{ echo(value: ${text}) }`, {}),
    variable: (value: unknown) => answer(`query ($value: ${name}) { echo(value: $value) }`, { value }),
  };
}

describe('a Decimal', () => {
  const decimal = new DecimalScalar();
  const { literal, variable } = echo('Decimal', decimal);

  test.each([
    ['0'],
    ['7'],
    ['17.5'],
    ['17.50'],
    ['0.000001'],
    ['-3'],
    ['-0.5'],
    ['-0.000001'],
    ['999999999.999999'],
    ['-999999999.999999'],
  ])('%s comes back as it was written', (text) => {
    expect([literal(JSON.stringify(text)), variable(text)]).toEqual([text, text]);
  });

  test.each([
    ['', 'nothing'],
    [' 17.5', 'a blank before'],
    ['17.5\n', 'a line break after'],
    ['017.5', 'a leading zero'],
    ['00', 'two zeros'],
    ['-0', 'minus zero'],
    ['-0.00', 'minus zero with decimals'],
    ['+1', 'a plus sign'],
    ['--1', 'two minus signs'],
    ['- 1', 'a blank inside'],
    ['.5', 'no digit before the point'],
    ['5.', 'no digit after the point'],
    ['1,5', 'a decimal comma'],
    ['1,000', 'groups of digits'],
    ['1_000', 'groups of digits'],
    ['1e2', 'an exponent'],
    ['1E-2', 'an exponent'],
    ['0x1f', 'hexadecimal digits'],
    ['1/2', 'a fraction'],
    ['50%', 'a percentage'],
    ['1000000000', 'ten digits before the point'],
    ['0.0000001', 'seven digits after it'],
    ['1.2.3', 'two points'],
    ['NaN', 'no number'],
    ['Infinity', 'no finite number'],
    ['１７', 'full-width digits'],
    ['१', 'digits of another script'],
    ['true', 'a word'],
  ])('%j is refused: %s', (text) => {
    expect([literal(JSON.stringify(text)), variable(text)]).toEqual(['refused', 'refused']);
  });

  test.each([[17], [17.5], [0], [-1], [true], [['17.5']], [{ value: '17.5' }]])('the JSON value %j is refused: it is no text', (value) => {
    expect(variable(value)).toBe('refused');
  });

  test.each([['17.5'], ['17'], ['1e2'], ['true'], ['SEVENTEEN'], ['["17.5"]'], ['{ value: "17.5" }']])(
    'the literal %s is refused',
    (text) => {
      expect(literal(text)).toBe('refused');
    },
  );

  test('null is nothing, and no Decimal', () => {
    expect([literal('null'), variable(null)]).toEqual([null, null]);
  });

  test.each([[17.5], [null], ['1e21'], [Number.NaN]])('the API does not answer %s for one', (value) => {
    expect(() => decimal.serialize(value)).toThrow(GraphQLError);
  });
});

describe('a DateTime', () => {
  const dateTime = new DateTimeScalar();
  const { literal, variable } = echo('DateTime', dateTime);

  test.each([
    ['2025-10-10T18:00:00+09:00', '2025-10-10T09:00:00.000Z'],
    ['2025-10-10T18:00+09:00', '2025-10-10T09:00:00.000Z'],
    ['2025-10-10T09:00:00Z', '2025-10-10T09:00:00.000Z'],
    ['2025-10-10T09:00:00.5Z', '2025-10-10T09:00:00.500Z'],
    ['2025-10-10T09:00:00.05Z', '2025-10-10T09:00:00.050Z'],
    ['2025-10-10T09:00:00.123Z', '2025-10-10T09:00:00.123Z'],
    ['2025-10-10T09:00:00-00:00', '2025-10-10T09:00:00.000Z'],
    ['2025-01-01T00:30:00+09:00', '2024-12-31T15:30:00.000Z'],
    ['2024-12-31T20:00:00-05:30', '2025-01-01T01:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T23:59:59.999Z', '2000-02-29T23:59:59.999Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect([literal(JSON.stringify(text)), variable(text)]).toEqual([instant, instant]);
  });

  test.each([
    ['2025-10-10T18:00:00', 'no offset'],
    ['2025-10-10', 'a day'],
    ['2025-10-10 18:00:00+09:00', 'a blank for the T'],
    ['2025-10-10t18:00:00z', 'small letters'],
    ['2025-10-10T18:00:00+0900', 'an offset without its colon'],
    ['2025-10-10T18:00:00+9:00', 'an offset of three digits'],
    ['2025-10-10T18:00:00+24:00', 'an offset of a day'],
    ['2025-10-10T18:00:00+09:60', 'an offset of 60 minutes'],
    ['2025-10-10T18:00:00 KST', 'the name of a zone'],
    ['2025-10-10T18:00:00[Asia/Seoul]', 'the name of a zone'],
    ['2025-02-31T00:00:00Z', '31 February'],
    ['2025-02-29T00:00:00Z', '29 February of a common year'],
    ['1900-02-29T00:00:00Z', '29 February of a century'],
    ['2025-04-31T00:00:00Z', '31 April'],
    ['2025-13-01T00:00:00Z', 'a thirteenth month'],
    ['2025-00-10T00:00:00Z', 'month 0'],
    ['2025-10-00T00:00:00Z', 'day 0'],
    ['2025-10-32T00:00:00Z', 'day 32'],
    ['2025-10-10T24:00:00Z', '24 o’clock'],
    ['2025-10-10T23:60:00Z', 'minute 60'],
    ['2025-10-10T23:59:60Z', 'a leap second'],
    ['2025-10-10T09:00:00.1234Z', 'more than milliseconds'],
    ['2025-10-10T09:00:00.Z', 'a point without digits'],
    ['1899-12-31T23:59:59Z', 'a year before 1900'],
    ['0099-01-01T00:00:00Z', 'a year of two digits'],
    ['12025-10-10T09:00:00Z', 'a year of five digits'],
    ['+002025-10-10T09:00:00Z', 'a signed year'],
    [' 2025-10-10T09:00:00Z', 'a blank before'],
    ['2025-10-10T09:00:00Z\n', 'a line break after'],
    ['２０２５-10-10T09:00:00Z', 'full-width digits'],
    ['now', 'a word'],
    ['', 'nothing'],
  ])('%j is refused: %s', (text) => {
    expect([literal(JSON.stringify(text)), variable(text)]).toEqual(['refused', 'refused']);
  });

  test.each([[1_760_086_800_000], [0], [true], [['2025-10-10T09:00:00Z']], [{}]])(
    'the JSON value %j is refused: it is no text',
    (value) => {
      expect(variable(value)).toBe('refused');
    },
  );

  test.each([['1760086800000'], ['true'], ['TODAY'], ['{ at: "2025-10-10T09:00:00Z" }']])('the literal %s is refused', (text) => {
    expect(literal(text)).toBe('refused');
  });

  test('null is nothing, and no DateTime', () => {
    expect([literal('null'), variable(null)]).toEqual([null, null]);
  });

  test.each([['2025-10-10T09:00:00.000Z'], [new Date(Number.NaN)], [0], [null]])('the API does not answer %s for one', (value) => {
    expect(() => dateTime.serialize(value)).toThrow('a DateTime field holds no date');
  });
});
