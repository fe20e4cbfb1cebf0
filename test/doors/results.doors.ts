import { FINAL_RULE } from '../support/final-rule.js';
import type { Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';
const oncePublished = { PUBLISHED: 'allowed', else: 'nothing' } as const;

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
    name: 'publishResults',
    given: ({ settlement }) => ({ settlement: settlement ?? NOWHERE }),
    answers: { everybody: 'NOT_FOUND', organizer: { SETTLED: 'allowed', PUBLISHED: 'ALREADY_PUBLISHED', else: 'NOT_FOUND' } },
  },
  {
    name: 'publishedResults',
    given: ({ slug }) => ({ slug }),
    fields: '{ standings { nodes { place names { name } } } }',
    answers: { everybody: oncePublished, visitor: oncePublished },
  },
];
