import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayPrepareJudging, preparingAs } from '../../domain/permission/competition.js';
import { mayAnswerQuestion, mayAskQuestion } from '../../domain/permission/question.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfAnswer, problemsOfQuestion } from '../../domain/question.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { Account } from '../accounts/account.entity.js';
import { tellAccounts } from '../notifications/tell.service.js';
import { lockCompetition } from './competition.service.js';
import { QUESTION_ANSWERED } from './question-answered.letter.js';
import { Question } from './question.entity.js';
import type { AnswerQuestionInput, AskedQuestionsArgs, AskQuestionInput } from './question.input.js';
import { countQuestions, questionsAfter } from './question.queries.js';

/** Questions about an edition and their answers: to whoever asked alone, or for everybody without a name. */
@Injectable()
export class QuestionService {
  constructor(private readonly db: DataSource) {}

  async ask(actor: Actor, wish: AskQuestionInput): Promise<Question> {
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, wish.competition, 'pessimistic_read');
      // One after another, so that they are counted right.
      await tx.query(`select from account where id = $1 for no key update`, [actor.accountId]);
      const own = { competitionId: competition.id, accountId: actor.accountId };
      refuse(mayAskQuestion(actor, competition, await tx.getRepository(Question).countBy({ ...own, answer: IsNull() })));
      refuseProblems(problemsOfQuestion(wish.text));
      const [id, askedAt] = [randomId(), await databaseNow(tx)];
      await tx.getRepository(Question).insert({ id, ...own, text: clean(wish.text), askedAt });
      await record(tx, { actor, as: 'PERSON' }, 'question.asked', id, { competition: competition.id });
      return tx.getRepository(Question).findOneByOrFail({ id });
    });
  }

  /** Answers once, for everybody or for whoever asked, who gets a letter either way. */
  async answer(actor: Actor, wish: AnswerQuestionInput): Promise<Question> {
    return transaction(this.db, async (tx) => {
      const questions = tx.getRepository(Question);
      const found = await questions.findOneBy({ id: wish.question });
      // Told nothing, and nothing is locked for them.
      refuse(found ? mayPrepareJudging(actor, found.competitionId) : refusal('NOT_FOUND'));
      const question = await questions.findOneOrFail({ where: { id: wish.question }, lock: { mode: 'pessimistic_write' } });
      refuse(mayAnswerQuestion(actor, { competitionId: question.competitionId, isAnswered: question.answer !== null }));
      const publicText = wish.isPublic ? (wish.publicText ?? question.text) : null;
      refuseProblems(problemsOfAnswer({ answer: wish.answer, publicText }));
      const answered = {
        answer: clean(wish.answer),
        answeredBy: actor.accountId,
        answeredAt: await databaseNow(tx),
        isPublic: wish.isPublic,
        publicText: publicText && clean(publicText),
      };
      await questions.update({ id: question.id }, answered);
      const asker = await tx.getRepository(Account).findOneByOrFail({ id: question.accountId });
      if (!asker.disabledAt) {
        const { id: accountId, email: address, locale } = asker;
        await tellAccounts(tx, QUESTION_ANSWERED, [{ address, accountId, locale, data: { question: question.id } }]);
      }
      const as = preparingAs(actor, question.competitionId);
      await record(tx, { actor, as }, 'question.answered', question.id, { isPublic: wish.isPublic });
      return { ...question, ...answered };
    });
  }

  /** What the actor asked about an edition, newest first. An edition that has not been announced has no questions. */
  ofActor(actor: Actor, competitionId: string): Promise<Question[]> {
    const where = { competitionId, accountId: actor.accountId };
    return this.db.getRepository(Question).find({ where, order: { askedAt: 'DESC', id: 'DESC' }, take: MOST_OWN_QUESTIONS });
  }

  /** What was asked about an edition, oldest first. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after, isAnswered = null }: AskedQuestionsArgs): Promise<Page<Question>> {
    const wanted = { competitionId, isAnswered };
    const rows = await questionsAfter(this.db.manager, wanted, first + 1, decodeCursor(after, 'INSTANT'));
    const total = await countQuestions(this.db.manager, wanted);
    return pageOf(rows, first, total, ({ askedAt, id }) => [askedAt.toISOString(), id]);
  }
}

/** How many of somebody's own questions are shown at most. */
export const MOST_OWN_QUESTIONS = 200;
