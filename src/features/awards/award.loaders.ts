import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { AwardRule } from './award-rule.entity.js';
import { rankingNow } from './award.queries.js';

export interface AwardLoaders {
  latestAwardRuleOfCompetition: DataLoader<string, AwardRule | null>;
  awardRuleById: DataLoader<string, AwardRule>;
  /** The id of the ranking that awards of an edition have to follow; null: there is none, or it is outdated. */
  rankingNowOf: DataLoader<string, string | null>;
}

// A mutation announces the next rule, or settles anew.
const fresh = { cache: false };

export const awardLoaders = (db: DataSource): AwardLoaders => ({
  latestAwardRuleOfCompetition: new DataLoader(async (ids) => {
    const rules = await db.getRepository(AwardRule).find({ where: { competitionId: In([...ids]) }, order: { version: 'DESC' } });
    return grouped(ids, rules, ({ competitionId }) => competitionId).map(([latest]) => latest ?? null);
  }, fresh),
  awardRuleById: new DataLoader(async (ids) => {
    const rules = await db.getRepository(AwardRule).findBy({ id: In([...ids]) });
    return grouped(ids, rules, ({ id }) => id).map(([rule]) => rule ?? new Error('no such award rule'));
  }),
  rankingNowOf: new DataLoader(async (ids) => {
    // A request reaches the awards of one edition.
    const rankings = new Map<string, string | null>();
    for (const id of new Set(ids)) rankings.set(id, await rankingNow(db.manager, id));
    return ids.map((id) => rankings.get(id)!);
  }, fresh),
});
