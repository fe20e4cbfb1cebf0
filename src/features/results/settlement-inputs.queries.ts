import type { EntityManager } from 'typeorm';
import type { EngineVersion } from '../../domain/engine.js';
import { canonicalInputs, type StageDecision, type StageInputs } from '../../domain/settlement/stage-inputs.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import type { StageRule } from '../competitions/stage.entity.js';
import type { Criterion, Rubric } from '../scoring/rubric.entity.js';
import { decisionsOfStages, stageDecisions } from './deliberation.queries.js';
import type { Settlement } from './settlement.entity.js';
import {
  type EntryOfTrack,
  type ExceptedSheet,
  exceptedSheets,
  judgedEntries,
  quotasOf,
  rulesAndRubrics,
  type TrackQuota,
} from './settlement.queries.js';

/** What a settlement follows from: its canonical text is hashed. Tracks are ranked apart. */
interface SettlementInputs {
  stage: string;
  engineVersion: EngineVersion;
  tracks: ({ track: string } & StageInputs)[];
  /** The sheets that the stage was closed without; there is no such key where none was missing. */
  exceptions?: ExceptedSheet[];
}

/** All that a stage would be settled from now. */
export interface StageFacts {
  stageId: string;
  rule: StageRule;
  rubric: Rubric;
  criteria: Criterion[];
  entries: EntryOfTrack[];
  exceptions: ExceptedSheet[];
  /** Whether the rule was announced before judging was opened. */
  wasAnnounced: boolean;
  quotas: TrackQuota[];
  /** What the committee decided, by track. */
  decisions: ReadonlyMap<string, StageDecision[]>;
}

/** The same for several stages, in as many statements as for one. A stage without a rule or a rubric has none. */
export async function factsOfStages(tx: EntityManager, stageIds: readonly string[]): Promise<Map<string, StageFacts>> {
  const announced = await rulesAndRubrics(tx, stageIds);
  const rubricIds = announced.map(({ rubric }) => rubric.id);
  const entries = Map.groupBy(await judgedEntries(tx, stageIds, rubricIds), ({ stageId }) => stageId);
  const exceptions = Map.groupBy(await exceptedSheets(tx, stageIds), ({ stageId }) => stageId);
  const quotas = Map.groupBy(await quotasOf(tx, stageIds), ({ stageId }) => stageId);
  const decisions = Map.groupBy(await decisionsOfStages(tx, stageIds), ({ stageId }) => stageId);
  const of = <Row>(rows: Map<string, (Row & { stageId: string })[]>, id: string): Row[] =>
    (rows.get(id) ?? []).map((row) => {
      const { stageId: _, ...rest } = row;
      return rest as Row;
    });
  return new Map(
    announced.map(({ stageId, ...known }) => {
      return [
        stageId,
        {
          stageId,
          ...known,
          entries: of<EntryOfTrack>(entries, stageId),
          exceptions: of<ExceptedSheet>(exceptions, stageId),
          quotas: of<TrackQuota>(quotas, stageId),
          decisions: stageDecisions(decisions.get(stageId) ?? []),
        },
      ];
    }),
  );
}

/** The same as an engine of this version takes it in, and the text of it that is stored and hashed. */
export function inputsOf(facts: StageFacts, engineVersion: EngineVersion): { inputs: SettlementInputs; text: string; hash: string } {
  const { stageId, criteria, exceptions, wasAnnounced } = facts;
  const rule = JSON.parse(facts.rule.rule) as Rule;
  const byTrack = Map.groupBy(facts.entries, (entry) => entry.track);
  const inputs = {
    stage: stageId,
    engineVersion,
    tracks: [...byTrack.keys()].toSorted().map((track) => {
      const topK = facts.quotas.find((announced) => announced.track === track)?.quota ?? null;
      const decisions = facts.decisions.get(track) ?? [];
      const known = { rule, rubric: { criteria }, entries: byTrack.get(track)!, topK, wasAnnounced, decisions };
      return { track, ...canonicalInputs(known, engineVersion) };
    }),
    ...(exceptions.length > 0 && { exceptions }),
  };
  const text = canonicalText(inputs);
  return { inputs, text, hash: sha256(text) };
}

/** Whether a stage would be settled from something else now than this settlement was, which its own engine would have taken in. */
export const hasChanged = (facts: StageFacts | undefined, settlement: { inputsHash: string; engineVersion: EngineVersion }): boolean =>
  facts === undefined || inputsOf(facts, settlement.engineVersion).hash !== settlement.inputsHash;

/** The decisions that a settlement took in, by track. */
export function decisionsIn({ inputs }: Pick<Settlement, 'inputs'>): Map<string, StageDecision[]> {
  const { tracks } = JSON.parse(inputs) as SettlementInputs;
  return new Map(tracks.flatMap(({ track, decisions = [] }) => (decisions.length > 0 ? [[track, decisions]] : [])));
}

/** The same facts with the decisions that a settlement took in, to see whether anything else has changed. */
export const withDecisionsOf = (facts: StageFacts, settlement: Pick<Settlement, 'inputs'>): StageFacts => ({
  ...facts,
  decisions: decisionsIn(settlement),
});

/** Whether two sets of decisions, by track, are not the same. */
export const differ = (some: ReadonlyMap<string, StageDecision[]>, others: ReadonlyMap<string, StageDecision[]>): boolean =>
  [...new Set([...some.keys(), ...others.keys()])].some(
    (track) => canonicalText(some.get(track) ?? []) !== canonicalText(others.get(track) ?? []),
  );
