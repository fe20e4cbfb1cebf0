import { residualDfOf } from '../model/design.js';
import type { FailedGuard } from '../model/guards.js';
import type { StageRule } from '../stage-rule.js';
import { estimateText } from './estimate-text.js';
import type { Ranks } from './estimates.js';
import type { LeftOut } from './left-out.js';
import type { OfficialRanking } from './official-ranking.js';
import { entriesAlike, judgesDoNotDiffer, type Remark } from './remarks.js';
import type { StageInputs } from './stage-inputs.js';

/** What a track's standings follow from, told once. Decimal texts as in `Estimates`. */
export interface TrackSummary {
  announcedRule: StageRule['tally'];
  /** MEAN where an adjusted score was announced and a guard failed. */
  officialRule: StageRule['tally'];
  /** How many advance; null: no quota was announced. */
  topK: number | null;
  /** Why the plain mean stands in for the adjusted score; empty where it does not. */
  fallbackReasons: Remark[];
  /** What else people should know. */
  remarks: Remark[];
  /** In how many parts judges and entries fall that have no sheet in common; 0 without a sheet. */
  components: number;
  /** N − E − J + components. */
  residualDf: number;
  /** Null where model B cannot be fitted. */
  model: ModelSummary | null;
  /** By seat, in the order of their ids. */
  judges: JudgeSummary[];
}

interface ModelSummary {
  /** σ_J² and σ² of model B, in squared points. */
  varJudge: string;
  varResidual: string;
  /** Of the adjusted scores of those who have a place; null where nobody has. */
  meanStandardError: string | null;
  /** v/(v + mean se_rel²): which share of the differences between adjusted scores is the entries'. Null as the mean. */
  reliability: string | null;
}

interface JudgeSummary {
  judge: string;
  sheets: number;
  /** The part that the judge belongs to, from 1. */
  component: number;
  /** In points beside the colleagues, positive for a generous judge; null without a model. So is its standard error. */
  effect: string | null;
  standardError: string | null;
  /** Whether others would be first, or among those that advance, without this judge's sheets. */
  changesWinner: boolean;
  changesTopK: boolean;
}

export function summaryOf(
  { rule, topK = null }: StageInputs,
  official: OfficialRanking,
  { ranks, leftOut }: { ranks: Ranks | null; leftOut: LeftOut },
): TrackSummary {
  const { officialRule, guards, judged, fit } = official;
  const { design } = judged;
  const told = ({ code, ko, en }: FailedGuard): Remark => ({ code, ko, en });
  return {
    announcedRule: rule.tally,
    officialRule,
    topK,
    fallbackReasons: guards.filter(({ fallsBack }) => fallsBack).map(told),
    remarks: [
      ...guards.filter(({ fallsBack }) => !fallsBack).map(told),
      ...(fit?.varJudge === 0 ? [judgesDoNotDiffer] : []),
      ...(ranks?.distribution.prior.variance === 0 ? [entriesAlike] : []),
    ],
    components: design.components.count,
    residualDf: residualDfOf(design),
    model: fit && {
      varJudge: estimateText(fit.varJudge, 'SCORE'),
      varResidual: estimateText(fit.varResidual, 'SCORE'),
      ...reliabilityOf(official, ranks),
    },
    judges: judged.judges.map((judge, index) => ({
      judge,
      sheets: design.sheetsOfJudge[index]!,
      component: design.components.ofJudge[index]!,
      effect: fit && estimateText(fit.judgeEffect[index]!, 'SCORE'),
      standardError: fit && estimateText(fit.judgeSe[index]!, 'ERROR'),
      changesWinner: leftOut.changeWinner.has(index),
      changesTopK: leftOut.changeTopK.has(index),
    })),
  };
}

function reliabilityOf({ judged, fit }: OfficialRanking, ranks: Ranks | null): Pick<ModelSummary, 'meanStandardError' | 'reliability'> {
  if (!fit || !ranks) return { meanStandardError: null, reliability: null };
  const errors = judged.entries.flatMap((id, index) => (ranks.indexOf.has(id) ? [fit.se[index]!] : []));
  const { variance } = ranks.distribution.prior;
  const all = variance + ranks.meanSquaredError;
  return {
    meanStandardError: estimateText(errors.reduce((sum, error) => sum + error, 0) / errors.length, 'ERROR'),
    reliability: all > 0 ? estimateText(variance / all, 'CHANCE') : null,
  };
}
