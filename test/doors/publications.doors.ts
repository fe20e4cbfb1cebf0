import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';
const oncePublished = { PUBLISHED: 'allowed', else: 'nothing' } as const;
const reason = { reasonKo: '점수를 잘못 옮겨 적었습니다.', reasonEn: 'A score was copied wrongly.' };

export const publicationDoors: Door[] = [
  {
    name: 'publishResults',
    // In the settled world a disqualification waits, which has to be decided first; so one does in the published world.
    given: ({ phase, settlement, settledApart }) => ({ settlement: (phase === 'SETTLED' ? settledApart : settlement) ?? NOWHERE }),
    answers: { everybody: 'NOT_FOUND', organizer: { SETTLED: 'allowed', PUBLISHED: 'DISQUALIFICATIONS_PENDING', else: 'NOT_FOUND' } },
  },
  {
    name: 'publishedResults',
    given: ({ slug }) => ({ slug }),
    fields: '{ standings { nodes { place names { name } } } }',
    answers: { everybody: oncePublished, visitor: oncePublished },
  },
  {
    name: 'withdrawPublication',
    given: ({ publication }) => ({ publication: publication ?? NOWHERE, ...reason }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'allowed', else: 'NOT_FOUND' } },
  },
  {
    name: 'revokeAward',
    given: ({ entry }) => ({ entry, ground: '표절로 확인되었습니다.', ...reason }),
    phases: ['PUBLISHED'],
    answers: { everybody: 'NOT_FOUND', organizer: 'NO_AWARD_TO_REVOKE' },
  },
  { name: 'confirmRevocation', given: () => ({ revocation: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  { name: 'turnDownRevocation', given: () => ({ revocation: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  {
    name: 'GET /results/:slug',
    given: ({ slug }) => ({ slug }),
    phases: ['SETTLED', 'PUBLISHED'],
    answers: { everybody: 'allowed', visitor: 'allowed' },
  },
  {
    name: 'GET /results/:slug/reports/:id',
    given: ({ slug }) => ({ slug, id: NOWHERE }),
    phases: ['PUBLISHED'],
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND' },
  },
];
