import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole, Scope } from '../../../src/domain/actor.js';
import {
  type EntryFacts,
  type FileFacts,
  mayEditEntry,
  mayReadFile,
  maySubmitEntry,
  mayUseFile,
  mayWithdrawEntry,
} from '../../../src/domain/permission/entry.js';

const anActor = (more: Partial<Actor> = {}): Actor => ({
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: [],
  scope: { role: null, competitionId: null },
  ...more,
});
const narrowed = (role: Scope | null, competitionId: string | null) => anActor({ scope: { role, competitionId } });

const calendar = {
  registrationOpensAt: new Date('2025-09-22T09:00:00+09:00'),
  registrationClosesAt: new Date('2025-09-30T18:00:00+09:00'),
  submissionsCloseAt: new Date('2025-10-10T18:00:00+09:00'),
};
const someFacts = (changes: Partial<EntryFacts> = {}): EntryFacts => ({
  competition: { id: 'busan', state: 'ANNOUNCED', calendar },
  teamState: 'REGISTERED',
  entryState: 'SUBMITTED',
  role: 'LEAD',
  supplement: null,
  ...changes,
});
const inTime = new Date('2025-10-01T00:00:00+09:00');

const codesFor = (actor: Actor, facts: EntryFacts, now: Date) =>
  [mayEditEntry, maySubmitEntry, mayWithdrawEntry].map((may) => may(actor, facts, now)?.code ?? null);

describe('editing, submitting and withdrawing', () => {
  test.each<[string, Partial<EntryFacts>, [string | null, string | null, string | null]]>([
    ['the lead', {}, [null, null, null]],
    ['a member', { role: 'MEMBER' }, [null, 'LEAD_ONLY', 'LEAD_ONLY']],
    ['a stranger', { role: null }, ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']],
    ['the lead of a draft', { entryState: 'DRAFT' }, [null, null, 'ENTRY_NOT_SUBMITTED']],
    ['the lead of a withdrawn entry', { entryState: 'WITHDRAWN' }, ['ENTRY_WITHDRAWN', 'ENTRY_WITHDRAWN', 'ENTRY_WITHDRAWN']],
    [
      'the lead of a disqualified entry',
      { entryState: 'DISQUALIFIED' },
      ['ENTRY_DISQUALIFIED', 'ENTRY_DISQUALIFIED', 'ENTRY_DISQUALIFIED'],
    ],
    ['the lead of a team that is still forming', { teamState: 'FORMING' }, [null, null, null]],
    ['the lead of a withdrawn team', { teamState: 'WITHDRAWN' }, ['TEAM_INACTIVE', 'TEAM_INACTIVE', 'TEAM_INACTIVE']],
    ['the lead of a disqualified team', { teamState: 'DISQUALIFIED' }, ['TEAM_INACTIVE', 'TEAM_INACTIVE', 'TEAM_INACTIVE']],
    [
      'a stranger, whatever else is wrong',
      { role: null, teamState: 'DISQUALIFIED', entryState: 'WITHDRAWN' },
      ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ],
  ])('by %s', (_, facts, codes) => {
    expect(codesFor(anActor(), someFacts(facts), inTime)).toEqual(codes);
  });

  // A closing instant is open to the end of its second (DESIGN.md 6).
  test.each<[EntryFacts['competition']['state'], string, string | null]>([
    ['ANNOUNCED', '2025-09-22T08:59:59.999', 'PHASE_WRONG'],
    ['ANNOUNCED', '2025-09-22T09:00:00.000', null],
    ['ANNOUNCED', '2025-10-10T18:00:00.999', null],
    ['ANNOUNCED', '2025-10-10T18:00:01.000', 'DEADLINE_PASSED'],
    ['DRAFT', '2025-10-01T00:00:00.000', 'PHASE_WRONG'],
    ['PUBLISHED', '2025-10-01T00:00:00.000', 'PHASE_WRONG'],
    ['PUBLISHED', '2025-11-01T00:00:00.000', 'DEADLINE_PASSED'],
    ['ARCHIVED', '2025-11-01T00:00:00.000', 'DEADLINE_PASSED'],
  ])('in an edition that is %s at %s', (state, now, code) => {
    const facts = someFacts({ competition: { id: 'busan', state, calendar } });
    expect(codesFor(anActor(), facts, new Date(`${now}+09:00`))).toEqual([code, code, code]);
  });

  test.each<[Scope | null, string | null, string | null]>([
    ['COMPETITOR', 'busan', null],
    ['COMPETITOR', 'daegu', 'NOT_FOUND'],
    ['JUDGE', 'busan', 'NOT_FOUND'],
    ['ORGANIZER', null, 'NOT_FOUND'],
  ])('with a token for %s in %s', (role, competitionId, code) => {
    expect(codesFor(narrowed(role, competitionId), someFacts(), inTime)).toEqual([code, code, code]);
  });
});

describe('using a file in an entry', () => {
  test.each([
    [true, false, false, true],
    [false, true, false, true],
    [true, true, false, true],
    [false, false, false, false],
    [true, false, true, false],
    [false, false, true, false],
  ])('by a member %s, held here %s, held elsewhere %s: %s', (isByMember, isHeldHere, isHeldElsewhere, may) => {
    expect(mayUseFile({ isByMember, isHeldHere, isHeldElsewhere })).toEqual(may ? null : { code: 'NOT_FOUND' });
  });
});

describe('reading a file', () => {
  const granted = (role: GrantedRole, competitionId: string | null) => anActor({ grants: [{ role, competitionId }] });
  const held = (role: EntryFacts['role'], isSubmitted: boolean): FileFacts => ({
    uploadedBy: 'lee',
    heldBy: { competitionId: 'busan', role, isSubmitted },
  });
  const own = { uploadedBy: 'kim', heldBy: null };
  const ownAndHeld = { ...held(null, false), uploadedBy: 'kim' };

  test.each<[string, Actor, FileFacts, boolean]>([
    ['its uploader', anActor(), own, true],
    ['its uploader, once an entry holds it', anActor(), ownAndHeld, true],
    ['its uploader with a token for judging', narrowed('JUDGE', 'busan'), ownAndHeld, false],
    ['its uploader with a token for another edition', narrowed(null, 'daegu'), ownAndHeld, false],
    ['somebody, while no entry holds it', anActor(), { uploadedBy: 'lee', heldBy: null }, false],
    ['somebody, where Pado made it', anActor(), { uploadedBy: null, heldBy: null }, false],
    ['a member of the team', anActor(), held('MEMBER', false), true],
    ['a member with a token for judging', narrowed('JUDGE', null), held('MEMBER', true), false],
    ['somebody else', anActor(), held(null, true), false],
    ['the organiser, of a draft', granted('ORGANIZER', 'busan'), held(null, false), false],
    ['the organiser, of a version', granted('ORGANIZER', 'busan'), held(null, true), true],
    ['the organiser of another edition', granted('ORGANIZER', 'daegu'), held(null, true), false],
    ['an auditor, of a draft', granted('AUDITOR', null), held(null, false), false],
    ['an auditor, of a version', granted('AUDITOR', null), held(null, true), true],
    ['a training officer', granted('TRAINING_OFFICER', null), held(null, true), false],
    ['an administrator', granted('ADMINISTRATOR', null), held(null, true), false],
    ['the chair of the judges', granted('CHAIR', 'busan'), held(null, true), false],
    ['the secretary', granted('SECRETARY', 'busan'), held(null, true), false],
  ])('by %s', (_, actor, facts, may) => {
    expect(mayReadFile(actor, facts)).toEqual(may ? null : { code: 'NOT_FOUND' });
  });
});
