import { anyPhase, type Door } from './door.js';

export const personalDoors: Door[] = [
  { name: 'myAccessLog', fields: '{ nodes { at } }', phases: anyPhase, answers: { everybody: 'allowed' } },
  // The auditor of the table is that of one edition.
  {
    name: 'accessLog',
    given: () => ({ account: '00000000-0000-4000-8000-000000000001' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED' },
  },
];
