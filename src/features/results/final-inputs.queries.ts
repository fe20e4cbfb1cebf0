import type { EntityManager } from 'typeorm';
import { FINAL_ENGINE_VERSION } from '../../domain/engine.js';
import { canonicalFinal, type FinalEntry, type FinalInputs, type FinalStanding, settleFinal, withDecisions } from '../../domain/final.js';
import { type FinalRule as Rule, stagesNeededBy } from '../../domain/final-rule.js';
import type { FinalPreparation } from '../../domain/permission/final.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import { resultsOfStage } from '../../domain/stage-result.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import type { FinalRule } from '../scoring/final-rule.entity.js';
import { latestFinalRule } from '../scoring/final-rule.queries.js';
import { importsThatCount, penaltiesThatCount, settlementsThatCount, tieDecisions } from './final.queries.js';
import type { ImportedScore } from './score-import.type.js';
import type { Settlement } from './settlement.entity.js';
import { factsOfStages, hasChanged } from './settlement-inputs.queries.js';

/** What a final follows from: its canonical text is hashed. Tracks are ranked apart. */
interface FinalSettlementInputs {
  competition: string;
  engineVersion: string;
  /** What the stages were settled into. */
  settlements: { stage: number; settlement: string; inputsHash: string }[];
  tracks: ({ track: string } & FinalInputs)[];
}

/** All that the final of an edition would be settled from now. */
export interface FinalFacts {
  competitionId: string;
  announced: FinalRule;
  rule: Rule;
  /** By the ordinal of the stage: of those that the rule needs, and that are settled. */
  settlements: Map<number, Settlement>;
  /** Ordinals of the stages that the rule needs: those that are not settled, and those that would be settled otherwise now. */
  unsettled: number[];
  outdated: number[];
  /** Points by part, then by entry. */
  parts: Map<string, Map<string, string>>;
  /** By entry. */
  penalties: Map<string, FinalEntry['penalties']>;
  /** What people decided on ties, newest first: entries in their order. */
  decisions: string[][];
}

/** Null: no final rule was announced. The number of statements does not depend on stages or entries. */
export async function factsOfFinal(tx: EntityManager, competitionId: string): Promise<FinalFacts | null> {
  const announced = await latestFinalRule(tx, competitionId);
  if (!announced) return null;
  const rule = JSON.parse(announced.rule) as Rule;
  const needed = stagesNeededBy(rule);
  const counting = (await settlementsThatCount(tx, competitionId)).filter(({ stage }) => needed.includes(stage.ordinal));
  const settlements = new Map(counting.map((settlement) => [settlement.stage.ordinal, settlement]));
  const stageFacts = await factsOfStages(
    tx,
    counting.map(({ stageId }) => stageId),
  );
  const outdated = counting.filter((settlement) => hasChanged(stageFacts.get(settlement.stageId), settlement));
  const imports = await importsThatCount(tx, competitionId);
  const penalties = Map.groupBy(await penaltiesThatCount(tx, competitionId), ({ entryId }) => entryId);
  return {
    competitionId,
    announced,
    rule,
    settlements,
    unsettled: needed.filter((ordinal) => !settlements.has(ordinal)),
    outdated: outdated.map(({ stage }) => stage.ordinal),
    parts: new Map(imports.map(({ part, rows }) => [part, pointsByEntry(rows)])),
    decisions: (await tieDecisions(tx, competitionId)).map(({ entries }) => JSON.parse(entries) as string[]),
    penalties: new Map([...penalties].map(([entry, list]) => [entry, list.map(({ ground, points }) => ({ key: ground, points }))])),
  };
}

const pointsByEntry = (rows: string) => new Map((JSON.parse(rows) as ImportedScore[]).map(({ entry, points }) => [entry, points]));

/** What the engine takes in, and the text of it that is stored and hashed. Every stage that the rule needs is settled. */
export function inputsOfFinal(facts: FinalFacts): { inputs: FinalSettlementInputs; text: string; hash: string } {
  const { competitionId, rule, settlements } = facts;
  const last = Math.max(...rule.stages.map(({ stage }) => stage));
  const results = [...settlements].map(([stage, settlement]) => ({ stage, of: resultsIn(settlement) }));
  const tracks = tracksIn(settlements.get(last)!.inputs).map(({ track, entries }) => {
    const finalEntries = entries.map(({ id, status, submittedAt }): FinalEntry => {
      return {
        id,
        status,
        submittedAt,
        stages: results.flatMap(({ stage, of }) => (of.has(id) ? [{ stage, ...of.get(id)! }] : [])),
        parts: rule.parts.flatMap(({ key }) => {
          const points = facts.parts.get(key)?.get(id);
          return points === undefined ? [] : [{ key, points }];
        }),
        penalties: facts.penalties.get(id) ?? [],
        decision: null,
      };
    });
    return { track, ...canonicalFinal(withDecisions({ rule, entries: finalEntries }, facts.decisions)) };
  });
  const inputs = {
    competition: competitionId,
    engineVersion: FINAL_ENGINE_VERSION,
    settlements: [...settlements].map(([stage, { id, inputsHash }]) => ({ stage, settlement: id, inputsHash })),
    tracks,
  };
  const text = canonicalText(inputs);
  return { inputs, text, hash: sha256(text) };
}

const tracksIn = (inputs: string) => (JSON.parse(inputs) as { tracks: ({ track: string } & StageInputs)[] }).tracks;

/** As the engine that settled the stage has it. */
const resultsIn = ({ inputs, engineVersion }: Settlement) =>
  new Map(tracksIn(inputs).flatMap((ofTrack) => [...resultsOfStage(ofTrack, engineVersion)]));

/** What is missing before a final can be settled. */
export const preparationOf = (facts: FinalFacts | null): FinalPreparation => ({
  hasRule: facts !== null,
  unsettled: facts?.unsettled ?? [],
  outdated: facts?.outdated ?? [],
  partsMissing: facts?.rule.parts.filter(({ key, kind }) => kind === 'WEIGHTED' && !facts.parts.has(key)).map(({ nameKo }) => nameKo) ?? [],
});

/** A final standing with the track that it is a place in. */
export type FinalTrackStanding = FinalStanding & { track: string };

/** The standings that the final would have now. Every stage that the rule needs is settled. */
export const rowsOf = (facts: FinalFacts): FinalTrackStanding[] => standingsFrom(inputsOfFinal(facts).inputs);

export const standingsFrom = ({ tracks }: FinalSettlementInputs): FinalTrackStanding[] =>
  tracks.flatMap(({ track, ...ofTrack }) => settleFinal(ofTrack).map((row) => ({ ...row, track })));

/** The hash of what the final would be settled from now; null while it cannot be settled. */
export const finalHashNow = (facts: FinalFacts): string | null =>
  facts.unsettled.length > 0 || facts.outdated.length > 0 ? null : inputsOfFinal(facts).hash;
