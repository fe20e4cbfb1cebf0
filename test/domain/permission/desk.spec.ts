import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import { type DeskReader, type DeskSight, deskReadersOf, mayOpenDesk, maySeeDeskPart } from '../../../src/domain/permission/desk.js';

const actor = (grants: Actor['grants'], scope: Actor['scope'] = { role: null, competitionId: null }): Actor => ({
  accountId: 'a',
  sessionId: 's',
  email: 'a@busan.example',
  grants,
  scope,
});

test.each<[string, Actor, DeskReader[]]>([
  ['nobody in particular', actor([]), []],
  ['an organiser of all editions', actor([{ role: 'ORGANIZER', competitionId: null }]), ['ORGANIZER']],
  ['the secretary', actor([{ role: 'SECRETARY', competitionId: 'busan' }]), ['SECRETARY']],
  ['the secretary of another edition', actor([{ role: 'SECRETARY', competitionId: 'daegu' }]), []],
  ['the training office', actor([{ role: 'TRAINING_OFFICER', competitionId: null }]), []],
  [
    'the secretary with a token for judging',
    actor([{ role: 'SECRETARY', competitionId: 'busan' }], { role: 'JUDGE', competitionId: 'busan' }),
    [],
  ],
  [
    'the secretary with a token for that and this edition',
    actor([{ role: 'SECRETARY', competitionId: 'busan' }], { role: 'SECRETARY', competitionId: 'busan' }),
    ['SECRETARY'],
  ],
])('%s reads the desk as %j', (_, who, readers) => {
  expect(deskReadersOf(who, 'busan')).toEqual(readers);
  expect(mayOpenDesk({ readers })?.code ?? null).toBe(readers.length > 0 ? null : 'NOT_FOUND');
});

describe('a part of the desk', () => {
  const running: Omit<DeskSight, 'readers'> = { competitionState: 'ANNOUNCED', blindJudgingGoesOn: true };
  const judged = { ...running, blindJudgingGoesOn: false };
  const published: Omit<DeskSight, 'readers'> = { competitionState: 'PUBLISHED', blindJudgingGoesOn: false };
  test.each<[DeskReader, string, Omit<DeskSight, 'readers'>, string | null]>([
    ['ORGANIZER', 'whatever is added', running, null],
    ['AUDITOR', 'whatever is added', running, null],
    ['SECRETARY', 'competition', running, null],
    ['SECRETARY', 'teams', running, null],
    ['SECRETARY', 'progress', running, null],
    ['SECRETARY', 'whatever is added', published, 'NOT_FOUND'],
    ['SECRETARY', 'judgeDiagnostics', published, 'NOT_FOUND'],
    ['SECRETARY', 'roleChanges', published, 'NOT_FOUND'],
    ['SECRETARY', 'settlements', judged, 'NOT_FOUND'],
    ['SECRETARY', 'settlements', published, null],
    ['CHAIR', 'competition', running, null],
    ['CHAIR', 'progress', running, 'BLIND_JUDGING_GOES_ON'],
    ['CHAIR', 'settlements', running, 'BLIND_JUDGING_GOES_ON'],
    ['CHAIR', 'progress', judged, null],
    ['CHAIR', 'settlements', judged, null],
    ['CHAIR', 'judgeDiagnostics', published, 'NOT_FOUND'],
    ['CHAIR', 'teams', published, 'NOT_FOUND'],
    ['ADMINISTRATOR', 'roles', running, null],
    ['ADMINISTRATOR', 'teams', running, 'NOT_FOUND'],
  ])('%s, %s, %j: %s', (reader, part, how, code) => {
    expect(maySeeDeskPart({ ...how, readers: [reader] }, part)?.code ?? null).toBe(code);
  });

  test('is seen by whoever sees it in one of two roles, and else the reason is told that tells more', () => {
    const readers: DeskReader[] = ['CHAIR', 'ADMINISTRATOR'];
    expect(maySeeDeskPart({ ...running, readers }, 'roles')).toBeNull();
    expect(maySeeDeskPart({ ...running, readers }, 'progress')?.code).toBe('BLIND_JUDGING_GOES_ON');
    expect(maySeeDeskPart({ ...running, readers }, 'teams')?.code).toBe('NOT_FOUND');
  });
});
