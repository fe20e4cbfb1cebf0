import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isRequired } from '../../domain/consent.js';
import { maySeeTeam } from '../../domain/permission/team.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { lockTeam, settleSize, tellRosterChanged } from './membership.js';
import { Consent, MemberRole, MemberState, TeamMember } from './team.entity.js';
import type { WithdrawConsentInput } from './team.input.js';
import { TeamService } from './team.service.js';

@Injectable()
export class ConsentService {
  constructor(
    private readonly db: DataSource,
    private readonly teams: TeamService,
  ) {}

  /**
   * Takes back what a member agreed to, at any time. Without the required consent nobody is a member, so its withdrawal takes back the
   * others too and the member leaves; a lead is followed by the member who joined first. Higher features hear of every optional one by the job `consent-withdrawn`.
   */
  async withdraw(actor: Actor, { team: teamId, kind }: WithdrawConsentInput): Promise<Consent> {
    return transaction(this.db, async (tx) => {
      const { competition, team } = await lockTeam(tx, teamId);
      const now = await databaseNow(tx);
      const member = await this.teams.membershipOf(tx, teamId, actor.accountId);
      refuse(maySeeTeam(actor, team, member));
      const standing = await tx.getRepository(Consent).findBy({ memberId: member!.id, withdrawnAt: IsNull() });
      const asked = standing.find((consent) => consent.kind === kind);
      if (!asked) throw new Refused(refusal('CONSENT_NOT_GIVEN'));
      if (isRequired(kind)) {
        await leave(tx, actor, member!);
        await settleSize(tx, competition, team);
        await tellRosterChanged(tx, competition.id);
      }
      const withdrawn = isRequired(kind) ? standing : [asked];
      for (const consent of withdrawn) await takeBack(tx, consent, now);
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.consent_withdrawn', teamId, {
        member: member!.id,
        consents: withdrawn.map((consent) => consent.kind).toSorted(),
      });
      return { ...asked, withdrawnAt: now };
    });
  }
}

/** Nobody has to stay in order to lead: a team that keeps members gets a lead among them. */
async function leave(tx: EntityManager, actor: Actor, { id, teamId, role }: TeamMember): Promise<void> {
  const members = tx.getRepository(TeamMember);
  await members.update({ id }, { state: MemberState.LEFT });
  if (role !== MemberRole.LEAD) return;
  const next = await members.findOne({ where: { teamId, state: MemberState.JOINED }, order: { joinedAt: 'ASC', id: 'ASC' } });
  if (!next) return;
  await members.update({ id: next.id }, { role: MemberRole.LEAD });
  await record(tx, { actor, as: 'COMPETITOR' }, 'team.lead_passed', teamId, { from: id, to: next.id });
}

async function takeBack(tx: EntityManager, { id, memberId, kind }: Consent, now: Date): Promise<void> {
  await tx.getRepository(Consent).update({ id }, { withdrawnAt: now });
  if (!isRequired(kind)) await addJob(tx, 'consent-withdrawn', { member: memberId, kind });
}
