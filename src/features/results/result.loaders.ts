import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { type ExplainedSettlement, explainedSettlements } from './explained-settlement.queries.js';
import { factsOfFinal, finalHashNow } from './final-inputs.queries.js';
import { FinalSettlement } from './final-settlement.entity.js';
import { Settlement } from './settlement.entity.js';
import { type EntryNames, namesOfEntries, standingsBefore } from './settlement.queries.js';
import type { TrackStanding } from './settlement.service.js';
import { factsOfStages, hasChanged } from './settlement-inputs.queries.js';

export interface ResultLoaders {
  namesOfEntry: DataLoader<string, EntryNames>;
  finalSettlementById: DataLoader<string, FinalSettlement>;
  /** The final settlements of an edition, oldest first. */
  finalSettlementsOf: DataLoader<string, FinalSettlement[]>;
  /** Whether the final would come out of something else now. */
  hasFinalChanged: DataLoader<FinalSettlement, boolean>;
  settlementById: DataLoader<string, Settlement>;
  explainedSettlement: DataLoader<string, ExplainedSettlement>;
  /** The id of the settlement that counts for a stage; null: it is not settled. */
  latestSettlementOfStage: DataLoader<string, string | null>;
  /** Whether the stage would be settled from something else now. */
  hasSettlementChanged: DataLoader<Settlement, boolean>;
  /** The standings of the settlement before it, of the same stage; none for the first. */
  standingsBefore: DataLoader<Settlement, TrackStanding[]>;
}

export const resultLoaders = (db: DataSource): ResultLoaders => ({
  namesOfEntry: new DataLoader(async (ids) => {
    const names = await namesOfEntries(db, ids);
    return grouped(ids, names, (entry) => entry.id).map(([entry]) => entry ?? new Error('an entry of a settlement is not there'));
  }),
  settlementById: new DataLoader(async (ids) => {
    const settlements = await db.getRepository(Settlement).findBy({ id: In([...ids]) });
    return grouped(ids, settlements, ({ id }) => id).map(([settlement]) => settlement ?? new Error('no such settlement'));
  }),
  explainedSettlement: new DataLoader(async (ids) => {
    const explained = await explainedSettlements(db.manager, await db.getRepository(Settlement).findBy({ id: In([...ids]) }));
    return grouped(ids, explained, ({ settlement }) => settlement.id).map(([found]) => found ?? new Error('no such settlement'));
  }),
  latestSettlementOfStage: new DataLoader(
    async (ids) => {
      const select = { id: true, stageId: true } as const;
      const settlements = await db.getRepository(Settlement).find({ select, where: { stageId: In([...ids]) }, order: { ordinal: 'DESC' } });
      return grouped(ids, settlements, ({ stageId }) => stageId).map(([latest]) => latest?.id ?? null);
    },
    // A mutation makes the next one.
    { cache: false },
  ),
  hasSettlementChanged: new DataLoader(
    async (settlements) => {
      const facts = await factsOfStages(db.manager, [...new Set(settlements.map(({ stageId }) => stageId))]);
      return settlements.map((settlement) => hasChanged(facts.get(settlement.stageId), settlement));
    },
    { cache: false },
  ),
  standingsBefore: new DataLoader(async (settlements) => {
    const found = await standingsBefore(db, settlements);
    return settlements.map(({ stageId, ordinal }) => {
      const before = found.find((row) => row.stageId === stageId && row.ordinal === ordinal);
      return before ? (JSON.parse(before.rows) as TrackStanding[]) : [];
    });
  }),
  finalSettlementById: new DataLoader(async (ids) => {
    const settlements = await db.getRepository(FinalSettlement).findBy({ id: In([...ids]) });
    return grouped(ids, settlements, ({ id }) => id).map(([settlement]) => settlement ?? new Error('no such final settlement'));
  }),
  finalSettlementsOf: new DataLoader(
    async (ids) => {
      const settlements = await db
        .getRepository(FinalSettlement)
        .find({ where: { competitionId: In([...ids]) }, order: { ordinal: 'ASC' } });
      return grouped(ids, settlements, ({ competitionId }) => competitionId);
    },
    { cache: false },
  ),
  hasFinalChanged: new DataLoader(
    async (settlements) => {
      // A request reaches the finals of one edition.
      const ids = [...new Set(settlements.map(({ competitionId }) => competitionId))];
      const hashes = new Map<string, string | null>();
      for (const id of ids) hashes.set(id, finalHashNow((await factsOfFinal(db.manager, id))!));
      return settlements.map(({ competitionId, inputsHash }) => hashes.get(competitionId) !== inputsHash);
    },
    { cache: false },
  ),
});
