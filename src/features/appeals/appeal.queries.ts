import type { EntityManager } from 'typeorm';
import type { ShownLine } from '../../domain/appeal.js';
import type { AnsweringAppeal } from '../../domain/permission/appeal.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { IS_WITHDRAWN, WAS_PUBLIC } from '../results/public-now.queries.js';
import { Appeal } from './appeal.entity.js';

/** An entry that was handed in, and what an account is in its team; `role` is null for everybody else. */
interface EntryOfAppeal {
  id: string;
  competitionId: string;
  role: 'LEAD' | 'MEMBER' | null;
}

export async function entryOfAppeal(tx: EntityManager, entryId: string, accountId: string): Promise<EntryOfAppeal | null> {
  const [entry] = await tx.query<EntryOfAppeal[]>(
    `select entry.id, entry.competition_id as "competitionId", team_member.role
       from entry
       left join team_member on team_member.team_id = entry.team_id and team_member.account_id = $2 and team_member.state = 'JOINED'
      where entry.id = $1 and entry.number is not null`,
    [entryId, accountId],
  );
  return entry ?? null;
}

/**
 * What the publications that came to be public gave an entry, the first one first: its place and score in the ranking behind them, and
 * whatever was awarded. One that was taken down before its hour never was.
 */
export const shownLines = (tx: EntityManager, entryId: string): Promise<ShownLine[]> =>
  tx.query<ShownLine[]>(
    `select publication.published_at as "publishedAt", ${IS_WITHDRAWN} as "isWithdrawn",
            concat_ws(' | ', coalesce(own.line ->> 'place', '-'), coalesce(own.line ->> 'score', '-'), own.line -> 'belowFloors',
                      (own.line ->> 'place')::int <= publication.awarded_places, standing.award_key, standing.revoked_ko) as line
       from entry
       join publication on publication.competition_id = entry.competition_id
       left join settlement on settlement.id = publication.settlement_id
       left join final_settlement on final_settlement.id = publication.final_settlement_id
       left join lateral (select line from jsonb_array_elements(coalesce(settlement.rows, final_settlement.rows)::jsonb) as line
                           where line ->> 'entry' = entry.id::text) as own on true
       left join published_standing as standing on standing.publication_id = publication.id and standing.entry_number = entry.number
      where entry.id = $1 and ${WAS_PUBLIC}
      order by publication.ordinal`,
    [entryId],
  );

/** Whether an account was given the entry of an appeal to judge, seats given up and recusals included. Table: `appeal`. */
const hasJudged = (account: string) => `(
  exists (select from assignment join judge on judge.id = assignment.judge_id
           where assignment.entry_id = appeal.entry_id and judge.account_id = ${account})
  or exists (select from conflict join entry on entry.team_id = conflict.team_id
              where entry.id = appeal.entry_id and conflict.account_id = ${account} and conflict.ground = 'RECUSED'))`;

/** What an account had to do with the entry of an appeal. */
export async function partIn(
  tx: EntityManager,
  appealId: string,
  accountId: string,
): Promise<Omit<AnsweringAppeal, 'competitionId' | 'state'>> {
  const [row] = await tx.query<[Omit<AnsweringAppeal, 'competitionId' | 'state'>]>(
    `select ${hasJudged('$2')} as "hasJudged",
            exists (select from sheet_typing join assignment on assignment.id = sheet_typing.assignment_id
                     where assignment.entry_id = appeal.entry_id and $2 in (typed_by, checker_id, decided_by)) as "hasTyped",
            array(select distinct ground from standing_conflicts($2, array[entry.team_id], seoul_day(clock_timestamp())) order by ground) as conflicts
       from appeal join entry on entry.id = appeal.entry_id
      where appeal.id = $1`,
    [appealId, accountId],
  );
  return row;
}

/** Appeals of an edition, but for those about entries that this account was given to judge; null: all. */
const inEdition = (db: EntityManager, competitionId: string, notJudgedBy: string | null) => {
  const appeals = db.getRepository(Appeal).createQueryBuilder('appeal').where({ competitionId });
  return notJudgedBy === null ? appeals : appeals.andWhere(`not ${hasJudged(':notJudgedBy')}`, { notJudgedBy });
};

/** One appeal more than the page holds, newest first. */
export function appealsAfter(
  db: EntityManager,
  competitionId: string,
  { first, after, notJudgedBy }: { first: number; after: Keyset | null; notJudgedBy: string | null },
): Promise<Appeal[]> {
  const appeals = inEdition(db, competitionId, notJudgedBy);
  if (after) appeals.andWhere(`(appeal.filed_at, appeal.id) < (:at, :id)`, { at: after[0], id: after[1] });
  return appeals
    .orderBy('appeal.filed_at', 'DESC')
    .addOrderBy('appeal.id', 'DESC')
    .limit(first + 1)
    .getMany();
}

export const countAppeals = (db: EntityManager, competitionId: string, notJudgedBy: string | null): Promise<number> =>
  inEdition(db, competitionId, notJudgedBy).getCount();

/** The publication that put right what an upheld appeal was about, and is not taken down. */
export interface Remedied {
  appealId: string;
  publicationId: string;
  ordinal: number;
  publishedAt: Date;
}

/** What the two publications `one` and `other` give the entry of an appeal, and whose awards they revoke, is not the same. Table: `entry`. */
const givesOtherwise = (one: string, other: string) => {
  const of = (publication: string) => `(
    select row(coalesce(standing.is_winner, false), standing.award_key, standing.revoked_ko,
               array(select entry_number from published_standing where publication_id = ${publication}.id and revoked_ko is not null order by 1))
      from (select 1) as once
      left join published_standing as standing on standing.publication_id = ${publication}.id and standing.entry_number = entry.number)`;
  const from = (publication: string) =>
    `(${publication}.settlement_id, ${publication}.final_settlement_id, ${publication}.award_decision_id)`;
  return `(${from(one)} is distinct from ${from(other)} or ${of(one)} is distinct from ${of(other)})`;
};

const isDown = (publication: string) => `exists (select from publication_withdrawal where publication_id = ${publication}.id)`;

/**
 * The first publication that remedied each of these appeals, or those of these publications, once it is public: one that came of another
 * settlement or decision than what was public when the appeal was upheld, or gives the entry something else, or revokes another award. One
 * that only puts a typing error right is none.
 */
export const remediesOf = (
  db: EntityManager,
  ids: { appeals: readonly string[] } | { publications: readonly string[] },
): Promise<Remedied[]> =>
  db.query<Remedied[]>(
    `select appeal.id as "appealId", remedy.id as "publicationId", remedy.ordinal, remedy.published_at as "publishedAt"
       from appeal
       join entry on entry.id = appeal.entry_id
       join publication as about on about.id = appeal.publication_id
       join lateral (
         select latest.*
           from publication as latest
          where latest.competition_id = appeal.competition_id and latest.ordinal >= about.ordinal
            and (latest.id = about.id or latest.decided_at <= appeal.closed_at and not ${isDown('latest')})
          order by latest.ordinal desc limit 1) as upheld on true
       join lateral (
         select later.id, later.ordinal, later.published_at
           from publication as later
          where later.competition_id = appeal.competition_id and later.ordinal > about.ordinal and later.decided_at > appeal.closed_at
            and later.published_at <= clock_timestamp() and not ${isDown('later')} and ${givesOtherwise('later', 'upheld')}
          order by later.ordinal limit 1) as remedy on true
      where appeal.state = 'UPHELD' and ${'appeals' in ids ? 'appeal.id' : 'remedy.id'} = any($1::uuid[])
      order by appeal.filed_at, appeal.id`,
    ['appeals' in ids ? ids.appeals : ids.publications],
  );
