import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { databaseNow } from '../../platform/database/transaction.js';
import { grouped } from '../../platform/database/grouped.js';
import { Account } from '../accounts/account.entity.js';
import { AdvanceQuota } from './advance-quota.entity.js';
import { Competition, Track } from './competition.entity.js';
import { Stage, StageRule } from './stage.entity.js';

export interface CompetitionLoaders {
  competitionById: DataLoader<string, Competition>;
  tracksOfCompetition: DataLoader<string, Track[]>;
  stagesOfCompetition: DataLoader<string, Stage[]>;
  trackById: DataLoader<string, Track>;
  stageById: DataLoader<string, Stage>;
  latestRuleOfStage: DataLoader<string, StageRule | null>;
  /** Whoever holds a role, or did something that is on record. */
  accountById: DataLoader<string, Account>;
  quotasOfStage: DataLoader<string, AdvanceQuota[]>;
  /** The database's clock, read once however many editions an answer tells the phase of. */
  clock: DataLoader<'now', Date>;
}

export const competitionLoaders = (db: DataSource): CompetitionLoaders => ({
  clock: new DataLoader(async () => [await databaseNow(db.manager)]),
  // Mutations move its deadlines; one that follows another in the same request has to read them anew.
  competitionById: new DataLoader(
    async (ids) => {
      const competitions = await db.getRepository(Competition).findBy({ id: In([...ids]) });
      return grouped(ids, competitions, ({ id }) => id).map(([competition]) => competition ?? new Error('no such competition'));
    },
    { cache: false },
  ),
  tracksOfCompetition: new DataLoader(async (ids) => {
    const tracks = await db.getRepository(Track).find({ where: { competitionId: In([...ids]) }, order: { ordinal: 'ASC' } });
    return grouped(ids, tracks, (track) => track.competitionId);
  }),
  stagesOfCompetition: new DataLoader(async (ids) => {
    const stages = await db.getRepository(Stage).find({ where: { competitionId: In([...ids]) }, order: { ordinal: 'ASC' } });
    return grouped(ids, stages, (stage) => stage.competitionId);
  }),
  trackById: new DataLoader(async (ids) => {
    const tracks = await db.getRepository(Track).findBy({ id: In([...ids]) });
    return grouped(ids, tracks, (track) => track.id).map(([track]) => track ?? new Error('no such track'));
  }),
  stageById: new DataLoader(async (ids) => {
    const stages = await db.getRepository(Stage).findBy({ id: In([...ids]) });
    return grouped(ids, stages, (stage) => stage.id).map(([stage]) => stage ?? new Error('no such stage'));
  }),
  quotasOfStage: new DataLoader(
    async (ids) => {
      const where = { stageId: In([...ids]) };
      const order = { track: { ordinal: 'ASC' } } as const;
      const quotas = await db.getRepository(AdvanceQuota).find({ where, relations: { track: true }, order });
      return grouped(ids, quotas, (quota) => quota.stageId);
    },
    // A mutation changes them; one that follows another in the same request has to read them anew.
    { cache: false },
  ),
  latestRuleOfStage: new DataLoader(async (ids) => {
    const rules = await db.getRepository(StageRule).find({ where: { stageId: In([...ids]) }, order: { version: 'DESC' } });
    return grouped(ids, rules, (rule) => rule.stageId).map(([latest]) => latest ?? null);
  }),
  accountById: new DataLoader(async (ids) => {
    const accounts = await db.getRepository(Account).findBy({ id: In([...ids]) });
    return grouped(ids, accounts, (account) => account.id).map(([account]) => account ?? new Error('no such account'));
  }),
});
