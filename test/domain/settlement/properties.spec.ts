import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { settleStage, settleTrack } from '../../../src/domain/settle.js';
import type { StageEntry, StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import type { StageRule } from '../../../src/domain/stage-rule.js';
import { adjustedRule } from '../../support/oracle-stage.js';
import { anyDesign, type Sheets } from '../../support/random-designs.js';

const rubric = {
  criteria: [
    { key: 'depth', maxPoints: '60', weight: 60 },
    { key: 'clarity', maxPoints: '40', weight: 40 },
  ],
};

/** Half of each total goes to either criterion, on its scale. */
const marksOf = (total: number) => rubric.criteria.map(({ key, weight }) => ({ criterion: key, points: String((total * weight) / 100) }));

const tallies: StageRule['tally'][] = ['MEAN', 'TRIMMED_MEAN', 'MEDIAN', 'ADJUSTED'];
const rule = fc.record({ tally: fc.constantFrom(...tallies), decimals: fc.constantFrom(0, 2), minJudgesToTrim: fc.constantFrom(3, 5) });

function stageOf({ entries, sheets }: Sheets, of: Partial<StageRule>): StageInputs {
  const ids = Array.from({ length: entries }, (_, index) => `E${index}`);
  const entriesOf = ids.map((id, index): StageEntry => {
    const own = sheets.filter(({ entry }) => entry === index).map(({ judge, total }) => ({ judge: `J${judge}`, marks: marksOf(total) }));
    return { id, status: index % 5 === 4 ? 'WITHDRAWN' : 'ACTIVE', submittedAt: '2025-10-10T09:00:00.000Z', sheets: own };
  });
  const tieBreak = [{ link: 'CRITERION' as const, criterion: 'depth' }];
  return { rule: { ...adjustedRule, tieBreak, ...of }, rubric, entries: entriesOf, topK: 2 };
}

const runs = { numRuns: 12 };

test('the order of entries, sheets, judges and marks changes nothing, not even a digit of an estimate', () => {
  fc.assert(
    fc.property(anyDesign, rule, fc.integer({ min: 0, max: 5 }), (design, of, turn) => {
      const stage = stageOf(design, of);
      const turned = <T>(list: readonly T[]) => [...list.slice(turn), ...list.slice(0, turn)].toReversed();
      const entries = turned(stage.entries).map((entry) => ({
        ...entry,
        sheets: turned(entry.sheets).map((sheet) => ({ ...sheet, marks: sheet.marks.toReversed() })),
      }));
      expect(settleTrack({ ...stage, entries })).toEqual(settleTrack(stage));
    }),
    runs,
  );
});

test('a blank sheet, or a draft that lacks a mark, changes nothing: it lowers nobody', () => {
  fc.assert(
    fc.property(anyDesign, rule, fc.boolean(), fc.nat(20), (design, of, isBlank, at) => {
      const stage = stageOf(design, of);
      const unfinished = { judge: 'J-draft', marks: isBlank ? [] : [{ criterion: 'depth', points: '0' }] };
      const entries = stage.entries.map((entry, index) =>
        index === at % stage.entries.length ? { ...entry, sheets: [...entry.sheets, unfinished] } : entry,
      );
      expect(settleTrack({ ...stage, entries })).toEqual(settleTrack(stage));
    }),
    runs,
  );
});

test('a constant added to all sheets moves every score by it, and no place', () => {
  fc.assert(
    fc.property(anyDesign, rule, (design, of) => {
      // Halved, to leave room for what is added.
      const sheets = design.sheets.map((sheet) => ({ ...sheet, total: sheet.total / 2 }));
      const more = sheets.map((sheet) => ({ ...sheet, total: sheet.total + 40 }));
      const [before, after] = [sheets, more].map((of_) => settleStage(stageOf({ ...design, sheets: of_ }, { ...of, decimals: 2 })));
      const shifted = before!.map(({ entry, place, score }) => ({ entry, place, score: score && (Number(score) + 40).toFixed(2) }));
      expect(after!.map(({ entry, place, score }) => ({ entry, place, score }))).toEqual(shifted);
    }),
    runs,
  );
});
