import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayAnswer, mayStillCompete } from '../../domain/permission/team.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import { Account } from '../accounts/account.entity.js';
import { MemberRole, MemberState, TeamMember } from './team.entity.js';
import { teamInvitation } from './team-invitation.letter.js';

export const TEAM_INVITATION = 'team-invitation';

/** The letter to somebody who is asked to join a team. Whether that person has an account changes nothing that the lead could see. */
export async function queueInvitation(tx: EntityManager, actor: Actor, invited: { email: string; member: string }): Promise<void> {
  const { locale } = await tx.getRepository(Account).findOneByOrFail({ id: actor.accountId });
  await queueMail(tx, { template: TEAM_INVITATION, address: invited.email, locale, data: { member: invited.member } });
}

@Injectable()
export class InvitationMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once the invitation is answered, the team has stopped, or the account of that address is disabled. */
  async write({ data, locale, address }: Mail): Promise<Letter | null> {
    const members = this.db.getRepository(TeamMember);
    const invitation = await members.findOne({ where: { id: data['member'] ?? '' }, relations: { team: { competition: true } } });
    if (!invitation || (mayAnswer(invitation) ?? mayStillCompete(invitation.team))) return null;
    const [lead, reader] = await Promise.all([
      members.findOne({
        where: { teamId: invitation.teamId, role: MemberRole.LEAD, state: MemberState.JOINED },
        relations: { account: true },
      }),
      this.db.getRepository(Account).findOneBy({ email: address }),
    ]);
    if (reader?.disabledAt) return null;
    const { name: team, competition } = invitation.team;
    const { titleKo, titleEn } = competition;
    const facts = { lead: lead?.account?.name ?? null, team, titleKo, titleEn, link: publicLink(this.config) };
    return inWords(teamInvitation, reader?.locale ?? locale, facts);
  }
}
