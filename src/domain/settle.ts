import { ENGINE_VERSION, type EngineVersion } from './engine.js';
import { refuseProblems } from './problem.js';
import { deliberated } from './settlement/deliberated.js';
import { ranksOf, withEstimates } from './settlement/estimates.js';
import { leftOut } from './settlement/left-out.js';
import { officialRanking } from './settlement/official-ranking.js';
import { standingsByRule } from './settlement/rule-standings.js';
import type { StageInputs } from './settlement/stage-inputs.js';
import type { Standing } from './settlement/standing.js';
import { problemsOfStrayMarks } from './settlement/stray-marks.js';
import { summaryOf, type TrackSummary } from './settlement/track-summary.js';

/** What a track of a stage is settled into. */
export interface SettledTrack {
  standings: Standing[];
  /** Null by engines 1 and 2. */
  summary: TrackSummary | null;
}

/**
 * A track of a stage worked into its standings by the announced rule, ordered by place; entries that share one stand in the order of their
 * ids, which decides nothing. Scores by a rule are exact until the one rounding; what is estimated beside them is rounded where it is kept.
 * @throws Refused INVALID_INPUT when rule, rubric or marks make no sense; its paths are those of a `ranking` question.
 */
export function settleTrack(inputs: StageInputs, version: EngineVersion = ENGINE_VERSION): SettledTrack {
  refuseProblems(problemsOfStrayMarks(inputs));
  return engines[version](inputs);
}

/** The standings alone. */
export const settleStage = (inputs: StageInputs, version: EngineVersion = ENGINE_VERSION): Standing[] =>
  settleTrack(inputs, version).standings;

const engines: Record<EngineVersion, (inputs: StageInputs) => SettledTrack> = {
  '1': (inputs) => ({ standings: standingsByRule(inputs, { withFloors: false }), summary: null }),
  '2': (inputs) => ({ standings: standingsByRule(inputs, { withFloors: true }), summary: null }),
  '3': (inputs) => {
    const official = officialRanking(inputs);
    const sure = { ranks: ranksOf(inputs, official), leftOut: leftOut(inputs, official) };
    return { standings: [...deliberated(inputs, withEstimates(inputs, official, sure))], summary: summaryOf(inputs, official, sure) };
  },
};
