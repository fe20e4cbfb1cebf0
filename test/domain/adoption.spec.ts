import { describe, expect, test } from '@jest/globals';
import {
  type AdoptionDraft,
  type AdoptionStatus,
  cleanAdoption,
  isOverdue,
  needsReason,
  problemsOfAdoption,
} from '../../src/domain/adoption.js';
import { mayRecordAdoption } from '../../src/domain/permission/adoption.js';

const planned: AdoptionDraft = {
  plan: '침수 예측 모형을 재난 상황실에서 쓴다.',
  status: 'PLANNED',
  dueOn: '2026-12-31',
  outcome: null,
  figure: null,
  reason: null,
};
const outcome = '대피 안내가 20분 빨라졌다.';

describe('a record of adoption', () => {
  test.each<[string, Partial<AdoptionDraft>, AdoptionStatus | null, string[]]>([
    ['a plan with a day', {}, null, []],
    ['no plan', { plan: ' ' }, null, ['plan REQUIRED']],
    ['under way without a day', { status: 'IN_PROGRESS', dueOn: null }, 'PLANNED', ['dueOn REQUIRED']],
    ['a day that is none', { dueOn: '2026-02-30' }, null, ['dueOn NOT_A_DAY']],
    ['in use, and nothing came of it', { status: 'ADOPTED', dueOn: null }, 'IN_PROGRESS', ['outcome REQUIRED']],
    ['in use', { status: 'ADOPTED', dueOn: null, outcome }, 'IN_PROGRESS', []],
    ['some of it in use', { status: 'PARTLY', dueOn: null, outcome }, null, []],
    ['a figure', { status: 'ADOPTED', outcome, figure: { value: '1200', unit: '만원/년' } }, null, []],
    ['a figure of nothing', { status: 'ADOPTED', outcome, figure: { value: '1200', unit: '' } }, null, ['figure.unit REQUIRED']],
    ['a figure without words', { figure: { value: '1200', unit: '만원/년' } }, null, ['outcome FIGURE_ALONE']],
    ['stopped', { status: 'STOPPED', dueOn: null }, 'IN_PROGRESS', ['reason REQUIRED']],
    ['stopped for a reason', { status: 'STOPPED', dueOn: null, reason: '예산이 없다.' }, 'IN_PROGRESS', []],
    ['taken up again', { status: 'IN_PROGRESS' }, 'STOPPED', ['reason REQUIRED']],
    ['back under way', { status: 'PLANNED' }, 'ADOPTED', ['reason REQUIRED']],
    ['too long', { plan: '가'.repeat(2001) }, null, ['plan TOO_LONG']],
  ])('%s', (_, change, before, expected) => {
    expect(problemsOfAdoption({ ...planned, ...change }, before).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });

  test.each<[AdoptionStatus, AdoptionStatus | null, boolean]>([
    ['PLANNED', null, false],
    ['IN_PROGRESS', 'PLANNED', false],
    ['ADOPTED', 'STOPPED', false],
    ['STOPPED', null, true],
    ['PLANNED', 'PARTLY', true],
  ])('%s after %s needs a reason: %s', (status, before, expected) => {
    expect(needsReason(status, before)).toBe(expected);
  });

  test('is kept without blanks, and what says nothing is nothing', () => {
    const figure = { value: '1', unit: ' 건 ' };
    expect(cleanAdoption({ ...planned, plan: ' 계획 ', outcome: '\u200b', reason: ' ', figure })).toEqual({
      ...planned,
      plan: '계획',
      outcome: null,
      reason: null,
      figure: { value: '1', unit: '건' },
    });
  });

  test.each<[AdoptionStatus, string | null, boolean]>([
    ['PLANNED', '2026-06-30', true],
    ['IN_PROGRESS', '2026-06-30', true],
    ['IN_PROGRESS', '2026-07-01', false],
    ['ADOPTED', '2026-06-30', false],
    ['STOPPED', null, false],
  ])('%s until %s is overdue on the first of July: %s', (status, dueOn, expected) => {
    expect(isOverdue({ status, dueOn }, '2026-07-01')).toBe(expected);
  });
});

test.each([
  [{ hasPublicAward: true, version: 0, seen: 0 }, null],
  [{ hasPublicAward: true, version: 2, seen: 2 }, null],
  [
    { hasPublicAward: true, version: 2, seen: 1 },
    { code: 'STALE_REVISION', data: { revision: 2 } },
  ],
  [{ hasPublicAward: false, version: 0, seen: 0 }, { code: 'NO_PUBLIC_AWARD' }],
])('%j is answered %j', (facts, expected) => {
  expect(mayRecordAdoption(facts)).toEqual(expected);
});
