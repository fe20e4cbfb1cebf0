import { anyPhase, type Door } from './door.js';

const forAll = { everybody: 'allowed', visitor: 'allowed' } as const;

export const adoptionDoors: Door[] = [
  { name: 'adoptions', given: () => ({ year: 2025 }), fields: '{ totalCount }', phases: anyPhase, answers: forAll },
  { name: 'adoptionYears', phases: anyPhase, answers: { everybody: 'nothing', visitor: 'nothing' } },
  {
    name: 'recordAdoption',
    given: ({ entry }) => ({
      entry,
      seen: 0,
      department: '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11',
      plan: '재난 상황실에서 쓴다.',
      status: 'PLANNED',
      dueOn: '2099-12-31',
    }),
    phases: ['OPEN', 'PUBLISHED'],
    // No award is public in these editions: what is recorded, and by whom, is proved in test/features/adoption.
    answers: { everybody: 'NOT_FOUND', organizer: 'NO_PUBLIC_AWARD' },
  },
];
