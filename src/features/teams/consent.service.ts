import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isRequired, mayGiveAgain } from '../../domain/consent.js';
import { maySeeTeam, mayStillCompete } from '../../domain/permission/team.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { depart, takeBack } from './departure.js';
import { consentHashes } from './consent.type.js';
import { giveConsents, lockTeam } from './membership.js';
import { Consent, MemberRole, MemberState, TeamMember } from './team.entity.js';
import type { GiveConsentInput, WithdrawConsentInput } from './team.input.js';
import { TeamService } from './team.service.js';

@Injectable()
export class ConsentService {
  constructor(
    private readonly db: DataSource,
    private readonly teams: TeamService,
  ) {}

  /**
   * Takes back what a member agreed to, at any time. Without the required consent nobody is a member, so its withdrawal takes back the
   * others too and the member leaves; a lead is followed by the member who joined first.
   */
  async withdraw(actor: Actor, { team: teamId, kind }: WithdrawConsentInput): Promise<Consent> {
    return transaction(this.db, async (tx) => {
      const { competition, team, member, standing } = await this.standing(tx, actor, teamId);
      const now = await databaseNow(tx);
      const asked = standing.find((consent) => consent.kind === kind);
      if (!asked) throw new Refused(refusal('CONSENT_NOT_GIVEN'));
      const withdrawn = isRequired(kind) ? await depart(tx, competition, team, member.id, now) : [asked];
      if (isRequired(kind)) await passLead(tx, actor, member);
      else await takeBack(tx, asked, now);
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.consent_withdrawn', teamId, {
        member: member.id,
        consents: withdrawn.map((consent) => consent.kind).toSorted(),
      });
      return { ...asked, withdrawnAt: now };
    });
  }

  /** Puts a consent on record beside those that were withdrawn. It holds for what is done from now on: the next submission, the next publication. */
  async give(actor: Actor, { team: teamId, kind, textHash }: GiveConsentInput): Promise<Consent> {
    return transaction(this.db, async (tx) => {
      const { team, member, standing } = await this.standing(tx, actor, teamId);
      refuse(mayStillCompete(team));
      const kinds = standing.map((consent) => consent.kind);
      refuse(mayGiveAgain({ kind, textHash }, kinds, consentHashes));
      const [given] = await giveConsents(tx, member.id, [{ kind, textHash }], await databaseNow(tx));
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.consent_given', teamId, { member: member.id, kind, textHash });
      return given!;
    });
  }

  /** The actor's membership of a team, which is locked, and what the member agrees to at the moment. */
  private async standing(tx: EntityManager, actor: Actor, teamId: string) {
    const { competition, team } = await lockTeam(tx, teamId);
    const member = await this.teams.membershipOf(tx, teamId, actor.accountId);
    refuse(maySeeTeam(actor, team, member));
    const standing = await tx.getRepository(Consent).findBy({ memberId: member!.id, withdrawnAt: IsNull() });
    return { competition, team, member: member!, standing };
  }
}

/** Nobody has to stay in order to lead: a team that keeps members gets a lead among them. */
async function passLead(tx: EntityManager, actor: Actor, { id, teamId, role }: TeamMember): Promise<void> {
  if (role !== MemberRole.LEAD) return;
  const members = tx.getRepository(TeamMember);
  const next = await members.findOne({ where: { teamId, state: MemberState.JOINED }, order: { joinedAt: 'ASC', id: 'ASC' } });
  if (!next) return;
  await members.update({ id: next.id }, { role: MemberRole.LEAD });
  await record(tx, { actor, as: 'COMPETITOR' }, 'team.lead_passed', teamId, { from: id, to: next.id });
}
