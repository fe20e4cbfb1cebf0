import type { Pair } from '../../domain/assignment/problem.js';
import type { BlockingKind, PlannedPanel } from './assignment-run.type.js';
import type { PanelAnswer } from './plan-apart.js';
import type { LoadedPanel } from './planned-stage.js';

/** What organisers are told of a panel's plan: entries by number, judges by id. */
export function panelReport(panel: LoadedPanel, answer: PanelAnswer): PlannedPanel {
  const { trackId, entryNumbers, judgeIds } = panel;
  const pairs = (of: readonly Pair[]) => of.map(([entry, judge]) => ({ judgeId: judgeIds[judge]!, entryNumber: entryNumbers[entry]! }));
  if (!answer.isFeasible) return withoutPlan(panel, answer);
  const { report, gap, isTimeUp, withoutExpert } = answer;
  const gone = new Set(report.removed.map(String));
  return {
    trackId,
    need: report.need,
    placed: report.placed,
    added: pairs(report.added),
    removed: pairs(report.removed),
    draftsRemoved: panel.standing.filter(({ work, pair }) => work === 'DRAFT' && gone.has(String(pair))).length,
    loads: judgeIds.map((judgeId, judge) => ({ judgeId, before: report.before[judge]!, after: report.after[judge]! })),
    components: report.components,
    leastOverlap: report.leastOverlap,
    zeroOverlaps: report.zeroOverlaps,
    criticalJudgeIds: report.criticalJudges.map((judge) => judgeIds[judge]!),
    meanVariance: report.meanVariance,
    unfit: report.unfit,
    withoutExpert: withoutExpert.map((entry) => entryNumbers[entry]!),
    gap,
    isTimeUp,
    blocking: null,
  };
}

function withoutPlan(
  { trackId, entries, entryNumbers, judgeIds }: LoadedPanel,
  answer: Exclude<PanelAnswer, { isFeasible: true }>,
): PlannedPanel {
  return {
    trackId,
    need: entries.reduce((sum, { demand }) => sum + demand, 0),
    placed: 0,
    added: [],
    removed: [],
    draftsRemoved: 0,
    loads: [],
    components: null,
    leastOverlap: null,
    zeroOverlaps: null,
    criticalJudgeIds: [],
    meanVariance: null,
    unfit: null,
    withoutExpert: [],
    gap: null,
    isTimeUp: false,
    blocking: {
      // A plan that cannot be connected is made without: what stands against one is entries or judges.
      kind: answer.kind as BlockingKind,
      entryNumbers: answer.entries.map((entry) => entryNumbers[entry]!),
      judgeIds: answer.judges.map((judge) => judgeIds[judge]!),
      need: answer.need,
      capacity: answer.capacity,
    },
  };
}
