import { type EntityManager, In, IsNull } from 'typeorm';
import type { DecidedEntry } from '../../domain/deliberation.js';
import type { StageDecision } from '../../domain/settlement/stage-inputs.js';
import { Advancement } from './advancement.entity.js';
import { CommitteeDecision } from './committee-decision.entity.js';

/** What committees decided in these stages, all versions of each track, oldest first. */
export const decisionsOfStages = (tx: EntityManager, stageIds: readonly string[]): Promise<CommitteeDecision[]> =>
  tx.getRepository(CommitteeDecision).find({ where: { stageId: In([...stageIds]) }, order: { version: 'ASC' } });

/** Of the decisions of one stage, the latest of each track: it counts. */
export const latestByTrack = (decisions: readonly CommitteeDecision[]): Map<string, CommitteeDecision> =>
  new Map(decisions.toSorted((a, b) => a.version - b.version).map((decision) => [decision.trackId, decision]));

export const decidedEntriesOf = ({ entries }: Pick<CommitteeDecision, 'entries'>): DecidedEntry[] => JSON.parse(entries) as DecidedEntry[];

/** The decisions that count as a settlement takes them in, by track. */
export const stageDecisions = (decisions: readonly CommitteeDecision[]): Map<string, StageDecision[]> =>
  new Map(
    [...latestByTrack(decisions)].map(([track, decision]) => [
      track,
      decidedEntriesOf(decision).map(({ entry }, index) => ({ entry, order: index + 1 })),
    ]),
  );

/** Whether entries went on from a stage, which was not undone. */
export const hasAdvancedFrom = (tx: EntityManager, stageId: string): Promise<boolean> =>
  tx.getRepository(Advancement).existsBy({ fromStageId: stageId, undoneAt: IsNull() });
