import { expect, test } from '@jest/globals';
import type { Actor, GrantedRole, Scope } from '../../src/domain/actor.js';
import { mayAnswerQuestion, mayAskQuestion, mostQuestions } from '../../src/domain/permission/question.js';
import type { CompetitionState } from '../../src/domain/phase.js';
import { problemsOfAnswer, problemsOfQuestion } from '../../src/domain/question.js';

const anActor = (role: GrantedRole | null, scope: Scope | null = null): Actor => ({
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: role ? [{ role, competitionId: 'busan' }] : [],
  scope: { role: scope, competitionId: null },
});

test.each<[CompetitionState, Scope | null, number, string | null]>([
  ['DRAFT', null, 0, 'NOT_FOUND'],
  ['ANNOUNCED', null, mostQuestions - 1, null],
  ['ANNOUNCED', null, mostQuestions, 'QUESTIONS_WAITING'],
  ['ANNOUNCED', 'COMPETITOR', 0, null],
  ['ANNOUNCED', 'JUDGE', 0, 'NOT_ALLOWED'],
  ['PUBLISHED', null, 0, 'PHASE_WRONG'],
  ['ARCHIVED', null, 0, 'PHASE_WRONG'],
])('about an edition that is %s, with a token for %p and %i questions that wait: %p', (state, scope, waiting, code) => {
  expect(mayAskQuestion(anActor(null, scope), { id: 'busan', state }, waiting)?.code ?? null).toBe(code);
});

test.each<[GrantedRole | null, boolean, string | null]>([
  ['ORGANIZER', false, null],
  ['SECRETARY', false, null],
  ['SECRETARY', true, 'QUESTION_ANSWERED'],
  ['AUDITOR', false, 'NOT_FOUND'],
  ['CHAIR', true, 'NOT_FOUND'],
  [null, false, 'NOT_FOUND'],
])('as %p, answering what is answered already (%p): %p', (role, isAnswered, code) => {
  expect(mayAnswerQuestion(anActor(role), { competitionId: 'busan', isAnswered })?.code ?? null).toBe(code);
});

test('what is asked and answered says something', () => {
  const codes = [
    problemsOfQuestion('\u3164'),
    problemsOfQuestion('가'.repeat(2001)),
    problemsOfAnswer({ answer: ' ', publicText: null }),
    problemsOfAnswer({ answer: '네.', publicText: ' ' }),
    problemsOfAnswer({ answer: '네.', publicText: null }),
  ].map((problems) => problems.map(({ path, code }) => `${path} ${code}`));
  expect(codes).toEqual([['text REQUIRED'], ['text TOO_LONG'], ['answer REQUIRED'], ['publicText REQUIRED'], []]);
});
