import type { TieDecision, TieRule } from '../advance.js';
import type { AwardDeparture, AwardRule, DecidedAward } from '../award-rule.js';
import type { EngineVersion } from '../engine.js';
import type { FinalInputs, FinalStanding } from '../final.js';
import type { StageInputs } from '../settlement/stage-inputs.js';
import type { Standing } from '../settlement/standing.js';
import type { PublishedLine, RevocationLine, SheetLine } from './line-contents.js';

/** What a bundle is made of, under the ids of the database: settled inputs and lines as they are stored. */
export interface BundleSource {
  competition: { id: string; slug: string };
  publication: { ordinal: number; awardedPlaces: number };
  audit: { seq: number; hash: string };
  tracks: { id: string; ordinal: number; nameKo: string; nameEn: string }[];
  stages: StageSource[];
  /** Null: the ranking is that of the last of the stages. */
  final: FinalSource | null;
  /** Null: the edition announced no awards. */
  awards: { rule: AwardRule; awards: DecidedAward[]; departures: AwardDeparture[]; earlier: DecidedAward[][] } | null;
  /** The advancements that hold. */
  advancements: AdvancementSource[];
  /** The awards, or won places, that two people revoked. */
  revocations: ({ entry: string } & RevocationLine)[];
  entries: { id: string; number: string }[];
  published: ({ entry: string } & PublishedLine)[];
  corrections: ({ stage: number } & { [Key in keyof SheetLine as Key extends 'marks' ? never : Key]: string } & {
    before: SheetLine['marks'];
    after: SheetLine['marks'];
  })[];
  /** What only auditors and organisers read. */
  notes: BundleNote[];
}

/** Who went on from a stage to another one, both by their ordinals, and the settlement that it followed from. */
export interface AdvancementSource {
  stage: number;
  to: number;
  settlement: string;
  quotas: { track: string; quota: number; tieRule: TieRule | null; decision: TieDecision | null }[];
  /** Who had a place and missed no floor. */
  candidates: { entry: string; track: string; place: number; submittedAt: string }[];
  tied: string[];
  advanced: string[];
}

interface SettledSource {
  settlement: string;
  inputsHash: string;
}

export interface StageSource extends SettledSource {
  ordinal: number;
  engineVersion: EngineVersion;
  /** What was hashed. */
  inputs: StageSettlementInputs;
  rows: ({ track: string } & Standing)[];
}

/** As `settlement.inputs` has it. */
export interface StageSettlementInputs {
  stage: string;
  engineVersion: EngineVersion;
  tracks: ({ track: string } & StageInputs)[];
  exceptions?: { id: string; entry: string; judge: string | null }[];
}

export interface FinalSource extends SettledSource {
  engineVersion: string;
  inputs: FinalSettlementInputs;
  rows: ({ track: string } & FinalStanding)[];
}

/** As `final_settlement.inputs` has it. */
export interface FinalSettlementInputs {
  competition: string;
  engineVersion: string;
  settlements: { stage: number; settlement: string; inputsHash: string }[];
  tracks: ({ track: string } & FinalInputs)[];
}

/** Something that explains the ranking and is not needed to recompute it; entry and judge by their ids, where it is about one. */
export interface BundleNote {
  /** Like `left-out` or `penalties`. */
  kind: string;
  isReason: boolean;
  stage: number | null;
  entry: string | null;
  judge: string | null;
  content: Record<string, unknown>;
}
