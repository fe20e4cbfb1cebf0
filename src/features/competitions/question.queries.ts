import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import { Question } from './question.entity.js';

interface Wanted {
  competitionId: string;
  /** Null: both kinds. */
  isAnswered: boolean | null;
}

/** Questions about an edition after a keyset of instant and id, oldest first. */
export function questionsAfter(db: EntityManager, wanted: Wanted, limit: number, after: Keyset | null): Promise<Question[]> {
  const questions = questionsOf(db, wanted);
  if (after) questions.andWhere('(question.asked_at, question.id) > (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
  return questions.orderBy('question.asked_at', 'ASC').addOrderBy('question.id', 'ASC').limit(limit).getMany();
}

export const countQuestions = (db: EntityManager, wanted: Wanted): Promise<number> => questionsOf(db, wanted).getCount();

function questionsOf(db: EntityManager, { competitionId, isAnswered }: Wanted) {
  const questions = db.getRepository(Question).createQueryBuilder('question').where({ competitionId });
  return isAnswered === null ? questions : questions.andWhere(isAnswered ? 'question.answer is not null' : 'question.answer is null');
}
