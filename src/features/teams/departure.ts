import { type EntityManager, IsNull } from 'typeorm';
import { isRequired } from '../../domain/consent.js';
import { addJob } from '../../platform/jobs/add-job.js';
import type { Competition } from '../competitions/competition.entity.js';
import { settleSize, tellRosterChanged } from './membership.js';
import { Consent, MemberState, type Team, TeamMember } from './team.entity.js';

/**
 * Ends a membership. What the member agreed to was agreed to for the team's sake and ends with it.
 * @returns the consents that ended.
 */
export async function depart(tx: EntityManager, competition: Competition, team: Team, memberId: string, now: Date): Promise<Consent[]> {
  const standing = await tx.getRepository(Consent).findBy({ memberId, withdrawnAt: IsNull() });
  for (const consent of standing) await takeBack(tx, consent, now);
  await tx.getRepository(TeamMember).update({ id: memberId }, { state: MemberState.LEFT, leftAt: now });
  await settleSize(tx, competition, team);
  await tellRosterChanged(tx, competition.id);
  return standing;
}

/** Marks a consent as withdrawn. Higher features hear of every optional one by the job `consent-withdrawn`. */
export async function takeBack(tx: EntityManager, { id, memberId, kind }: Consent, now: Date): Promise<void> {
  await tx.getRepository(Consent).update({ id }, { withdrawnAt: now });
  if (!isRequired(kind)) await addJob(tx, 'consent-withdrawn', { member: memberId, kind });
}
