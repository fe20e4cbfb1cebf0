import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  add,
  compare,
  divide,
  fractionOf,
  multiply,
  negate,
  parseDecimal,
  parseFraction,
  printFraction,
  roundFraction,
  subtract,
  sum,
  type Fraction,
} from '../../src/domain/fraction.js';

const f = (text: string): Fraction => {
  const fraction = parseFraction(text);
  if (!fraction) throw new Error(`'${text}' is no fraction`);
  return fraction;
};

describe('reading and printing', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['18.50', '37/2'],
    ['007.250', '29/4'],
    ['-0.5', '-1/2'],
    ['166/3', '166/3'],
    ['-10/4', '-5/2'],
    ['0/7', '0'],
    ['123456789012345678901234567890.5', '246913578024691357802469135781/2'],
  ])('%s is %s', (text, printed) => {
    expect(printFraction(f(text))).toBe(printed);
  });

  const others = [
    '',
    ' ',
    '1 ',
    ' 1',
    'NaN',
    'Infinity',
    '1e3',
    '1E3',
    '0x10',
    '+1',
    '.5',
    '5.',
    '1,5',
    '1.2.3',
    '--1',
    '１２',
    '1_000',
    '1\n',
  ];
  test.each([...others, '1/0', '1/-2', '1.5/2', '/2', '1/', '9'.repeat(201)])('%j is no number', (text) => {
    expect(parseFraction(text)).toBeNull();
  });

  test('a mark is a decimal, not a fraction', () => {
    expect(parseDecimal('37/2')).toBeNull();
    expect(parseDecimal('18.5')).toEqual({ numerator: 37n, denominator: 2n });
  });
});

describe('rounding', () => {
  // The halves are those of SCORING 4 and DOMAIN 1.7 that binary floating point gets wrong.
  test.each([
    ['88.925', 2, '88.93', '88.92'],
    ['1.005', 2, '1.01', '1.00'],
    ['2.675', 2, '2.68', '2.68'],
    ['35.175', 2, '35.18', '35.18'],
    ['83.345', 2, '83.35', '83.34'],
    ['83.3450000000000001', 2, '83.35', '83.35'],
    ['2.5', 0, '3', '2'],
    ['3.5', 0, '4', '4'],
    ['0.05', 1, '0.1', '0.0'],
    ['166/3', 2, '55.33', '55.33'],
    ['2/3', 4, '0.6667', '0.6667'],
    ['82', 2, '82.00', '82.00'],
    ['99.995', 2, '100.00', '100.00'],
    ['-0.005', 2, '-0.01', '0.00'],
    ['-0.004', 2, '0.00', '0.00'],
    ['-2.5', 0, '-3', '-2'],
    ['-12.345', 2, '-12.35', '-12.34'],
  ])('%s to %d decimals is %s half-up and %s half-even', (text, decimals, halfUp, halfEven) => {
    expect([roundFraction(f(text), decimals, 'half-up'), roundFraction(f(text), decimals, 'half-even')]).toEqual([halfUp, halfEven]);
  });
});

describe('arithmetic', () => {
  const fractions = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
    .map(([numerator, denominator]) => f(`${numerator}/${denominator}`));
  const nonZero = fractions.filter(({ numerator }) => numerator !== 0n);

  test('0.1 + 0.2 is 0.3', () => {
    expect(add(f('0.1'), f('0.2'))).toEqual(f('0.3'));
  });

  test('a sum of nothing is 0', () => {
    expect(sum([])).toEqual(f('0'));
  });

  test('division by zero and broken numbers are errors', () => {
    expect(() => divide(f('1'), f('0'))).toThrow(RangeError);
    expect(() => fractionOf(Number.NaN)).toThrow(RangeError);
    expect(() => fractionOf(0.5)).toThrow(RangeError);
  });

  test('addition and multiplication keep the laws of arithmetic', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      }),
    );
  });

  test('subtraction undoes addition, division undoes multiplication', () => {
    fc.assert(
      fc.property(fractions, nonZero, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  test('what is printed is read back as the same number', () => {
    fc.assert(fc.property(fractions, (a) => expect(f(printFraction(a))).toEqual(a)));
  });

  test('the order is that of the differences', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const { numerator } = subtract(a, b);
        expect(compare(a, b)).toBe(numerator > 0n ? 1 : numerator < 0n ? -1 : 0);
      }),
    );
  });

  test('rounding moves by at most half a unit, and alike on both sides of zero', () => {
    const modes = fc.constantFrom('half-up' as const, 'half-even' as const);
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 6 }), modes, (a, decimals, mode) => {
        const rounded = f(roundFraction(a, decimals, mode));
        const moved = subtract(rounded, a);
        const distance = moved.numerator < 0n ? negate(moved) : moved;
        expect(compare(distance, divide(fractionOf(1), f(`${2n * 10n ** BigInt(decimals)}`)))).toBeLessThanOrEqual(0);
        expect(f(roundFraction(negate(a), decimals, mode))).toEqual(negate(rounded));
      }),
    );
  });
});
