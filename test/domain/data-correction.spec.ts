import { expect, test } from '@jest/globals';
import type { Actor } from '../../src/domain/actor.js';
import { type DataCorrectionState, type DataCorrectionSubject, dueAt, problemsOfAnswer } from '../../src/domain/data-correction.js';
import { mayAnswerDataCorrection, mayReadDataCorrections } from '../../src/domain/permission/personal.js';

const anActor = (...grants: Actor['grants']): Actor => ({
  accountId: 'me',
  sessionId: 'session',
  email: 'me@busan.example',
  grants,
  scope: { role: null, competitionId: null },
});
const administrator = anActor({ role: 'ADMINISTRATOR', competitionId: null });
const officer = anActor({ role: 'TRAINING_OFFICER', competitionId: null });
const organizer = anActor({ role: 'ORGANIZER', competitionId: null });

test.each<[string, Actor, string, DataCorrectionSubject, DataCorrectionState, string | null]>([
  ['an administrator, of teams', administrator, 'you', 'TEAM', 'WAITING', null],
  ['an administrator, once it is answered', administrator, 'you', 'TEAM', 'DONE', 'DATA_CORRECTION_ANSWERED'],
  ['an administrator, their own', administrator, 'me', 'TEAM', 'WAITING', 'NOT_ALLOWED'],
  ['a training officer, of training records', officer, 'you', 'TRAINING_RECORD', 'WAITING', null],
  ['a training officer, of accounts', officer, 'you', 'ACCOUNT', 'WAITING', 'NOT_FOUND'],
  ['an organiser', organizer, 'you', 'TEAM', 'WAITING', 'NOT_FOUND'],
])('who answers a request: %s', (_, actor, accountId, subject, state, code) => {
  expect(mayAnswerDataCorrection(actor, { accountId, subject, state })?.code ?? null).toBe(code);
});

test('who reads the requests', () => {
  expect([administrator, officer, organizer].map((actor) => mayReadDataCorrections(actor)?.code ?? null)).toEqual([
    null,
    null,
    'NOT_ALLOWED',
  ]);
});

test('an answer is due ten days after the request, and says what was done', () => {
  expect(dueAt(new Date('2025-10-01T09:00:00Z'))).toEqual(new Date('2025-10-11T09:00:00Z'));
  expect(problemsOfAnswer('WAITING', '').map(({ path, code }) => `${path} ${code}`)).toEqual(['decision NO_ANSWER', 'reason REQUIRED']);
  expect(problemsOfAnswer('REFUSED', '법령에 따라 보관합니다.')).toEqual([]);
});
