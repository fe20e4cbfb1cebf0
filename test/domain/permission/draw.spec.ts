import { expect, test } from '@jest/globals';
import { mayAnnounceDraw, mayDraw } from '../../../src/domain/permission/draw.js';

const open = { state: 'DRAFT', kind: 'PRESENTATION', isBlind: false } as const;

test.each<[string, Partial<Parameters<typeof mayAnnounceDraw>[0]>, boolean, string | null]>([
  ['of a presentation that has not begun', {}, false, null],
  ['twice', {}, true, 'DRAW_ANNOUNCED'],
  ['of a paper review', { kind: 'PAPER' }, false, 'DRAW_NOT_HERE'],
  ['of a blind presentation', { isBlind: true }, false, 'DRAW_NOT_HERE'],
  ['once judging runs', { state: 'OPEN' }, false, 'STAGE_STATE_WRONG'],
])('a draw is announced %s', (_, changes, isAnnounced, code) => {
  expect(mayAnnounceDraw({ ...open, ...changes }, isAnnounced)?.code ?? null).toBe(code);
});

const ready = { state: 'DRAFT', phase: 'CLOSED', isAnnounced: true, isDrawn: false, fitsAnnouncement: true, entries: 3 } as const;

test.each<[string, Partial<Parameters<typeof mayDraw>[0]>, string | null]>([
  ['as announced', {}, null],
  ['without an announcement', { isAnnounced: false }, 'DRAW_NOT_ANNOUNCED'],
  ['twice', { isDrawn: true }, 'DRAWN_ALREADY'],
  ['once judging runs', { state: 'OPEN' }, 'STAGE_STATE_WRONG'],
  ['while entries are taken', { phase: 'SUBMISSION' }, 'PHASE_WRONG'],
  ['before anybody has advanced', { entries: 0 }, 'DRAW_WITHOUT_ENTRIES'],
  ['from another seed', { fitsAnnouncement: false }, 'SEED_NOT_AS_ANNOUNCED'],
])('an order is drawn %s', (_, changes, code) => {
  expect(mayDraw({ ...ready, ...changes })?.code ?? null).toBe(code);
});
