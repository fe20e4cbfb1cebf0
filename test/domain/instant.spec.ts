import { describe, expect, test } from '@jest/globals';
import { printFraction } from '../../src/domain/fraction.js';
import { parseInstant } from '../../src/domain/ranking/instant.js';

describe('instants', () => {
  test.each([
    ['1970-01-01T00:00:00Z', '0'],
    ['1970-01-01T09:00+09:00', '0'],
    ['1970-01-01T00:00:01.5-01', '7203/2'],
    ['1969-12-31T23:59:59,25+0000', '-3/4'],
    ['2024-02-29T00:00:00.0000001Z', '17091648000000001/10000000'],
  ])('%s is %s seconds', (text, seconds) => {
    const instant = parseInstant(text);
    expect(instant && printFraction(instant)).toBe(seconds);
  });

  const others = [
    '',
    '2025-10-15',
    '2025-10-15T14:00:00',
    '2025-10-15 14:00:00Z',
    '2025-02-29T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-10-15T24:00:00Z',
  ];
  test.each([
    ...others,
    '2025-10-15T14:60:00Z',
    '2025-10-15T14:00:00+9',
    '2025-10-15T14:00:00+24:00',
    'x2025-10-15T14:00:00Z',
    '1760504400',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
