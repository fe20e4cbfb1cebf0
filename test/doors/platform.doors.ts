import { anyPhase, type Door } from './door.js';

const forAll = { everybody: 'allowed', visitor: 'allowed' } as const;

export const platformDoors: Door[] = [
  { name: 'refusals', phases: anyPhase, answers: forAll },
  { name: 'GET /healthz', phases: anyPhase, answers: forAll },
  { name: 'GET /readyz', phases: anyPhase, answers: forAll },
  { name: 'GET /explorer/:file', given: () => ({ file: 'explorer.js' }), phases: anyPhase, answers: forAll },
  {
    name: 'deadLetters',
    fields: '{ nodes { address lastError } }',
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  {
    name: 'resendMail',
    given: ({ deadLetter }) => ({ mail: deadLetter }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
];
