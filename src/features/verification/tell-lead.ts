import { type EntityManager, IsNull } from 'typeorm';
import { tellAccounts } from '../notifications/tell.service.js';
import { MemberRole, MemberState, TeamMember } from '../teams/team.entity.js';

/** A letter about an explanation to whoever leads the team now. */
export async function tellLead(tx: EntityManager, template: string, teamId: string, explanation: string): Promise<void> {
  const lead = await tx.getRepository(TeamMember).findOne({
    where: { teamId, role: MemberRole.LEAD, state: MemberState.JOINED, account: { disabledAt: IsNull() } },
    relations: { account: true },
  });
  if (!lead?.account) return;
  const { id: accountId, email: address, locale } = lead.account;
  await tellAccounts(tx, template, [{ accountId, address, locale, data: { explanation } }]);
}
