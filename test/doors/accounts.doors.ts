import { PASSWORD } from '../support/app.js';
import { anyPhase, type Door } from './door.js';

export const accountDoors: Door[] = [
  {
    name: 'me',
    fields: '{ account { id } roles { role } tokens { id } }',
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'nothing' },
  },
  {
    name: 'signIn',
    given: () => ({ email: 'someone@doors.example', password: PASSWORD }),
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'allowed' },
  },
  { name: 'signOut', phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'createToken', given: () => ({ label: '스크립트' }), phases: anyPhase, answers: { everybody: 'allowed' } },
  {
    name: 'revokeToken',
    given: ({ token }) => ({ token }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', lead: 'allowed' },
  },
];
