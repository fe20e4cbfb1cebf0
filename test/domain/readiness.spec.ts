import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { type Preparation, problemsOfPreparation, readinessItems, readinessOf } from '../../src/domain/readiness.js';
import { defaultRule } from '../../src/domain/stage-rule.js';

const judge = { id: 'j1', name: '박서준', track: '분석', hasPledged: true, load: 1 };
const entry = { number: '2025-분석-001', track: '분석', judges: 1, needed: 1, hasReportCopy: true };
const ready: Preparation = {
  phase: 'CLOSED',
  isBlind: true,
  rubric: defaultRubric,
  rule: defaultRule(defaultRubric, 'PAPER'),
  judges: [judge],
  entries: [entry],
  conflicts: [],
  reception: { extended: [], unchecked: [], supplements: [] },
  challenges: [],
  slidesUntil: null,
  hasAwardRule: true,
};
const found = (changes: Partial<Preparation>) => problemsOfPreparation({ ...ready, ...changes }).map(({ path, code }) => [path, code]);

test('awards that were not announced are a warning, which keeps no stage from opening', () => {
  const unannounced = { ...ready, hasAwardRule: false };
  expect(readinessOf(unannounced).AWARDS_ANNOUNCED.map(({ path, code }) => [path, code])).toEqual([['awardRule', 'AWARD_RULE_MISSING']]);
  expect(problemsOfPreparation(unannounced)).toEqual([]);
});

test('a prepared stage has no problems', () => {
  expect(problemsOfPreparation(ready)).toEqual([]);
});

describe('what keeps a stage from opening', () => {
  const byBeauty = { ...defaultRule(defaultRubric, 'PAPER'), tieBreak: [{ link: 'CRITERION' as const, criterion: 'beauty' }] };
  test.each<[string, Partial<Preparation>, [string, string][]]>([
    ['teams may still resubmit', { phase: 'SUBMISSION' }, [['phase', 'SUBMISSIONS_NOT_CLOSED']]],
    [
      'one team may still submit',
      {
        reception: {
          extended: [{ team: 't1', name: '영도등대팀', until: new Date('2025-10-11T09:00:00Z') }],
          unchecked: [],
          supplements: [],
        },
      },
      [['teams.t1', 'SUBMISSIONS_NOT_CLOSED']],
    ],
    [
      'an entry that has to be checked',
      { reception: { extended: [], unchecked: ['2025-분석-001'], supplements: [] } },
      [['entries.2025-분석-001.eligibility', 'ELIGIBILITY_UNCHECKED']],
    ],
    ['the edition is not announced', { phase: 'DRAFT' }, [['phase', 'SUBMISSIONS_NOT_CLOSED']]],
    ['no rubric', { rubric: null }, [['rubric', 'RUBRIC_MISSING']]],
    ['no rule', { rule: null }, [['rule', 'RULE_MISSING']]],
    ['a rule for another rubric', { rule: byBeauty }, [['rule.tieBreak.0.criterion', 'UNKNOWN_WORD']]],
    ['nothing to judge', { entries: [] }, [['entries', 'ENTRIES_MISSING']]],
    ['no judge in a track with an entry', { judges: [{ ...judge, track: '시각화' }] }, [['tracks.분석', 'PANEL_MISSING']]],
    ['a pledge of somebody with work', { judges: [judge, { ...judge, id: 'j2', hasPledged: false }] }, [['judges.j2', 'PLEDGE_MISSING']]],
    ['too few judges', { entries: [{ ...entry, needed: 3 }] }, [['entries.2025-분석-001.judges', 'JUDGES_MISSING']]],
    [
      'a judge whose colleague joined the team',
      { conflicts: [{ judge: '박서준', number: '2025-분석-001', ground: 'SAME_DEPARTMENT' }] },
      [['entries.2025-분석-001.judges', 'CONFLICT_SAME_DEPARTMENT']],
    ],
    ['slides that still come', { slidesUntil: new Date('2025-11-03T09:00:00Z') }, [['slides', 'SLIDES_NOT_CLOSED']]],
    ['a challenge that waits', { challenges: [{ id: 'c1', team: '데이터갈매기' }] }, [['challenges.c1', 'CHALLENGE_OPEN']]],
    ['no copy', { entries: [{ ...entry, hasReportCopy: false }] }, [['entries.2025-분석-001.report', 'JUDGE_COPY_MISSING']]],
  ])('%s', (_, changes, problems) => {
    expect(found(changes)).toEqual(problems);
  });

  test('everything is told at once', () => {
    const entries = [
      { ...entry, judges: 0, needed: 3, hasReportCopy: false },
      { ...entry, number: '2025-시각화-001', track: '시각화', judges: 2, needed: 3 },
    ];
    expect(found({ phase: 'REGISTRATION', rubric: null, rule: null, judges: [], entries })).toEqual([
      ['phase', 'SUBMISSIONS_NOT_CLOSED'],
      ['rubric', 'RUBRIC_MISSING'],
      ['rule', 'RULE_MISSING'],
      ['tracks.분석', 'PANEL_MISSING'],
      ['tracks.시각화', 'PANEL_MISSING'],
      ['entries.2025-분석-001.judges', 'JUDGES_MISSING'],
      ['entries.2025-시각화-001.judges', 'JUDGES_MISSING'],
      ['entries.2025-분석-001.report', 'JUDGE_COPY_MISSING'],
    ]);
  });
});

test.each<[string, Partial<Preparation>]>([
  ['a judge without work need not have signed', { judges: [judge, { ...judge, id: 'j2', hasPledged: false, load: 0 }] }],
  ['a track without entries needs no panel', { judges: [judge] }],
  ['more judges than asked for are welcome', { entries: [{ ...entry, judges: 5 }] }],
  ['an open stage needs no copies', { isBlind: false, entries: [{ ...entry, hasReportCopy: false }] }],
])('%s', (_, changes) => {
  expect(found(changes)).toEqual([]);
});

test('the entry and how many are missing are named in both languages', () => {
  expect(problemsOfPreparation({ ...ready, entries: [{ ...entry, needed: 3 }] })).toEqual([
    {
      path: 'entries.2025-분석-001.judges',
      code: 'JUDGES_MISSING',
      ko: '출품작 2025-분석-001에 심사위원 2명이 모자랍니다. (1/3)',
      en: 'Entry 2025-분석-001 has 1 of 3 judges: 2 missing.',
    },
  ]);
});

test('what is missing is told item by item, and no item is left out', () => {
  const unwritten = { ...ready, rubric: null, judges: [{ ...judge, hasPledged: false }], entries: [{ ...entry, needed: 2 }] };
  const readiness = readinessOf(unwritten);
  expect(Object.keys(readiness)).toEqual([...readinessItems]);
  const missing = Object.entries(readiness).flatMap(([item, problems]) => problems.map(({ code }) => [item, code]));
  expect(missing).toEqual([
    ['RUBRIC_WRITTEN', 'RUBRIC_MISSING'],
    ['PLEDGES_SIGNED', 'PLEDGE_MISSING'],
    ['ENTRIES_COVERED', 'JUDGES_MISSING'],
  ]);
});

test('a rubric whose weights or levels make no sense keeps a stage from opening', () => {
  const [first, ...rest] = defaultRubric.criteria;
  const rubric = { criteria: [{ ...first!, weight: 0, anchors: first!.anchors.slice(1) }, ...rest] };
  expect(readinessOf({ ...ready, rubric }).RUBRIC_WRITTEN.map(({ path, code }) => [path, code])).toEqual([
    ['rubric.criteria.0.weight', 'OUT_OF_RANGE'],
    ['rubric.criteria.0.anchors.0', 'ANCHORS_BROKEN'],
  ]);
});
