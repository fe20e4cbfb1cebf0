import { ENGINE_VERSION, type EngineVersion } from '../engine.js';
import { canonicalPoints } from '../points.js';
import type { Criterion } from '../rubric.js';
import type { StageRule } from '../stage-rule.js';
import { compareText } from './compare-text.js';

/** All that the places of a track of a stage depend on. What is optional engines 1 and 2 knew nothing of. */
export interface StageInputs {
  rule: StageRule;
  rubric: { criteria: Pick<Criterion, 'key' | 'maxPoints' | 'weight'>[] };
  entries: StageEntry[];
  /** How many of the track go on to the next stage, as announced; null or absent: no quota was. */
  topK?: number | null;
  /** Whether the rule was announced before judging was opened; absent: it was. */
  wasAnnounced?: boolean;
  /** What a committee decided, the best first; at most one decision on an entry. */
  decisions?: StageDecision[];
}

export interface StageEntry {
  id: string;
  /** A withdrawn or disqualified entry keeps its score and has no place. */
  status: 'ACTIVE' | 'WITHDRAWN' | 'DISQUALIFIED';
  /** ISO 8601 with its offset. */
  submittedAt: string;
  /** The submitted sheets. One that lacks a mark does not count. */
  sheets: { judge: string; marks: StageMark[] }[];
}

interface StageMark {
  criterion: string;
  points: string;
}

/** Where the committee puts an entry among those that it decided on: the lower number is the better. */
export interface StageDecision {
  entry: string;
  order: number;
}

/**
 * The same inputs, and nothing else, in an order and a spelling that do not depend on how they were read: this is what gets hashed.
 * Duties of sheets are no input, and a rule without floors is written as it was before there were any.
 */
export function canonicalInputs(inputs: StageInputs, version: EngineVersion = ENGINE_VERSION): StageInputs {
  const { rule, rubric, entries } = inputs;
  const criteria = rubric.criteria.map(({ key, maxPoints, weight }) => ({ key, maxPoints: canonicalPoints(maxPoints), weight }));
  return {
    rule: canonicalRule(rule, version),
    rubric: { criteria },
    entries: entries
      .map(({ id, status, submittedAt, sheets }) => ({ id, status, submittedAt, sheets: canonicalSheets(criteria, sheets) }))
      .toSorted((a, b) => compareText(a.id, b.id)),
    ...(version === '3' && circumstancesOf(inputs)),
  };
}

function canonicalRule(rule: StageRule, version: EngineVersion): StageRule {
  const { tally, trimLevel, drop, minJudgesToTrim, decimals, rounding, ranking, deliberation = null } = rule;
  const floors =
    version === '1' ? [] : (rule.floors ?? []).map(({ criterion, points }) => ({ criterion, points: canonicalPoints(points) }));
  return {
    tally,
    trimLevel,
    drop,
    minJudgesToTrim,
    decimals,
    rounding,
    ranking,
    tieBreak: rule.tieBreak.map(({ link, criterion }) => ({ link, criterion })),
    ...(floors.length > 0 && { floors }),
    ...(version === '3' && {
      deliberation: deliberation && { fromPercent: deliberation.fromPercent, toPercent: deliberation.toPercent },
    }),
  };
}

const circumstancesOf = ({ topK = null, wasAnnounced = true, decisions = [] }: StageInputs) => ({
  topK,
  wasAnnounced,
  decisions: decisions.map(({ entry, order }) => ({ entry, order })).toSorted((a, b) => a.order - b.order || compareText(a.entry, b.entry)),
});

function canonicalSheets(criteria: { key: string }[], sheets: StageEntry['sheets']): StageEntry['sheets'] {
  const ordinalOf = ({ criterion }: StageMark) => criteria.findIndex(({ key }) => key === criterion);
  const canonicalMarks = (marks: StageMark[]) =>
    marks
      .map(({ criterion, points }) => ({ criterion, points: canonicalPoints(points) }))
      .toSorted((a, b) => ordinalOf(a) - ordinalOf(b) || compareText(a.criterion, b.criterion));
  return sheets.map(({ judge, marks }) => ({ judge, marks: canonicalMarks(marks) })).toSorted((a, b) => compareText(a.judge, b.judge));
}
