import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayStillCompete } from '../../domain/permission/team.js';
import { fitsOutcome, mayConfirmFinding, mayDecideReport } from '../../domain/permission/verification.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { tellOtherOrganizers } from '../competitions/tell-organizers.service.js';
import { disqualifyAsDecided } from '../teams/disqualification.service.js';
import type { Team } from '../teams/team.entity.js';
import { EXPLANATION_SETTLED } from './explanation-settled.letter.js';
import { Explanation } from './explanation.entity.js';
import { VerificationFinding } from './finding.entity.js';
import { factsOf, lockReport } from './lock-report.js';
import { NomineeRemoval } from './nominee-removal.entity.js';
import { tellLead } from './tell-lead.js';
import { latestVerification, nomineesIn } from './verification.queries.js';
import type { DecideReportInput } from './verification.input.js';

/** Two organisers find what is so about a report. Where that removes the nominee its team is disqualified, as their deed. */
@Injectable()
export class FindingService {
  constructor(private readonly db: DataSource) {}

  /** What one organiser finds. Whoever finds otherwise decides anew, until one of these is confirmed by another. */
  async decide(actor: Actor, { report: reportId, outcome, removes, reason }: DecideReportInput): Promise<VerificationFinding> {
    return transaction(this.db, async (tx) => {
      const locked = await lockReport(tx, actor, reportId);
      refuse(mayDecideReport(factsOf(locked), removes, locked.now));
      refuseProblems([...problemsOfReason(reason), ...(fitsOutcome(outcome, removes) ? [] : [removesForNothing()])]);
      const findings = tx.getRepository(VerificationFinding);
      await findings.update({ reportId, state: 'DECIDED' }, { state: 'REPLACED' });
      const id = timeOrderedId();
      const salt = randomBytes(16).toString('hex');
      const made = { id, reportId, outcome, removesNominee: removes, reason: clean(reason), salt };
      const open = { confirmedAt: null, confirmedBy: null, disqualificationId: null };
      await findings.insert({ ...made, ...open, state: 'DECIDED', decidedAt: locked.now, decidedBy: actor.accountId });
      const about = { finding: id, report: reportId, outcome, removes, hash: sha256(salt + made.reason) };
      await record(tx, { actor, as: 'ORGANIZER' }, 'report.decided', locked.entry.id, about);
      await tellOtherOrganizers(tx, locked.report.competitionId, 'FINDING_DECIDED', actor.accountId);
      return findings.findOneByOrFail({ id });
    });
  }

  /** The second organiser: now it is found. */
  async confirm(actor: Actor, id: string): Promise<VerificationFinding> {
    return transaction(
      this.db,
      async (tx) => {
        const findings = tx.getRepository(VerificationFinding);
        const known = await findings.findOneBy({ id });
        if (!known) throw new Refused(refusal('NOT_FOUND'));
        const { report, entry, team, now } = await lockReport(tx, actor, known.reportId);
        const finding = await findings.findOneByOrFail({ id });
        refuse(mayConfirmFinding(actor, finding));
        const second = { by: actor.accountId, at: now };
        const disqualificationId = finding.removesNominee ? await disqualify(tx, team, finding, second) : null;
        await findings.update({ id }, { state: 'CONFIRMED', confirmedAt: now, confirmedBy: actor.accountId, disqualificationId });
        const { outcome, removesNominee: removes, salt, reason } = finding;
        const nominee = removes
          ? await removeNominee(tx, report.competitionId, { entryId: entry.id, findingId: id, removedAt: now })
          : null;
        const about = { finding: id, report: report.id, outcome, removes, nominee, hash: sha256(salt + reason) };
        await record(tx, { actor, as: 'ORGANIZER' }, 'finding.confirmed', entry.id, about);
        await tellOtherOrganizers(tx, report.competitionId, 'FINDING_CONFIRMED', actor.accountId);
        if (!removes) await tellAsked(tx, report.id, team.id);
        if (disqualificationId) {
          const deed = { disqualification: disqualificationId, finding: id };
          await record(tx, { actor, as: 'ORGANIZER' }, 'team.disqualified', team.id, deed);
        }
        return findings.findOneByOrFail({ id });
      },
      { disqualification_team_id_idx: 'DISQUALIFIED_ALREADY' },
    );
  }
}

/** A team that was asked to explain learns that it stays; one that was asked nothing does not know of the report. */
async function tellAsked(tx: EntityManager, reportId: string, teamId: string): Promise<void> {
  const asked = await tx.getRepository(Explanation).find({ where: { reportId }, order: { askedAt: 'ASC', id: 'ASC' } });
  for (const { id } of asked) await tellLead(tx, EXPLANATION_SETTLED, teamId, id);
}

/** Null for a team that is out already. */
async function disqualify(
  tx: EntityManager,
  team: Team,
  { reason, decidedBy, decidedAt }: VerificationFinding,
  second: { by: string; at: Date },
): Promise<string | null> {
  if (mayStillCompete(team)) return null;
  return disqualifyAsDecided(tx, { teamId: team.id, reason, first: { by: decidedBy, at: decidedAt }, second });
}

/** Takes an entry off the nominees that are public. Answers the nominee; null: it is none. */
async function removeNominee(
  tx: EntityManager,
  competitionId: string,
  { entryId, findingId, removedAt }: { entryId: string; findingId: string; removedAt: Date },
): Promise<string | null> {
  const latest = await latestVerification(tx, competitionId);
  const nominees = latest ? await nomineesIn(tx, [latest.id]) : [];
  const nominee = nominees.find((each) => each.entryId === entryId && each.removedAt === null);
  if (!nominee) return null;
  await tx.getRepository(NomineeRemoval).insert({ nomineeId: nominee.id, findingId, removedAt });
  return nominee.id;
}

const removesForNothing = () =>
  problem(
    'removes',
    'NOT_UPHELD',
    '사실로 확인한 신고만 수상후보에서 제외하는 근거가 됩니다.',
    'Only what is upheld can remove a nominee.',
  );
