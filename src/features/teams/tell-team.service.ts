import { type EntityManager, IsNull } from 'typeorm';
import { tellAccounts } from '../notifications/tell.service.js';
import { MemberState, TeamMember } from './team.entity.js';

/** Tells every member of a team, each in the language that the member reads. */
export async function tellTeam(tx: EntityManager, teamId: string, template: string, data: Record<string, string>): Promise<void> {
  const members = await tx.getRepository(TeamMember).find({
    where: { teamId, state: MemberState.JOINED, account: { disabledAt: IsNull() } },
    relations: { account: true },
    order: { id: 'ASC' },
  });
  const told = members.map(({ account }) => ({ accountId: account!.id, address: account!.email, locale: account!.locale, data }));
  await tellAccounts(tx, template, told);
}
