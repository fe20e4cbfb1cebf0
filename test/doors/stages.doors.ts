import { anyPhase, type Door } from './door.js';

/** From stage to stage. In the editions of `twoStages` the paper stage is settled, whatever the phase; the others have no second one. */
export const stageDoors: Door[] = [
  {
    name: 'setAdvanceQuotas',
    given: ({ stage, track }) => ({ stage, quotas: [{ track, quota: 1 }] }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: {
        OPEN: 'STAGE_STATE_WRONG',
        CLOSED: 'STAGE_STATE_WRONG',
        SETTLED: 'STAGE_STATE_WRONG',
        PUBLISHED: 'STAGE_STATE_WRONG',
        else: 'NEXT_STAGE_MISSING',
      },
    },
  },
  {
    name: 'advanceEntries',
    given: ({ stage }) => ({ stage }),
    answers: { everybody: 'NOT_FOUND', organizer: 'NEXT_STAGE_MISSING' },
  },
  {
    name: 'undoAdvancement',
    given: ({ twoStages }) => ({ advancement: twoStages.advancement, reason: '다시 정하려고 합니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'presentationDraw',
    given: ({ twoStages }) => ({ stage: twoStages.presentation }),
    fields: '{ seed order { entryNumber track { id } } }',
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'allowed' },
  },
  {
    name: 'announceDraw',
    given: ({ twoStages }) => ({ stage: twoStages.presentation, seedHash: '0'.repeat(64) }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'DRAW_ANNOUNCED' },
  },
  {
    name: 'drawOrder',
    given: ({ twoStages }) => ({ stage: twoStages.presentation, seed: '2623.42' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'setSlidesDeadline',
    given: ({ twoStages }) => ({ stage: twoStages.presentation, dueAt: '2100-01-01T00:00:00Z' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'submitSlides',
    given: ({ twoStages, looseFile }) => ({ stage: twoStages.presentation, entry: twoStages.entry, file: looseFile }),
    fields: '{ receipt file { id } }',
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'LEAD_ONLY' },
  },
  {
    name: 'recordAbsence',
    given: ({ twoStages: { running } }) => ({ stage: running.stage, entry: running.entry, reason: '발표장에 오지 않았습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'undoAbsence',
    given: ({ twoStages: { running } }) => ({ absence: running.absence, reason: '늦게 왔습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
];
