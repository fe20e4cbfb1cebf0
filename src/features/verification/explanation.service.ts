import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfDeadline } from '../../domain/deadline.js';
import { mayLead } from '../../domain/permission/team.js';
import { mayAskExplanation, mayGiveExplanation, mayStillVerify } from '../../domain/permission/verification.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean, problemsOfText } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { tellOtherOrganizers } from '../competitions/tell-organizers.service.js';
import { MemberState, TeamMember } from '../teams/team.entity.js';
import { EXPLANATION_ASKED } from './explanation-asked.letter.js';
import { Explanation } from './explanation.entity.js';
import { factsOf, lockReport } from './lock-report.js';
import { tellLead } from './tell-lead.js';
import type { AskExplanationInput, GiveExplanationInput } from './verification.input.js';

const longestQuestion = 1_000;
const longestAnswer = 4_000;

/** A nominated team is asked about what was reported, in the organisers' own words, and explains (소명). */
@Injectable()
export class ExplanationService {
  constructor(private readonly db: DataSource) {}

  async ask(actor: Actor, wish: AskExplanationInput): Promise<Explanation> {
    return transaction(this.db, async (tx) => {
      const locked = await lockReport(tx, actor, wish.report);
      const { entry, now } = locked;
      refuse(mayAskExplanation(factsOf(locked)));
      refuseProblems([
        ...problemsOfText('question', wish.question, { max: longestQuestion, required: true }),
        ...problemsOfDeadline('dueAt', wish.dueAt, now),
      ]);
      const asked = { question: clean(wish.question), dueAt: wish.dueAt, askedAt: now, askedBy: actor.accountId };
      const open = { answer: null, answeredAt: null, answeredBy: null };
      const made = { id: timeOrderedId(), reportId: wish.report, entryId: entry.id, ...asked, ...open };
      await tx.getRepository(Explanation).insert(made);
      await tellLead(tx, EXPLANATION_ASKED, entry.teamId, made.id);
      const about = { explanation: made.id, report: wish.report, dueAt: wish.dueAt.toISOString() };
      await record(tx, { actor, as: 'ORGANIZER' }, 'explanation.asked', entry.id, about);
      return tx.getRepository(Explanation).findOneByOrFail({ id: made.id });
    });
  }

  /** The lead answers for the team: once, and in time. */
  async give(actor: Actor, wish: GiveExplanationInput): Promise<Explanation> {
    return transaction(this.db, async (tx) => {
      const explanations = tx.getRepository(Explanation);
      const found = await explanations.findOne({ where: { id: wish.explanation }, relations: { entry: { team: true } } });
      if (!found) throw new Refused(refusal('NOT_FOUND'));
      const { team } = found.entry;
      const competition = await lockCompetition(tx, team.competitionId, 'pessimistic_read');
      const membership = await tx
        .getRepository(TeamMember)
        .findOneBy({ teamId: team.id, accountId: actor.accountId, state: MemberState.JOINED });
      refuse(mayLead(actor, team, membership) ?? mayStillVerify(competition, await databaseNow(tx)));
      const { dueAt, answer } = await explanations.findOneOrFail({ where: { id: found.id }, lock: { mode: 'pessimistic_write' } });
      const now = await databaseNow(tx);
      refuse(mayGiveExplanation({ dueAt, isGiven: answer !== null }, now));
      refuseProblems(problemsOfText('answer', wish.answer, { max: longestAnswer, required: true }));
      await explanations.update({ id: found.id }, { answer: clean(wish.answer), answeredAt: now, answeredBy: actor.accountId });
      await record(tx, { actor, as: 'COMPETITOR' }, 'explanation.given', found.entryId, { explanation: found.id });
      await tellOtherOrganizers(tx, team.competitionId, 'EXPLANATION_GIVEN', actor.accountId);
      return explanations.findOneByOrFail({ id: found.id });
    });
  }

  /** What a team was asked about its entry, the oldest first; nothing for whoever is not in it. */
  async ofEntry({ accountId }: Actor, entryId: string): Promise<Explanation[]> {
    return this.db
      .getRepository(Explanation)
      .createQueryBuilder('explanation')
      .where(
        `explanation.entry_id = :entryId and exists (
           select from entry join team_member on team_member.team_id = entry.team_id
            where entry.id = explanation.entry_id and team_member.account_id = :accountId and team_member.state = 'JOINED')`,
        { entryId, accountId },
      )
      .orderBy('explanation.asked_at', 'ASC')
      .addOrderBy('explanation.id', 'ASC')
      .getMany();
  }
}
