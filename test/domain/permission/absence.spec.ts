import { expect, test } from '@jest/globals';
import { type AbsenceFacts, mayRecordAbsence, mayUndoAbsence } from '../../../src/domain/permission/absence.js';

const facts: AbsenceFacts = { stage: { state: 'OPEN', kind: 'PRESENTATION' }, takesPart: true, isAbsent: false, isScored: false };

test.each<[string, Partial<AbsenceFacts>, string | null]>([
  ['while a presentation is going on', {}, null],
  ['before it', { stage: { state: 'DRAFT', kind: 'PRESENTATION' } }, 'STAGE_STATE_WRONG'],
  ['after it', { stage: { state: 'CLOSED', kind: 'PRESENTATION' } }, 'STAGE_STATE_WRONG'],
  ['in a paper review', { stage: { state: 'OPEN', kind: 'PAPER' } }, 'ABSENCE_NOT_HERE'],
  ['of an entry that takes no part', { takesPart: false }, 'ENTRY_NOT_ADVANCED'],
  ['twice', { isAbsent: true }, 'ABSENT_ALREADY'],
  ['of whom a judge has scored', { isScored: true }, 'ABSENT_BUT_SCORED'],
])('recording an absence %s', (_, changes, code) => {
  expect(mayRecordAbsence({ ...facts, ...changes })?.code ?? null).toBe(code);
});

test('an absence is taken back once, while the presentation is going on', () => {
  const codes = [mayUndoAbsence('OPEN', false), mayUndoAbsence('OPEN', true), mayUndoAbsence('CLOSED', false)];
  expect(codes.map((objection) => objection?.code ?? null)).toEqual([null, 'ABSENCE_UNDONE', 'STAGE_STATE_WRONG']);
});
