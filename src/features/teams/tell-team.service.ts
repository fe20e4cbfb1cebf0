import { type EntityManager, IsNull } from 'typeorm';
import { queueMail } from '../../platform/mail/queue-mail.js';
import { MemberState, TeamMember } from './team.entity.js';

/** Puts a letter to every member of a team into the outbox, each in the language that the member reads. */
export async function tellTeam(tx: EntityManager, teamId: string, template: string, data: Record<string, string>): Promise<void> {
  const members = await tx.getRepository(TeamMember).find({
    where: { teamId, state: MemberState.JOINED, account: { disabledAt: IsNull() } },
    relations: { account: true },
    order: { id: 'ASC' },
  });
  for (const { account } of members) {
    const { id: accountId, email: address, locale } = account!;
    await queueMail(tx, { template, address, accountId, locale, data });
  }
}
