import { describe, expect, test } from '@jest/globals';
import { settleStage } from '../../../src/domain/settle.js';
import { exchangePlaces } from '../../../src/domain/settlement/decisions.js';
import type { StageDecision, StageEntry } from '../../../src/domain/settlement/stage-inputs.js';
import type { StageRule } from '../../../src/domain/stage-rule.js';
import { adjustedRule } from '../../support/oracle-stage.js';

/** One sheet of one criterion each: A 90, B 80, C 80, D 70, E 60. */
const points = { A: '90', B: '80', C: '80', D: '70', E: '60' };
const entries = Object.entries(points).map(([id, total]): StageEntry => {
  const sheets = [{ judge: 'J1', marks: [{ criterion: 'total', points: total }] }];
  return { id, status: 'ACTIVE', submittedAt: '2025-10-10T09:00:00.000Z', sheets };
});

const rubric = { criteria: [{ key: 'total', maxPoints: '100', weight: 100 }] };
const ordered = (ids: string): StageDecision[] => [...ids].map((entry, index) => ({ entry, order: index + 1 }));
const byMean: StageRule = { ...adjustedRule, tally: 'MEAN' };
const deciding: StageRule = { ...byMean, tieBreak: [{ link: 'DECISION', criterion: null }] };

/** The places after a committee's decisions, all of which count here, with a star where it decided. */
function exchanged(decisions: StageDecision[], rule = byMean, of = entries) {
  const standings = settleStage({ rule, rubric, entries: of });
  const placed = standings.flatMap(({ entry, place }) => (place === null ? [] : [{ entry, place }]));
  const { places: after, decided } = exchangePlaces(placed, decisions, rule.ranking);
  return Object.fromEntries(standings.map(({ entry }) => [entry, `${after.get(entry) ?? null}${decided.has(entry) ? '*' : ''}`]));
}

/** The places by id, with a star where people decided. */
const places = (rule: StageRule, decisions: StageDecision[]) =>
  Object.fromEntries(
    settleStage({ rule, rubric, entries, decisions }).map(({ entry, place, tieBrokenBy }) => [
      entry,
      `${place}${tieBrokenBy === 'DECISION' ? '*' : ''}`,
    ]),
  );

describe('the committee on statistical ties', () => {
  test.each<[string, string, object]>([
    ['has decided nothing', '', { A: '1', B: '2', C: '2', D: '4', E: '5' }],
    ['cannot exchange one place', 'D', { A: '1', B: '2', C: '2', D: '4', E: '5' }],
    ['exchanges places of two, and nobody else moves', 'DA', { A: '4*', B: '2', C: '2', D: '1*', E: '5' }],
    ['may confirm the order', 'AD', { A: '1*', B: '2', C: '2', D: '4*', E: '5' }],
    ['tells those apart who share a place if it decided on all of them', 'CB', { A: '1', B: '3*', C: '2*', D: '4', E: '5' }],
    ['exchanges more places than two', 'DCB', { A: '1', B: '4*', C: '3*', D: '2*', E: '5' }],
    ['leaves whoever it did not decide on in the shared place', 'DB', { A: '1', B: '4*', C: '2', D: '2*', E: '5' }],
    ['knows nothing of entries that are not there', 'DXA', { A: '4*', B: '2', C: '2', D: '1*', E: '5' }],
  ])('%s', (_, decided, expected) => {
    expect(exchanged(ordered(decided))).toEqual(expected);
  });

  test('with dense places, those behind a shared place that is told apart move on by one', () => {
    expect(exchanged(ordered('CB'), { ...byMean, ranking: 'DENSE' })).toEqual({ A: '1', B: '3*', C: '2*', D: '4', E: '5' });
    expect(exchanged(ordered('DB'), { ...byMean, ranking: 'DENSE' })).toEqual({ A: '1', B: '3*', C: '2', D: '2*', E: '4' });
  });

  test('puts nobody back who has left', () => {
    const without = entries.map((entry) => (entry.id === 'D' ? { ...entry, status: 'WITHDRAWN' as const } : entry));
    expect(exchanged(ordered('EDA'), byMean, without)).toEqual({ A: '4*', B: '2', C: '2', D: 'null', E: '1*' });
  });
});

describe('without a deliberation a decision only splits exact ties, as the last link', () => {
  test.each<[string, StageRule, string, object]>([
    ['those who share a place', deciding, 'CB', { A: '1', B: '3*', C: '2*', D: '4', E: '5' }],
    ['nobody whose scores differ', deciding, 'DA', { A: '1', B: '2', C: '2', D: '4', E: '5' }],
    ['nobody of a tie that was not decided on as a whole', deciding, 'DB', { A: '1', B: '2', C: '2', D: '4', E: '5' }],
    ['nobody where the rule has no such link', byMean, 'CB', { A: '1', B: '2', C: '2', D: '4', E: '5' }],
  ])('%s', (_, rule, decided, expected) => {
    expect(places(rule, ordered(decided))).toEqual(expected);
  });
});
