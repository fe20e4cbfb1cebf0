import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';

/** An organiser who can sign in, and of which edition. */
interface Organizer {
  competitionId: string;
  accountId: string;
  address: string;
  locale: Locale;
}

/**
 * Who organises these editions, to be told of something: an edition's own organisers, and those of all editions as well where fewer than two
 * of its own can sign in, since much of it takes two.
 */
export const organizersOf = (tx: EntityManager, competitionIds: readonly string[]): Promise<Organizer[]> =>
  tx.query<Organizer[]>(
    `with organizer as (
       select distinct account.id, account.email, account.locale, role_grant.competition_id
         from role_grant join account on account.id = role_grant.account_id and account.disabled_at is null
        where role_grant.role = 'ORGANIZER')
     select distinct edition.id as "competitionId", organizer.id as "accountId", organizer.email as address, organizer.locale
       from unnest($1::uuid[]) as edition (id)
       join organizer on organizer.competition_id = edition.id
         or (organizer.competition_id is null and (select count(*) from organizer as own where own.competition_id = edition.id) < 2)
      order by 1, 2`,
    [competitionIds],
  );
