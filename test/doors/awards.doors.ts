import { defaultAwardRule } from '../../src/domain/award-rule.js';
import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';

export const awardDoors: Door[] = [
  {
    name: 'announceAwardRule',
    given: ({ edition }) => ({ competition: edition, rule: defaultAwardRule }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: { CLOSED: 'SCORES_KNOWN', SETTLED: 'SCORES_KNOWN', PUBLISHED: 'SCORES_KNOWN', else: 'allowed' },
    },
  },
  {
    name: 'decideAwards',
    // The edition announced none: an organiser is told so, and nobody else is told anything.
    given: ({ edition, settlement }) => ({ competition: edition, settlement: settlement ?? NOWHERE, awards: [] }),
    answers: { everybody: 'NOT_FOUND', organizer: { SETTLED: 'AWARD_RULE_MISSING', PUBLISHED: 'AWARD_RULE_MISSING', else: 'NOT_FOUND' } },
  },
  {
    name: 'confirmAwards',
    given: ({ close }) => ({ decision: close.awards }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'AWARDS_OUTDATED' },
  },
  {
    name: 'turnDownAwards',
    given: ({ close }) => ({ decision: close.awards, reason: '순위가 다시 확정되었습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
];
