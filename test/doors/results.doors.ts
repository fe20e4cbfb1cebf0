import { FINAL_RULE } from '../support/final-rule.js';
import { anyPhase, type Door } from './door.js';

export const resultDoors: Door[] = [
  {
    name: 'announceFinalRule',
    given: ({ edition }) => ({ competition: edition, rule: { ...FINAL_RULE, stages: [{ stage: 1, weight: '100' }], tieBreak: [] } }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: { CLOSED: 'SCORES_KNOWN', SETTLED: 'SCORES_KNOWN', PUBLISHED: 'SCORES_KNOWN', else: 'allowed' },
    },
  },
  {
    name: 'settleStage',
    given: ({ stage }) => ({ stage }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: { CLOSED: 'allowed', SETTLED: 'SETTLED_ALREADY', PUBLISHED: 'SETTLED_ALREADY', else: 'STAGE_STATE_WRONG' },
    },
  },
  {
    name: 'planPanel',
    given: () => ({ input: { entries: 20, judges: 5, topK: 3, judgesPerEntry: [2] } }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', organizer: 'allowed', otherOrganizer: 'allowed' },
  },
  {
    name: 'importScorePart',
    given: ({
      twoStages: {
        final: { competition },
      },
    }) => ({
      competition,
      part: 'bonus',
      scores: [{ entryNumber: '2025-분석-001', points: '1' }],
      reason: '가점 심사 결과',
    }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'recordPenalty',
    given: ({
      twoStages: {
        final: { entry },
      },
    }) => ({ entry, ground: 'overtime', points: '1', reason: '발표 시간 초과' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'confirmPenalty',
    given: ({
      twoStages: {
        final: { penalty },
      },
    }) => ({ penalty }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'withdrawPenalty',
    given: ({
      twoStages: {
        final: { penalty },
      },
    }) => ({ penalty, reason: '다시 확인했습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'decideFinalTie',
    given: ({ twoStages: { final } }) => ({
      competition: final.competition,
      entryNumbers: ['2025-분석-001', '2025-분석-002'],
      reason: '심사위원회가 정했습니다.',
    }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'recordDeliberation',
    given: ({ close: { settlement, track } }) => ({
      settlement,
      track,
      entries: [{ entryNumber: '2025-분석-005', reason: '재현성이 더 뛰어납니다.' }],
    }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'settleFinal',
    given: ({
      twoStages: {
        final: { competition },
      },
    }) => ({ competition }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
];
