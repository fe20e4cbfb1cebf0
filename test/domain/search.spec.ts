import { describe, expect, test } from '@jest/globals';
import { excerptOf, folded, mayLookFor, pairsOf, searchText, searchWords, triplesOf } from '../../src/domain/search.js';

test.each<[string, string, string[]]>([
  ['words', '빈집  정비\n부산', ['빈집', '정비', '부산']],
  ['a phrase', '"빈집 정비" 부산', ['빈집정비', '부산']],
  ['a phrase in curly quotes', '“open data” 부산', ['open data', '부산']],
  ['a quote that is not closed', '"빈집 정비', ['빈집정비']],
  ['letters without case', 'GIS Qgis gis', ['gis', 'qgis']],
  ['letters as a Mac types them', '\u1107\u1175\u11ab\u110c\u1175\u11b8', ['빈집']],
  ['signs that mean something elsewhere', '50% a_b \\ .* (', ['50%', 'a_b', '\\', '.*', '(']],
  ['one character', '구', ['구']],
  ['a picture', '🏠', ['🏠']],
  ['nothing', ' "" \u200b “ ” ', []],
])('what is looked for: %s', (_, text, words) => {
  expect(searchWords(text)).toEqual(words);
});

test.each<[string, string, string | null]>([
  ['', '', 'REQUIRED'],
  ['quotes around nothing', '""', 'REQUIRED'],
  ['200 characters', '가'.repeat(200), null],
  ['201 characters', '가'.repeat(201), 'TOO_LONG'],
  ['10,000 characters', '가'.repeat(10_000), 'TOO_LONG'],
  ['ten words', 'a b c d e f g h i j', null],
  ['eleven words', 'a b c d e f g h i j k', 'TOO_MANY'],
])('may be looked for: %s', (_, text, code) => {
  const refusal = mayLookFor(text);
  expect(refusal === null ? null : (refusal as unknown as { data: { problems: { code: string }[] } }).data.problems[0]?.code).toBe(code);
});

test('blanks beside Hangul do not count, those between other words do', () => {
  expect(folded('빈집 정비\n계획 AI 기반  Open  Data 3 개')).toBe('빈집정비계획ai기반open data 3개');
});

/** Whether a word is found in places, as the index and the text behind it tell. */
function isFound(word: string, ...places: string[]): boolean {
  const [looked] = searchWords(word);
  const text = searchText(places);
  const pairs = new Set(pairsOf(places));
  if (looked!.length === 1) return pairs.has(looked!.charCodeAt(0));
  if (looked!.length === 2) return pairs.has((looked!.charCodeAt(0) << 16) | looked!.charCodeAt(1));
  const triples = new Set(triplesOf(text));
  return triplesOf(looked!).every((triple) => triples.has(triple)) && text.includes(looked!);
}

describe('a word', () => {
  test.each<[string, string, string]>([
    ['of two characters', '빈집', '부산 빈집은'],
    ['of one', '집', '부산 빈집은'],
    ['of three, over a blank', '빈집정비', '빈집 정비'],
    ['of three, over the end of a line', '빈집정비', '빈집\n정비'],
    ['without case', 'QGIS', 'qGis 3'],
    ['with a picture', '🏠', '🏠 집'],
    ['with signs', '50%_', '약 50%_ 감소'],
    ['in letters of two parts', '\u1107\u1175\u11ab집', '빈집'],
  ])('%s is found', (_, word, text) => {
    expect(isFound(word, text)).toBe(true);
  });

  test.each<[string, string, string[]]>([
    ['of two characters, over a blank', '시장', ['도시 장애']],
    ['over the end of a place', '빈집정비', ['빈집', '정비 계획']],
    ['of which only the parts are there', '빈집정비', ['빈집정 집정비']],
    ['with a sign that stands for any', '빈_집', ['빈가집']],
    ['of Latin letters, over a blank', 'opendata', ['open data']],
  ])('%s is not', (_, word, places) => {
    expect(isFound(word, ...places)).toBe(false);
  });
});

test.each<[string, string, string, [string, string, string] | null]>([
  ['in the middle', '빈집', '부산의 빈집은 늘었다.', ['부산의 ', '빈집', '은 늘었다.']],
  ['over a blank', '빈집정비', '부산 빈집 정비 계획', ['부산 ', '빈집 정비', ' 계획']],
  ['as it is written', 'qgis', 'QGIS 3.34', ['', 'QGIS', ' 3.34']],
  ['signs are signs', '.*', 'a.*b', ['a', '.*', 'b']],
  ['not there', '시장', '도시 장애', null],
])('an excerpt: %s', (_, word, text, parts) => {
  const [before, match, after] = parts ?? [];
  expect(excerptOf(text, word)).toEqual(parts && { before, match, after });
});

test('an excerpt has sixty characters before and after, and no half of a picture', () => {
  const { before, match, after } = excerptOf(`${'🏠'.repeat(40)}가${'나'.repeat(100)}`.replace('🏠', 'x🏠'), '가')!;
  expect([before.length, match, after.length]).toEqual([60, '가', 60]);
  expect(before.isWellFormed()).toBe(true);
});
