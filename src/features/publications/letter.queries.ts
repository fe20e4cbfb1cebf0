import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import { WAS_PUBLIC } from '../results/public-now.queries.js';
import type { OwnOutcome } from './own-outcome.js';

/** Somebody who can be told something. */
export interface Reader {
  accountId: string;
  address: string;
  name: string;
  locale: Locale;
}

/** The members of all teams of an edition with a submitted entry, by entry number: the lead first. */
export const membersToTell = (tx: EntityManager, competitionId: string): Promise<(Reader & { entryId: string; number: string })[]> =>
  tx.query<(Reader & { entryId: string; number: string })[]>(
    `select entry.id as "entryId", entry.number, account.id as "accountId", account.email as address, account.name, account.locale
       from entry
       join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
       join account on account.id = team_member.account_id and account.disabled_at is null
      where entry.competition_id = $1 and entry.state = 'SUBMITTED'
      order by entry.number, team_member.role = 'LEAD' desc, team_member.id`,
    [competitionId],
  );

/** Who sat on a panel of an edition to the end, once each. */
export const judgesToTell = (tx: EntityManager, competitionId: string): Promise<Reader[]> =>
  tx.query<Reader[]>(
    `select account.id as "accountId", account.email as address, account.name, account.locale
       from account
      where account.disabled_at is null and exists (
        select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
         where judge.account_id = account.id and stage.competition_id = $1 and judge.left_at is null)
      order by account.name, account.id`,
    [competitionId],
  );

/** What the entries on a publication won, by entry number. */
export async function outcomesOf(tx: EntityManager, publicationId: string): Promise<Map<string, OwnOutcome>> {
  const rows = await tx.query<(OwnOutcome & { number: string })[]>(
    `select entry_number as number, is_winner as "isWinner", award_ko as "awardKo", award_en as "awardEn",
            revoked_ko as "revokedKo", revoked_en as "revokedEn"
       from published_standing where publication_id = $1`,
    [publicationId],
  );
  return new Map(rows.map(({ number, ...outcome }) => [number, outcome]));
}

/** An entry that one of its members is told of; null: not a member any more. */
export async function toldEntry(tx: EntityManager, entryId: string, accountId: string | null): Promise<{ number: string } | null> {
  const [row] = await tx.query<{ number: string }[]>(
    `select entry.number from entry join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
      where entry.id = $1 and team_member.account_id = $2`,
    [entryId, accountId],
  );
  return row ?? null;
}

/** Whether one of these accounts was told of a publication by a letter of one of these kinds. */
export async function wasTold(
  tx: EntityManager,
  publicationId: string,
  templates: readonly string[],
  accounts: readonly string[],
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from notification
      where account_id = any($3::uuid[]) and template = any($2::text[]) and data ->> 'publication' = $1 limit 1`,
    [publicationId, templates, accounts],
  );
  return rows.length > 0;
}

/** The latest publication before this one that is or was public; null: nothing was. */
export async function publicBefore(tx: EntityManager, competitionId: string, ordinal: number): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from publication where competition_id = $1 and ordinal < $2 and ${WAS_PUBLIC} order by ordinal desc limit 1`,
    [competitionId, ordinal],
  );
  return row?.id ?? null;
}
