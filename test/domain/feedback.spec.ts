import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bandOf, type CountedSheet, ownStanding, stageFeedback } from '../../src/domain/feedback.js';
import { randomStream } from '../../src/domain/random-stream.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
/** Each place so many times. */
const tied = (...groups: [place: number, entries: number][]): number[] =>
  groups.flatMap(([place, entries]) => Array<number>(entries).fill(place));

describe('the band that a place lies in', () => {
  test.each<[string, number[], number, [from: number, to: number, entries: number]]>([
    ['the best of fifty', upTo(50), 1, [0, 10, 5]],
    ['the fifth of fifty', upTo(50), 5, [0, 10, 5]],
    ['the sixth of fifty', upTo(50), 6, [10, 25, 7]],
    ['the twelfth of fifty', upTo(50), 12, [10, 25, 7]],
    ['the thirteenth of fifty', upTo(50), 13, [25, 50, 13]],
    ['the last of fifty', upTo(50), 50, [50, 100, 25]],
    ['three would be too few: the highest 10 % go to the next', upTo(30), 1, [0, 25, 7]],
    ['a dozen has a better and a lower half', upTo(12), 1, [0, 50, 6]],
    ['and the lower half of it', upTo(12), 7, [50, 100, 6]],
    ['nine are told nothing', upTo(9), 1, [0, 100, 9]],
    ['four, too', upTo(4), 4, [0, 100, 4]],
    ['one, too', [1], 1, [0, 100, 1]],
    ['who shares the last place of a band is in it', tied([1, 4], [5, 8], [13, 38]), 5, [0, 10, 12]],
    ['and bands that ties left empty are one with their neighbours', tied([1, 4], [5, 8], [13, 38]), 13, [10, 100, 38]],
    ['a band that ties left too small goes to the one below', tied([1, 5], [6, 19], [25, 1], [26, 25]), 25, [25, 100, 26]],
    ['all share the first place', tied([1, 20]), 1, [0, 100, 20]],
    ['dense places are counted by who stands above', tied([1, 10], [2, 10]), 2, [10, 100, 10]],
  ])('%s', (_, places, own, [fromPercent, toPercent, entries]) => {
    expect(bandOf(places, own)).toEqual({ fromPercent, toPercent, entries });
  });

  test('never has fewer than five entries, unless all are fewer, and holds every place once', () => {
    const random = randomStream(7);
    const wrong: object[] = [];
    for (let round = 0; round < 500; round += 1) {
      const count = 1 + Math.floor(random() * 60);
      const places: number[] = [];
      while (places.length < count) {
        const together = Math.min(count - places.length, random() < 0.7 ? 1 : 1 + Math.floor(random() * 12));
        const place = places.length + 1;
        for (let index = 0; index < together; index += 1) places.push(place);
      }
      const bands = places.map((place) => bandOf(places, place));
      for (const band of bands) {
        const same = bands.filter(({ toPercent }) => toPercent === band.toPercent).length;
        if (same !== band.entries || band.entries < Math.min(5, count)) wrong.push({ count, band, same });
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['PLACE', { place: 6, band: null, places: 50 }],
  ['BAND', { place: null, band: { fromPercent: 10, toPercent: 25, entries: 7 }, places: 50 }],
  ['AWARD', { place: null, band: null, places: 50 }],
] as const)('of its place a team is told as the publication chose: %s', (told, standing) => {
  expect(ownStanding(upTo(50), 6, told)).toEqual(standing);
});

test('who has no place is told how many have one', () => {
  expect(ownStanding(upTo(3), null, 'BAND')).toEqual({ place: null, band: null, places: 3 });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const asked = { told: 'PLACE', reachTeams: true, seed: 'entry stage', sha256 } as const;
const sheet = (points: [string, string], comments: [string, string] = ['', ''], comment = ''): CountedSheet => ({
  marks: points.map((value, index) => ({ criterion: 'ab'[index]!, points: value, comment: comments[index]! })),
  comment,
});
const two = [sheet(['18.00', '27.50'], ['한 가지', ' '], '좋습니다.'), sheet(['17.00', '29.00'], ['두 가지', '넓습니다.'])];
const three = [...two, sheet(['15.50', '20.00'])];
const four = [...three, sheet(['16.50', '25.00'])];

describe('of the marks on a criterion a team is told', () => {
  const marksOf = (sheets: CountedSheet[], told: 'PLACE' | 'BAND' | 'AWARD' = 'PLACE') =>
    stageFeedback(['a', 'b'], sheets, { ...asked, told }).criteria.map(({ lowest, highest, mean }) => [lowest, highest, mean]);

  test.each<[string, CountedSheet[], (string | null)[][]]>([
    [
      'the range and the mean of four',
      four,
      [
        ['15.50', '18.00', '16.75'],
        ['20.00', '29.00', '25.38'],
      ],
    ],
    [
      'the range alone of three: with the mean it would tell the third mark, too',
      three,
      [
        ['15.50', '18.00', null],
        ['20.00', '29.00', null],
      ],
    ],
    [
      'the mean alone of two',
      two,
      [
        [null, null, '17.50'],
        [null, null, '28.25'],
      ],
    ],
    [
      'nothing of one',
      two.slice(0, 1),
      [
        [null, null, null],
        [null, null, null],
      ],
    ],
    [
      'nothing of none',
      [],
      [
        [null, null, null],
        [null, null, null],
      ],
    ],
  ])('%s', (_, sheets, expected) => {
    expect(marksOf(sheets)).toEqual(expected);
  });

  test.each(['BAND', 'AWARD'] as const)('no mean where it is not told its place (%s): means add up to the score', (told) => {
    expect(marksOf(four, told)).toEqual([
      ['15.50', '18.00', null],
      ['20.00', '29.00', null],
    ]);
    expect(marksOf(two, told)).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });
});

test('comments reach the team where judges were told so, the empty ones left out', () => {
  const { comments, criteria } = stageFeedback(['a', 'b'], three, asked);
  expect([comments, criteria.map((criterion) => criterion.comments.toSorted())]).toEqual([
    ['좋습니다.'],
    [['두 가지', '한 가지'], ['넓습니다.']],
  ]);
});

test('and nowhere else', () => {
  const { comments, criteria } = stageFeedback(['a', 'b'], three, { ...asked, reachTeams: false });
  expect([comments, criteria.map((criterion) => criterion.comments)]).toEqual([[], [[], []]]);
});

test('not a byte depends on which judge gave what: sheets in any order, and marks moved between judges, read the same', () => {
  const random = randomStream(11);
  const shuffled = <T>(things: readonly T[]): T[] => {
    const keyed = things.map((thing) => ({ thing, key: random() }));
    return keyed.toSorted((x, y) => x.key - y.key).map(({ thing }) => thing);
  };
  const criteria = ['a', 'b', 'c'];
  for (let round = 0; round < 300; round += 1) {
    const judges = 1 + Math.floor(random() * 7);
    const word = () => (random() < 0.3 ? '' : `의견 ${Math.floor(random() * 5)}`);
    const columns = criteria.map((criterion) =>
      Array.from({ length: judges }, () => ({ criterion, points: `${Math.floor(random() * 41) / 2}`, comment: word() })),
    );
    const whole = Array.from({ length: judges }, word);
    const sheetsFrom = (columnsOfIt: typeof columns, comments: string[]): CountedSheet[] =>
      comments.map((comment, judge) => ({ marks: columnsOfIt.map((column) => column[judge]!), comment }));
    const told = (['PLACE', 'BAND', 'AWARD'] as const)[round % 3]!;
    const bytes = (sheets: CountedSheet[]) => JSON.stringify(stageFeedback(criteria, sheets, { ...asked, seed: `${round}`, told }));
    const expected = bytes(sheetsFrom(columns, whole));
    expect(bytes(shuffled(sheetsFrom(columns, whole)))).toBe(expected);
    // Every column by itself: whole other sheets, of which a team must not be able to tell.
    expect(
      bytes(
        sheetsFrom(
          columns.map((column) => shuffled(column)),
          shuffled(whole),
        ),
      ),
    ).toBe(expected);
  }
});

test('comments stand in another order on each criterion', () => {
  const judges = Array.from({ length: 6 }, (_, judge) => sheet(['10', '10'], [`${judge}`, `${judge}`]));
  const [a, b] = stageFeedback(['a', 'b'], judges, asked).criteria.map(({ comments }) => comments);
  expect(a!.toSorted()).toEqual(b!.toSorted());
  expect(a).not.toEqual(b);
});
