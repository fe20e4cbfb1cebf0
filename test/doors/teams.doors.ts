import { consentText } from '../../src/domain/consent.js';
import { sha256 } from '../../src/platform/audit/canonical.js';
import { anyPhase, type Door } from './door.js';

const consents = [{ kind: 'PRIVACY', textHash: sha256(consentText('PRIVACY').ko) }];
/** What the calendar says to whoever would found, join or enlarge a team. */
const untilRegistrationCloses = { DRAFT: 'NOT_FOUND', PUBLISHED: 'PHASE_WRONG', else: 'DEADLINE_PASSED' } as const;
const whileRegistering = { ...untilRegistrationCloses, REGISTRATION: 'allowed' } as const;

/** What it says to a team that would change after its registration. */
const untilSubmissionsClose = { DRAFT: 'PHASE_WRONG', REGISTRATION: 'allowed', SUBMISSION: 'allowed', else: 'DEADLINE_PASSED' } as const;

/** For organisers, until the result is published. */
const untilPublished = {
  everybody: 'NOT_FOUND',
  organizer: { DRAFT: 'PHASE_WRONG', PUBLISHED: 'ALREADY_PUBLISHED', else: 'allowed' },
} as const;

export const teamDoors: Door[] = [
  { name: 'consentTexts', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'myTeam',
    given: ({ edition }) => ({ competition: edition }),
    fields: '{ members { name email department { nameKo } } myConsents { kind } entry { files { id } versions { receipt } } }',
    answers: { everybody: 'nothing', lead: 'allowed', member: 'allowed', rival: 'allowed' },
  },
  { name: 'myInvitations', phases: anyPhase, answers: { everybody: 'nothing', competitor: 'allowed' } },
  {
    name: 'registerTeam',
    given: ({ edition, track }) => ({ competition: edition, track, name: '새 팀', consents }),
    answers: {
      everybody: { ...untilRegistrationCloses, REGISTRATION: 'HAS_ANOTHER_HAT' },
      competitor: whileRegistering,
      otherJudge: whileRegistering,
      otherOrganizer: whileRegistering,
      trainingOfficer: whileRegistering,
      lead: { ...untilRegistrationCloses, REGISTRATION: 'ALREADY_IN_TEAM' },
      member: { ...untilRegistrationCloses, REGISTRATION: 'ALREADY_IN_TEAM' },
      rival: { ...untilRegistrationCloses, REGISTRATION: 'ALREADY_IN_TEAM' },
    },
  },
  {
    name: 'inviteMember',
    given: ({ team }) => ({ team, email: 'newcomer@doors.example' }),
    answers: { everybody: 'NOT_FOUND', member: 'LEAD_ONLY', lead: whileRegistering },
  },
  {
    name: 'acceptInvitation',
    given: ({ invitation }) => ({ invitation, consents }),
    answers: { everybody: 'NOT_FOUND', competitor: whileRegistering },
  },
  {
    name: 'declineInvitation',
    given: ({ invitation }) => ({ invitation }),
    answers: { everybody: 'NOT_FOUND', competitor: 'allowed' },
  },
  {
    name: 'giveConsent',
    given: ({ team }) => ({ team, kind: 'NAME_PUBLICATION', textHash: sha256(consentText('NAME_PUBLICATION').ko) }),
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'allowed' },
  },
  {
    name: 'withdrawConsent',
    given: ({ team }) => ({ team, kind: 'PRIVACY' }),
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'allowed' },
  },
  {
    name: 'extendDeadline',
    given: ({ team }) => ({ team, until: new Date(Date.now() + 30 * 86_400_000).toISOString(), reason: '사이트가 멈추었습니다.' }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: {
        DRAFT: 'PHASE_WRONG',
        OPEN: 'JUDGING_HAS_BEGUN',
        CLOSED: 'JUDGING_HAS_BEGUN',
        SETTLED: 'JUDGING_HAS_BEGUN',
        PUBLISHED: 'PHASE_WRONG',
        else: 'allowed',
      },
    },
  },
  {
    name: 'leaveTeam',
    given: ({ team }) => ({ team }),
    answers: {
      everybody: 'NOT_FOUND',
      lead: { ...untilSubmissionsClose, REGISTRATION: 'LEAD_MUST_HAND_OVER', SUBMISSION: 'LEAD_MUST_HAND_OVER' },
      member: untilSubmissionsClose,
    },
  },
  {
    name: 'handOverLead',
    given: ({ team, membership }) => ({ team, member: membership }),
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'LEAD_ONLY' },
  },
  {
    name: 'removeMember',
    given: ({ team, membership }) => ({ team, member: membership }),
    answers: { everybody: 'NOT_FOUND', lead: untilSubmissionsClose, member: 'LEAD_ONLY' },
  },
  {
    // The place is promised to whoever holds the open invitation already, once registration has closed.
    name: 'replaceMember',
    given: ({ team, membership }) => ({ team, member: membership, email: 'newcomer@doors.example' }),
    answers: { everybody: 'NOT_FOUND', lead: { ...untilSubmissionsClose, SUBMISSION: 'DEADLINE_PASSED' }, member: 'LEAD_ONLY' },
  },
  {
    name: 'disqualifyTeam',
    given: ({ team }) => ({ team, reason: '같은 작품을 다른 대회에 냈습니다.' }),
    answers: untilPublished,
  },
  {
    name: 'confirmDisqualification',
    given: ({ proposedDisqualification }) => ({ disqualification: proposedDisqualification }),
    answers: untilPublished,
  },
  {
    name: 'reinstateTeam',
    given: ({ disqualification }) => ({ disqualification, reason: '사실과 다릅니다.' }),
    answers: untilPublished,
  },
  {
    name: 'confirmReinstatement',
    given: ({ disqualificationToLift }) => ({ disqualification: disqualificationToLift }),
    answers: untilPublished,
  },
  {
    name: 'turnDownDisqualification',
    given: ({ proposedDisqualification }) => ({ disqualification: proposedDisqualification, reason: '사실과 다릅니다.' }),
    answers: untilPublished,
  },
];
