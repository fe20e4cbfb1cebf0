import { PASSWORD } from '../support/app.js';
import { anyPhase, type Door } from './door.js';

const forAll = { everybody: 'allowed', visitor: 'allowed' } as const;
const password = 'Haeundae-beach-77';

export const accountDoors: Door[] = [
  {
    name: 'me',
    fields: '{ account { id } roles { role } tokens { id } unreadNotifications notifications { totalCount } }',
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'nothing' },
  },
  {
    name: 'signIn',
    given: () => ({ email: 'someone@doors.example', password: PASSWORD }),
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'allowed' },
  },
  { name: 'readNotifications', given: () => ({ all: true }), phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'signOut', phases: anyPhase, answers: { everybody: 'allowed' } },
  // The people of this table sign in by tokens; a browser may (test/features/accounts/sessions.spec.ts).
  { name: 'extendSession', phases: anyPhase, answers: { everybody: 'NOT_ALLOWED' } },
  { name: 'createToken', given: () => ({ label: '스크립트' }), phases: anyPhase, answers: { everybody: 'allowed' } },
  {
    name: 'revokeToken',
    given: ({ token }) => ({ token }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', lead: 'allowed' },
  },
  { name: 'updateProfile', given: () => ({ name: '윤하나', locale: 'en' }), phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'mySessions', phases: anyPhase, answers: { everybody: 'allowed' } },
  {
    name: 'endSession',
    given: ({ token }) => ({ session: token }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', lead: 'allowed' },
  },
  { name: 'endOtherSessions', phases: anyPhase, answers: { everybody: 'allowed' } },
  {
    name: 'accounts',
    fields: '{ nodes { account { email } roles { role } employments { employeeNumber } changes { reason } } }',
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  {
    name: 'disableAccount',
    given: ({ someone }) => ({ account: someone, reason: '다른 기관으로 옮김' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  {
    name: 'enableAccount',
    given: ({ disabled }) => ({ account: disabled, reason: '다시 돌아옴' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  ...['importDepartments', 'importAccounts'].map((name): Door => ({
    name,
    given: ({ peopleFile }) => ({ file: peopleFile, dryRun: true }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  })),
  {
    name: 'invitePerson',
    given: () => ({ email: 'outsider@doors.example', name: '오하늘' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', organizer: 'allowed', otherOrganizer: 'allowed', administrator: 'allowed' },
  },
  { name: 'askForSignInLink', given: () => ({ email: 'someone@doors.example' }), phases: anyPhase, answers: forAll },
  { name: 'askForPassword', given: () => ({ email: 'nobody@doors.example' }), phases: anyPhase, answers: forAll },
  { name: 'enterByLink', given: ({ entryLink }) => ({ token: entryLink }), phases: anyPhase, answers: forAll },
  { name: 'setPassword', given: ({ passwordLink }) => ({ token: passwordLink, password }), phases: anyPhase, answers: forAll },
  { name: 'changePassword', given: () => ({ password }), phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'GET /link', given: ({ entryLink }) => ({ token: entryLink }), phases: anyPhase, answers: forAll },
  {
    name: 'POST /link',
    body: ({ entryLink }) => new URLSearchParams({ token: entryLink }),
    phases: anyPhase,
    answers: forAll,
  },
];
