import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { drawOrder, problemsOfAnnouncement, problemsOfSeed } from '../../src/domain/draw.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const numbers = ['2025-분석-001', '2025-분석-002', '2025-분석-003', '2025-분석-004', '2025-분석-005'];

describe('the order of a presentation', () => {
  test('is what anybody gets with other tools: printf "2623.42\\n2025-분석-001" | sha256sum', () => {
    // 429caa8f…, 44b7634a…, 6e278caa…, 7276dc82…, 74bd563b…
    const order = ['2025-분석-005', '2025-분석-003', '2025-분석-004', '2025-분석-001', '2025-분석-002'];
    expect(drawOrder('2623.42', numbers, sha256)).toEqual(order);
    expect(drawOrder('2623.42', numbers.toReversed(), sha256)).toEqual(order);
  });

  test('puts each entry first about as often as any other', () => {
    const first = Array.from({ length: 1000 }, (_, seed) => drawOrder(String(seed), numbers, sha256)[0]!);
    const counts = numbers.map((number) => first.filter((each) => each === number).length);
    // Five times 200 expected; beyond ±60 chance comes once in two hundred thousand.
    expect(counts.every((count) => Math.abs(count - 200) < 60)).toBe(true);
  });
});

describe('a seed is announced', () => {
  const hash = sha256('2623.42');
  const none = { seedHash: null, sourceKo: null, sourceEn: null };
  test.each<[string, Partial<typeof none> | Record<string, string>, string[]]>([
    ['by its hash', { seedHash: hash }, []],
    ['by its source', { sourceKo: '코스피 종가', sourceEn: 'KOSPI close' }, []],
    ['by nothing', {}, ['sourceKo REQUIRED', 'sourceEn REQUIRED']],
    ['in one language', { sourceKo: '코스피 종가' }, ['sourceEn REQUIRED']],
    ['by both', { seedHash: hash, sourceKo: '코스피 종가' }, ['seedHash NOT_ALLOWED_HERE']],
    ['by what is no hash', { seedHash: hash.toUpperCase() }, ['seedHash NOT_A_HASH']],
  ])('%s', (_, announcement, expected) => {
    expect(problemsOfAnnouncement({ ...none, ...announcement }).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });

  test.each([
    ['2623.42', []],
    ['', ['REQUIRED']],
    ['두\n줄', ['NOT_ONE_LINE']],
    ['x'.repeat(201), ['TOO_LONG']],
  ])('a seed is one line: %j', (seed, expected) => {
    expect(problemsOfSeed(seed).map(({ code }) => code)).toEqual(expected);
  });
});
