import type { DataSource, EntityManager } from 'typeorm';
import { Publication } from './publication.entity.js';

/** The publication of an edition that is public now, by the clock of the database: the latest one whose hour has come, unless it was taken down. */
export async function publicationNow(tx: EntityManager, competitionId: string): Promise<Publication | null> {
  const [found] = await tx.query<{ id: string; isWithdrawn: boolean }[]>(
    `select publication.id, withdrawn.publication_id is not null as "isWithdrawn"
       from publication left join publication_withdrawal as withdrawn on withdrawn.publication_id = publication.id
      where publication.competition_id = $1 and publication.published_at <= clock_timestamp()
        and (withdrawn.withdrawn_at is null or withdrawn.withdrawn_at >= publication.published_at)
      order by publication.ordinal desc limit 1`,
    [competitionId],
  );
  return found && !found.isWithdrawn ? tx.getRepository(Publication).findOneBy({ id: found.id }) : null;
}

/** A member to be named beside a standing, with the department that the member joined from. */
interface MemberToName {
  entryId: string;
  memberId: string;
  name: string;
  departmentKo: string | null;
  departmentEn: string | null;
}

/** The members of these entries' teams who agree to be named now, the lead first: one statement for all entries. */
export const membersToName = (tx: EntityManager, entryIds: readonly string[]): Promise<MemberToName[]> =>
  tx.query<MemberToName[]>(
    `select entry.id as "entryId", team_member.id as "memberId", account.name,
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
                           and consent.withdrawn_at is null and consent.given_at <= publication.published_at)`,
    [memberId, now],
  );
  return count;
}

/** What the public reads of an edition: `publication`, `published_standing` and `published_name`, and nothing else. */
interface PublishedStandingRow {
  id: string;
  ordinal: number;
  place: number | null;
  score: string | null;
  entryNumber: string;
  title: string;
  trackKo: string;
  trackEn: string;
  tieBrokenBy: string | null;
  belowFloor: boolean;
}

export const publishedStandings = (
  db: DataSource,
  publicationId: string,
  afterOrdinal: number,
  limit: number,
): Promise<PublishedStandingRow[]> =>
  db.query<PublishedStandingRow[]>(
    `select id, ordinal, place, score::text, entry_number as "entryNumber", title, track_ko as "trackKo", track_en as "trackEn",
            tie_broken_by as "tieBrokenBy", below_floor as "belowFloor"
       from published_standing where publication_id = $1 and ordinal > $2 order by ordinal limit $3`,
    [publicationId, afterOrdinal, limit],
  );
