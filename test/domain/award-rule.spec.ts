import { expect, test } from '@jest/globals';
import { type AwardRule, defaultAwardRule, problemsOfAwardRule } from '../../src/domain/award-rule.js';

const [grand] = defaultAwardRule.tiers as [AwardRule['tiers'][0]];
const [ground] = defaultAwardRule.appeals.grounds as [AwardRule['appeals']['grounds'][0]];
const found = (changes: object) => problemsOfAwardRule({ ...defaultAwardRule, ...changes }, [1, 2]).map(({ path, code }) => [path, code]);
const tier = (changes: object) => found({ tiers: [{ ...grand, ...changes }] });
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...grand, key: `k${index}` }));

test('the usual rule can be announced: one, two, three and four of all tracks together, ten days, seven days, five years', () => {
  expect(found({})).toEqual([]);
  expect(defaultAwardRule.tiers.map(({ nameKo, quota, track, floor, onTie }) => [nameKo, quota, track, floor, onTie])).toEqual([
    ['대상', 1, null, null, 'DELIBERATE'],
    ['최우수상', 2, null, null, 'DELIBERATE'],
    ['우수상', 3, null, null, 'DELIBERATE'],
    ['장려상', 4, null, null, 'DELIBERATE'],
  ]);
  const { onRemoval, verificationDays, appeals, revocationYears, isBundlePublic } = defaultAwardRule;
  expect([onRemoval, verificationDays, appeals.days, appeals.grounds.map(({ nameKo }) => nameKo), revocationYears, isBundlePublic]).toEqual(
    ['MOVE_UP', 10, 7, ['산정 오류', '절차 위반', '부정행위'], 5, false],
  );
});

test.each([
  ['no tier', { tiers: [] }, [['tiers', 'REQUIRED']]],
  ['21 tiers', { tiers: many(21) }, [['tiers', 'TOO_MANY']]],
  ['a key twice', { tiers: [grand, grand] }, [['tiers.1.key', 'REPEATED']]],
  ['another word for what becomes of a removed nominee', { onRemoval: 'DRAW_LOTS' }, [['onRemoval', 'UNKNOWN_WORD']]],
  ['91 days of verification', { verificationDays: 91 }, [['verificationDays', 'OUT_OF_RANGE']]],
  ['21 years of revocation', { revocationYears: 21 }, [['revocationYears', 'OUT_OF_RANGE']]],
  ['91 days of appeals', { appeals: { days: 91, grounds: [ground] } }, [['appeals.days', 'OUT_OF_RANGE']]],
  ['appeals on nothing', { appeals: { days: 7, grounds: [] } }, [['appeals.grounds', 'REQUIRED']]],
  ['a ground twice', { appeals: { days: 7, grounds: [ground, ground] } }, [['appeals.grounds.1.key', 'REPEATED']]],
  ['a ground without a name', { appeals: { days: 7, grounds: [{ ...ground, nameKo: ' ' }] } }, [['appeals.grounds.0.nameKo', 'REQUIRED']]],
])('is refused with %s', (_, changes, problems) => {
  expect(found(changes)).toEqual(problems);
});

test.each([
  ['a key in capitals', { key: 'Grand' }, [['tiers.0.key', 'NOT_A_KEY']]],
  ['no name', { nameEn: '' }, [['tiers.0.nameEn', 'REQUIRED']]],
  ['a quota of none', { quota: 0 }, [['tiers.0.quota', 'OUT_OF_RANGE']]],
  ['a quota of 1001', { quota: 1001 }, [['tiers.0.quota', 'OUT_OF_RANGE']]],
  ['half an entry', { quota: 1.5 }, [['tiers.0.quota', 'OUT_OF_RANGE']]],
  ['a floor below 0', { floor: '-1' }, [['tiers.0.floor', 'OUT_OF_RANGE']]],
  ['a floor above 1000', { floor: '1000.01' }, [['tiers.0.floor', 'OUT_OF_RANGE']]],
  ['a floor in words', { floor: 'sixty' }, [['tiers.0.floor', 'OUT_OF_RANGE']]],
  ['a track that is not there', { track: 3 }, [['tiers.0.track', 'UNKNOWN_WORD']]],
  ['another word for ties', { onTie: 'COIN' }, [['tiers.0.onTie', 'UNKNOWN_WORD']]],
])('a tier is refused with %s', (_, changes, problems) => {
  expect(tier(changes)).toEqual(problems);
});

test.each([
  ['the least of everything', { quota: 1, floor: '0', track: 1 }],
  ['the most of everything', { quota: 1000, floor: '1000', track: 2, onTie: 'EXPAND' }],
  ['a floor with decimals', { floor: '79.995' }],
])('a tier may have %s', (_, changes) => {
  expect(tier(changes)).toEqual([]);
});

test('nothing comes after the awards where days and years are 0', () => {
  expect(found({ verificationDays: 0, appeals: { days: 0, grounds: [] }, revocationYears: 0 })).toEqual([]);
});
