import type { EntityManager } from 'typeorm';
import type { BundleSource } from '../../domain/bundle/bundle-source.js';
import type { RevokedAward } from '../../domain/published-line.js';
import { IS_WITHDRAWN, WAS_PUBLIC } from '../results/public-now.queries.js';
import { AwardRevocation } from './award-revocation.entity.js';
import { Publication } from './publication.entity.js';

/** The publication of an edition that is public now, by the clock of the database: the latest one whose hour has come, unless it was taken down. */
export async function publicationNow(tx: EntityManager, competitionId: string): Promise<Publication | null> {
  const [found] = await tx.query<{ id: string; isWithdrawn: boolean }[]>(
    `select publication.id, ${IS_WITHDRAWN} as "isWithdrawn"
       from publication where publication.competition_id = $1 and ${WAS_PUBLIC}
      order by publication.ordinal desc limit 1`,
    [competitionId],
  );
  return found && !found.isWithdrawn ? tx.getRepository(Publication).findOneBy({ id: found.id }) : null;
}

/** How the publications of an edition stand to each other. */
export interface PublicationsSoFar {
  /** The ordinal of the latest row; 0: there is none. */
  lastOrdinal: number;
  /** How many are or were public. */
  wasPublic: number;
  /** The latest one that is or was public; null: nothing ever was. */
  latest: { id: string; isWithdrawn: boolean } | null;
  /** The one that waits for its hour; null: none does. */
  scheduled: { id: string; publishedAt: Date } | null;
}

export async function publicationsSoFar(tx: EntityManager, competitionId: string): Promise<PublicationsSoFar> {
  const rows = await tx.query<{ id: string; ordinal: number; publishedAt: Date; wasPublic: boolean; isWithdrawn: boolean }[]>(
    `select publication.id, publication.ordinal, publication.published_at as "publishedAt", ${WAS_PUBLIC} as "wasPublic",
            ${IS_WITHDRAWN} as "isWithdrawn"
       from publication where publication.competition_id = $1 order by publication.ordinal`,
    [competitionId],
  );
  return {
    lastOrdinal: rows.at(-1)?.ordinal ?? 0,
    wasPublic: rows.filter(({ wasPublic }) => wasPublic).length,
    latest: rows.findLast(({ wasPublic }) => wasPublic) ?? null,
    scheduled: rows.find(({ wasPublic, isWithdrawn }) => !wasPublic && !isWithdrawn) ?? null,
  };
}

/** What is published of an entry, whatever it won: its latest version and its team. */
interface WorkToPublish {
  id: string;
  number: string;
  title: string;
  summary: string;
  team: string;
}

export const worksToPublish = (tx: EntityManager, entryIds: readonly string[]): Promise<WorkToPublish[]> =>
  tx.query<WorkToPublish[]>(
    `select entry.id, entry.number, latest.title, latest.summary, team.name as team
       from entry
       join team on team.id = entry.team_id
       join lateral (select title, summary from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
      where entry.id = any($1::uuid[])`,
    [entryIds],
  );

/** A member to be named beside a standing, with the department that the member joined from. */
interface MemberToName {
  entryId: string;
  memberId: string;
  accountId: string;
  name: string;
  departmentKo: string | null;
  departmentEn: string | null;
}

/** The members of these entries' teams who agree to be named now, the lead first: one statement for all entries. */
export const membersToName = (tx: EntityManager, entryIds: readonly string[]): Promise<MemberToName[]> =>
  tx.query<MemberToName[]>(
    `select entry.id as "entryId", team_member.id as "memberId", account.id as "accountId", account.name,
            department.name_ko as "departmentKo", department.name_en as "departmentEn"
       from entry
       join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
       join consent on consent.member_id = team_member.id and consent.kind = 'NAME_PUBLICATION' and consent.withdrawn_at is null
       join account on account.id = team_member.account_id
       left join department on department.id = team_member.department_id
      where entry.id = any($1::uuid[])
      order by team_member.role = 'LEAD' desc, team_member.id`,
    [entryIds],
  );

/** Takes a member's name out of what was published, but for what was published under a consent that still stands. Answers how many. */
export async function redactNames(tx: EntityManager, memberId: string, now: Date): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(
    `update published_name set name = null, department_ko = null, department_en = null, redacted_at = $2
       from published_standing join publication on publication.id = published_standing.publication_id
      where published_standing.id = published_name.standing_id and published_name.member_id = $1 and published_name.redacted_at is null
        and not exists (select from consent where consent.member_id = $1 and consent.kind = 'NAME_PUBLICATION'
                           and consent.withdrawn_at is null and consent.given_at <= publication.decided_at)`,
    [memberId, now],
  );
  return count;
}

type ProvenRevocation = BundleSource['revocations'][number];

/** The entries whose awards were revoked by two people, with what the public is told. */
export async function revokedAwards(tx: EntityManager, competitionId: string): Promise<Map<string, RevokedAward>> {
  const rows = await tx.getRepository(AwardRevocation).findBy({ competitionId, state: 'CONFIRMED' });
  return new Map(rows.map(({ entryId, reasonKo, reasonEn }) => [entryId, { reasonKo, reasonEn }]));
}

/** The same as they are proven: by which deeds, and when. */
export async function revocationsConfirmed(tx: EntityManager, competitionId: string): Promise<ProvenRevocation[]> {
  const rows = await tx.getRepository(AwardRevocation).findBy({ competitionId, state: 'CONFIRMED' });
  return rows.map(({ id, entryId, awardKey, proposedAt, closedAt }) => {
    return { entry: entryId, revocation: id, award: awardKey, proposedAt: proposedAt.toISOString(), confirmedAt: closedAt!.toISOString() };
  });
}

/** Since when anybody could read that an entry won; null: what is public now does not say so. */
export async function firstPublicAsWinner(
  tx: EntityManager,
  publicationId: string,
  entryNumber: string,
): Promise<{ at: Date; awardKey: string | null } | null> {
  const [row] = await tx.query<{ at: Date; awardKey: string | null }[]>(
    `select standing.award_key as "awardKey",
            (select min(published_at) from publication join published_standing as earlier on earlier.publication_id = publication.id
              where publication.competition_id = current.competition_id and earlier.entry_number = standing.entry_number
                and earlier.is_winner and ${WAS_PUBLIC}) as at
       from publication as current join published_standing as standing on standing.publication_id = current.id
      where current.id = $1 and standing.entry_number = $2 and standing.is_winner`,
    [publicationId, entryNumber],
  );
  return row ?? null;
}
