import { expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import type { EntryFacts } from '../../../src/domain/permission/entry.js';
import { mayHandInSlides, maySetSlidesDeadline, type SlidesFacts } from '../../../src/domain/permission/slides.js';

const now = new Date('2025-10-13T09:00:00.999Z');
const actor: Actor = {
  accountId: 'lead',
  sessionId: 's',
  email: 'lead@busan.example',
  grants: [],
  scope: { role: null, competitionId: null },
};
const calendar = { registrationOpensAt: new Date(0), registrationClosesAt: new Date(1), submissionsCloseAt: new Date(2) };
const entry: EntryFacts = {
  competition: { id: 'busan-2025', state: 'ANNOUNCED', calendar },
  teamState: 'REGISTERED',
  entryState: 'SUBMITTED',
  role: 'LEAD',
  supplement: null,
};
const stage = { competitionId: 'busan-2025', state: 'DRAFT', slidesDueAt: new Date('2025-10-13T09:00:00Z') } as const;

test.each<[string, Partial<EntryFacts>, Partial<Omit<SlidesFacts, 'entry'>>, string | null]>([
  ['within the last second', {}, {}, null],
  ['after it', {}, { stage: { ...stage, slidesDueAt: new Date('2025-10-13T08:59:59Z') } }, 'DEADLINE_PASSED'],
  ['by a member', { role: 'MEMBER' }, {}, 'LEAD_ONLY'],
  ['by somebody else', { role: null }, {}, 'NOT_FOUND'],
  ['of a disqualified team', { teamState: 'DISQUALIFIED' }, {}, 'TEAM_INACTIVE'],
  ['of a withdrawn entry', { entryState: 'WITHDRAWN' }, {}, 'ENTRY_WITHDRAWN'],
  ['for another edition', {}, { stage: { ...stage, competitionId: 'other' } }, 'NOT_FOUND'],
  ['that nobody asked for', {}, { stage: { ...stage, slidesDueAt: null } }, 'SLIDES_NOT_ASKED'],
  ['of an entry that did not advance', {}, { hasAdvanced: false }, 'ENTRY_NOT_ADVANCED'],
  ['once the presentation has begun', {}, { stage: { ...stage, state: 'OPEN' } }, 'STAGE_STATE_WRONG'],
])('slides handed in %s', (_, ofEntry, changes, code) => {
  const facts = { entry: { ...entry, ...ofEntry }, stage, hasAdvanced: true, ...changes };
  expect(mayHandInSlides(actor, facts, now)?.code ?? null).toBe(code);
});

test('a deadline for slides is set for a presentation that has not begun', () => {
  const codes = (['DRAFT', 'OPEN'] as const).flatMap((state) =>
    (['PAPER', 'PRESENTATION'] as const).map((kind) => maySetSlidesDeadline({ state, kind })?.code ?? null),
  );
  expect(codes).toEqual(['SLIDES_NOT_HERE', null, 'SLIDES_NOT_HERE', 'STAGE_STATE_WRONG']);
});
