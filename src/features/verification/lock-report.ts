import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayDecideOnNominees } from '../../domain/permission/verification.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Entry } from '../entries/entry.entity.js';
import { Team } from '../teams/team.entity.js';
import { Explanation } from './explanation.entity.js';
import { VerificationReport } from './report.entity.js';
import { reportById, type ReportRow } from './report.queries.js';
import { Nominee } from './verification.entity.js';

interface LockedReport {
  report: ReportRow;
  entry: Entry;
  team: Team;
  explanations: Explanation[];
  now: Date;
}

/**
 * A report, for whoever organises its edition while it can still be decided on; to everybody else there is none. Its team is locked before
 * it, so that nobody else disqualifies it meanwhile.
 */
export async function lockReport(tx: EntityManager, actor: Actor, id: string): Promise<LockedReport> {
  const found = await reportById(tx, id);
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayOrganize(actor, found.competitionId));
  const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_read');
  refuse(mayDecideOnNominees(competition, await databaseNow(tx)));
  const nominee = await tx.getRepository(Nominee).findOneByOrFail({ id: found.nomineeId });
  const entry = await tx.getRepository(Entry).findOneByOrFail({ id: nominee.entryId });
  const team = await tx.getRepository(Team).findOneOrFail({ where: { id: entry.teamId }, lock: { mode: 'pessimistic_write' } });
  await tx.getRepository(VerificationReport).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  const explanations = await tx.getRepository(Explanation).find({ where: { reportId: id }, order: { askedAt: 'ASC', id: 'ASC' } });
  return { report: (await reportById(tx, id))!, entry, team, explanations, now: await databaseNow(tx) };
}

/** What there is to be asked of a report before something is done with it. */
export const factsOf = ({ report, explanations }: Pick<LockedReport, 'report' | 'explanations'>) => ({
  isDecided: report.state === 'DECIDED',
  explanations: explanations.map(({ dueAt, answer }) => ({ dueAt, isGiven: answer !== null })),
});
