import { type Actor, inScope } from '../actor.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayPrepareJudging } from './competition.js';

/** How many questions of a person may wait for an answer in one edition. */
export const mostQuestions = 20;

/** Whoever is signed in asks about an announced edition until its results are published; `waiting` of the person's questions are open. */
export function mayAskQuestion(actor: Actor, edition: { id: string; state: CompetitionState }, waiting: number): Refusal | null {
  if (edition.state === 'DRAFT') return refusal('NOT_FOUND');
  if (!inScope(actor, 'COMPETITOR', edition.id)) return refusal('NOT_ALLOWED');
  if (edition.state !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: edition.state });
  return waiting < mostQuestions ? null : refusal('QUESTIONS_WAITING', { most: mostQuestions });
}

/** A question is answered once, by an organiser or the secretary, also after the results are published. */
export const mayAnswerQuestion = (actor: Actor, question: { competitionId: string; isAnswered: boolean }): Refusal | null =>
  mayPrepareJudging(actor, question.competitionId) ?? (question.isAnswered ? refusal('QUESTION_ANSWERED') : null);
