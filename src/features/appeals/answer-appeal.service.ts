import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, holds } from '../../domain/actor.js';
import { problemsOfAnswer, problemsOfResult } from '../../domain/appeal.js';
import { mayAnswerAppeal, mayConcludeAppeal, maySeeAppeal } from '../../domain/permission/appeal.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Entry } from '../entries/entry.entity.js';
import { tellTeam } from '../teams/tell-team.service.js';
import { Appeal } from './appeal.entity.js';
import type { AnswerAppealInput, ConcludeAppealInput } from './appeal.input.js';
import { APPEAL_ANSWERED, APPEAL_CONCLUDED } from './appeal.letter.js';
import { appealsAfter, countAppeals, partIn, remediesOf } from './appeal.queries.js';

/** Appeals are answered, with a decision, by somebody who had no part in judging the entry. */
@Injectable()
export class AnswerAppealService {
  constructor(private readonly db: DataSource) {}

  /** Answers an appeal, once, and tells the team. What has to follow is done by the ways that there are for it; nothing follows by itself. */
  async answer(actor: Actor, { appeal: id, remedy = null, ...wish }: AnswerAppealInput): Promise<Appeal> {
    return transaction(this.db, async (tx) => {
      const { appeal, part } = await lockAppeal(tx, actor, id);
      const { competitionId, entryId } = appeal;
      refuse(mayAnswerAppeal(actor, { competitionId, state: appeal.state, ...part }));
      refuseProblems(problemsOfAnswer({ ...wish, remedy }));
      const decision = clean(wish.decision);
      const answered = { state: wish.outcome, remedy, decision, closedAt: await databaseNow(tx), closedBy: actor.accountId };
      await tx.getRepository(Appeal).update({ id }, answered);
      const { teamId } = await tx.getRepository(Entry).findOneByOrFail({ id: entryId });
      await tellTeam(tx, teamId, APPEAL_ANSWERED, { appeal: id });
      const data = { appeal: id, outcome: wish.outcome, remedy, hash: sha256(appeal.salt + decision) };
      await record(tx, { actor, as: roleOf(actor, competitionId) }, 'appeal.answered', entryId, data);
      return { ...appeal, ...answered };
    });
  }

  /** Tells, once, what came of an upheld appeal after which results stay as they are, and sends it to the team. */
  async conclude(actor: Actor, { appeal: id, result: words }: ConcludeAppealInput): Promise<Appeal> {
    return transaction(this.db, async (tx) => {
      const { appeal, part } = await lockAppeal(tx, actor, id);
      const { competitionId, entryId, state } = appeal;
      const isRemedied = (await remediesOf(tx, { appeals: [id] })).length > 0;
      refuse(mayConcludeAppeal(actor, { competitionId, state, ...part, isRemedied, isConcluded: appeal.result !== null }));
      refuseProblems(problemsOfResult(words));
      const concluded = { result: clean(words), concludedAt: await databaseNow(tx), concludedBy: actor.accountId };
      await tx.getRepository(Appeal).update({ id }, concluded);
      const { teamId } = await tx.getRepository(Entry).findOneByOrFail({ id: entryId });
      await tellTeam(tx, teamId, APPEAL_CONCLUDED, { appeal: id });
      const data = { appeal: id, hash: sha256(appeal.salt + concluded.result) };
      await record(tx, { actor, as: roleOf(actor, competitionId) }, 'appeal.concluded', entryId, data);
      return { ...appeal, ...concluded };
    });
  }

  /**
   * A page of those of an edition, newest first. Whoever calls has asked who is looking; the chair, who may be among the judges, is not
   * shown those about entries of the chair's own.
   */
  async ofCompetition(actor: Actor, competitionId: string, { first, after }: PageArgs): Promise<Page<Appeal>> {
    const notJudgedBy = maySeeOrganizerDesk(actor, competitionId) ? actor.accountId : null;
    const rows = await appealsAfter(this.db.manager, competitionId, { first, after: decodeCursor(after, 'INSTANT'), notJudgedBy });
    const total = await countAppeals(this.db.manager, competitionId, notJudgedBy);
    return pageOf(rows, first, total, ({ filedAt, id }) => [filedAt.toISOString(), id]);
  }
}

const roleOf = (actor: Actor, competitionId: string) => (holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : 'CHAIR');

/** An appeal, locked after its edition, and what whoever asks had to do with its entry. To who may not see it there is none. */
async function lockAppeal(tx: EntityManager, actor: Actor, id: string) {
  const appeals = tx.getRepository(Appeal);
  const found = await appeals.findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const { competitionId } = found;
  const part = await partIn(tx, id, actor.accountId);
  refuse(maySeeAppeal(actor, { competitionId, ...part }));
  await lockCompetition(tx, competitionId, 'pessimistic_read');
  return { appeal: await appeals.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } }), part };
}
