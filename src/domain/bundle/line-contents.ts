import type { TieDecision, TieRule } from '../advance.js';
import type { AwardDeparture, DecidedAward } from '../award-rule.js';
import type { FinalStanding } from '../final.js';
import type { StageDecision, StageEntry } from '../settlement/stage-inputs.js';
import type { Standing } from '../settlement/standing.js';

// What lines say, by their ids. Entries and judges stand under pseudonyms that were drawn for the bundle; a track under its ordinal.

/** `edition` */
export interface EditionLine {
  competition: string;
  publication: number;
  /** The settlement whose ranking was published: `final`, or a stage like `stages/2`. */
  ranking: string;
  /** The last place that wins where no awards were announced; 0: none does. */
  awardedPlaces: number;
  /** SHA-256 of the open `published/…` contents, in the order of their numbers. */
  published: string;
  /** The same of all `tracks/…`. */
  tracks: string;
}

/** `audit` */
export interface AuditLine {
  seq: number;
  hash: string;
}

/** `tracks/1` */
export interface TrackLine {
  nameKo: string;
  nameEn: string;
}

/** `stages/1/tracks/1`: what is null or absent an earlier engine knew nothing of. */
export interface CircumstancesLine {
  topK?: number | null;
  wasAnnounced?: boolean;
  /** What a committee decided, the best first. */
  decisions?: StageDecision[];
}

/**
 * `stages/1/advancement`: who went on to the next stage of the bundle, and by what. Null: nothing is on record from which it follows.
 * Entries in the order of pseudonyms.
 */
export type AdvancementLine = {
  to: number;
  /** The settlement that it followed from; another than that of the stage where the stage was settled again afterwards. */
  settlement: string;
  /** By tracks that had one. `decision`: what people decided where more entries shared the last place than there was room for. */
  quotas: { track: number; quota: number; tieRule: TieRule | null; decision: TieDecision | null }[];
  /** Places above every floor by that other settlement; null: they are those of the stage. */
  earlier: { entry: string; track: number; place: number }[] | null;
  /** Who had left the competition by then, and was passed over. */
  left: string[];
  /** Who shared the last place. `submitted`: which in the order of submission, where the rule asks for it. */
  tied: { entry: string; submitted: number | null }[];
  advanced: string[];
  /** Who went on, and was given to nobody in the next stage. */
  unjudged: string[];
} | null;

/** `stages/1/judges`: how many sheets that count each of them has. */
export type JudgesLine = { judge: string; sheets: number }[];

/** `stages/1/entries/<entry>`, `final/entries/<entry>` */
export interface EntryLine {
  track: number;
  status: StageEntry['status'];
  /** Which in the order of submission, from 1, equal instants alike; null where no rule asks for it. */
  submitted: number | null;
}

/** `stages/1/sheets/000001` */
export interface SheetLine {
  entry: string;
  judge: string;
  marks: StageEntry['sheets'][number]['marks'];
}

/** `stages/1/results/<entry>`: as it was settled. `from` is the SHA-256 of its entry and its sheets. */
export type StageResultLine = Pick<
  Standing,
  'place' | 'score' | 'exact' | 'plainMean' | 'judgesCounted' | 'trimmed' | 'tieBrokenBy' | 'belowFloors' | 'criterionMeans'
> & { from: string };

/** `stages/1/settlement`, `final/settlement`. `from` has the SHA-256 of the contents of its rule and the like, by their ids. */
export interface SettlementLine {
  settlement: string;
  inputsHash: string;
  engineVersion: string;
  from: { id: string; hash: string }[];
}

/** `final/parts/<key>/<entry>`: imported points. */
export interface PartLine {
  points: string;
}

/** `final/penalties/000001` */
export interface PenaltyLine {
  entry: string;
  ground: string;
  points: string;
}

/** `final/tracks/1`: what people decided on ties, the best first. */
export interface TieLine {
  decisions: StageDecision[];
}

/** `final/results/<entry>`: `from` is the SHA-256 of its entry, parts and penalties. */
export type FinalResultLine = Omit<FinalStanding, 'entry'> & { from: string };

/** `awards/decision`: `rule` and `earlier` are SHA-256 of the contents of those lines. Reasons are lines of their own. */
export interface AwardDecisionLine {
  rule: string;
  earlier: string;
  awards: DecidedAward[];
  departures: Omit<AwardDeparture, 'reason'>[];
}

/** `awards/earlier`: what was decided before, the oldest first: places of removed nominees may stay empty. */
export type EarlierAwardsLine = DecidedAward[][];

/** `published/<entry>`: what the public reads of an entry; what was not made public is null. */
export interface PublishedLine {
  number: string;
  place: number | null;
  score: string | null;
  /** The key of the tier. */
  award: string | null;
  /** By an award that was not revoked, or by a place that was said to win. */
  isWinner: boolean;
  isRevoked: boolean;
  tieBrokenBy: string | null;
  belowFloor: boolean;
}

/** `revocations/<entry>`: by what its award, or the place that it won by, is revoked. The public reads why with the results. */
export interface RevocationLine {
  /** As the audit trail calls it. */
  revocation: string;
  /** The key of the tier; null: a place won. */
  award: string | null;
  /** By one person, and by another. */
  proposedAt: string;
  confirmedAt: string;
}

/** `stages/1/corrections/000001` */
export interface CorrectionLine {
  entry: string;
  judge: string;
  before: SheetLine['marks'];
  after: SheetLine['marks'];
}

/** Confidential, `entries/<entry>`. */
export interface IdentityLine {
  entry: string;
  number: string;
  /** When it was submitted, by the settlement that says so. */
  submitted: { of: string; at: string }[];
}

/** Confidential, `stages/1/seats/<judge>`. */
export interface SeatLine {
  seat: string;
}

/** Confidential, `identities`: ids that the hashes of what was settled are made of. */
export interface IdentitiesLine {
  competition: string;
  tracks: { track: number; id: string }[];
  stages: { stage: number; id: string; exceptions: { id: string; entry: string; judge: string | null }[] }[];
}
