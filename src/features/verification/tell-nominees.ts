import type { EntityManager } from 'typeorm';
import { type Recipient, tellAccounts } from '../notifications/tell.service.js';
import { VERIFICATION_OPENED } from './verification-opened.letter.js';

/** Tells the members of nominated teams that their entry is public as a nominee: those who were told of it before are not told again. */
export async function tellNominees(tx: EntityManager, verificationId: string): Promise<void> {
  const rows = await tx.query<(Omit<Recipient, 'data'> & { nominee: string })[]>(
    `select account.id as "accountId", account.email as address, account.locale, nominee.id as nominee
       from nominee
       join verification on verification.id = nominee.verification_id
       join entry on entry.id = nominee.entry_id
       join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
       join account on account.id = team_member.account_id and account.disabled_at is null
      where nominee.verification_id = $1
        and not exists (
          select from nominee as before join verification as earlier on earlier.id = before.verification_id
           where earlier.competition_id = verification.competition_id and earlier.ordinal = verification.ordinal - 1
             and before.entry_id = nominee.entry_id and before.award_ko = nominee.award_ko
             and not exists (select from nominee_removal where nominee_id = before.id))
      order by nominee.ordinal, team_member.id`,
    [verificationId],
  );
  const recipients = rows.map(({ nominee, ...recipient }) => ({ ...recipient, data: { nominee } }));
  await tellAccounts(tx, VERIFICATION_OPENED, recipients);
}
