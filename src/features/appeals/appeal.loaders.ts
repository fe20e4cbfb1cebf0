import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import type { AwardRule as Rule, NamedGround } from '../../domain/award-rule.js';
import { grouped } from '../../platform/database/grouped.js';
import { Appeal } from './appeal.entity.js';
import { type Remedied, remediesOf } from './appeal.queries.js';

export interface AppealLoaders {
  /** The newest first. */
  appealsOfEntry: DataLoader<string, Appeal[]>;
  /** What an edition has ever announced as grounds, the latest wording first. */
  appealGroundsOf: DataLoader<string, NamedGround[]>;
  /** The publication that followed an appeal that was upheld; null: none yet. */
  remedyOfAppeal: DataLoader<string, Remedied | null>;
  /** The appeals that a publication followed. */
  appealsRemediedBy: DataLoader<string, Appeal[]>;
}

// Mutations change these; one that follows another in the same request has to read them anew.
const fresh = { cache: false };

export const appealLoaders = (db: DataSource): AppealLoaders => ({
  appealsOfEntry: new DataLoader(async (ids) => {
    const appeals = await db.getRepository(Appeal).find({ where: { entryId: In([...ids]) }, order: { filedAt: 'DESC', id: 'DESC' } });
    return grouped(ids, appeals, ({ entryId }) => entryId);
  }, fresh),
  appealGroundsOf: new DataLoader(async (ids) => {
    const rules = await db.query<{ competitionId: string; rule: string }[]>(
      `select competition_id as "competitionId", rule from award_rule where competition_id = any($1::uuid[]) order by version desc`,
      [ids],
    );
    const grounds = rules.flatMap(({ competitionId, rule }) =>
      (JSON.parse(rule) as Rule).appeals.grounds.map((ground) => ({ competitionId, ground })),
    );
    return grouped(ids, grounds, ({ competitionId }) => competitionId).map((found) => found.map(({ ground }) => ground));
  }),
  remedyOfAppeal: new DataLoader(async (ids) => {
    const found = await remediesOf(db.manager, { appeals: ids });
    return grouped(ids, found, ({ appealId }) => appealId).map(([remedy]) => remedy ?? null);
  }, fresh),
  appealsRemediedBy: new DataLoader(async (ids) => {
    const found = await remediesOf(db.manager, { publications: ids });
    const appeals = await db.getRepository(Appeal).findBy({ id: In(found.map(({ appealId }) => appealId)) });
    const byId = new Map(appeals.map((appeal) => [appeal.id, appeal]));
    return grouped(ids, found, ({ publicationId }) => publicationId).map((of) => of.map(({ appealId }) => byId.get(appealId)!));
  }, fresh),
});
