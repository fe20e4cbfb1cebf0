import { currentPledge } from '../../src/features/panels/judge-seat.service.js';
import { anyPhase, type Door } from './door.js';

/** Panels change until judging is over. */
const untilClosed = { CLOSED: 'STAGE_STATE_WRONG', SETTLED: 'STAGE_STATE_WRONG', PUBLISHED: 'STAGE_STATE_WRONG', else: 'allowed' } as const;

const untilPublished = { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } as const;

export const panelDoors: Door[] = [
  { name: 'pledgeText', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  { name: 'myStages', phases: anyPhase, answers: { everybody: 'nothing', judge: 'allowed', colleague: 'allowed', otherJudge: 'allowed' } },
  {
    name: 'signPledge',
    given: ({ stage }) => ({ stage, textHash: currentPledge.hash }),
    answers: { everybody: 'NOT_FOUND', judge: untilClosed, colleague: untilClosed },
  },
  {
    name: 'appointJudge',
    given: ({ stage, track }) => ({ stage, track, email: 'someone@doors.example' }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'changeJudge',
    given: ({ colleagueSeat }) => ({ judge: colleagueSeat, maxLoad: 20, expertise: ['교통'], hasLeft: true }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'assignJudge',
    given: ({ colleagueSeat, entry }) => ({ judge: colleagueSeat, entry }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'declareConflict',
    given: ({ stage }) => ({ stage, personName: '남궁민', personEmail: 'min@home.example' }),
    answers: { everybody: 'NOT_FOUND', judge: untilPublished, colleague: untilPublished },
  },
  {
    name: 'myDeclaredInterests',
    given: ({ stage }) => ({ stage }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', judge: 'nothing', colleague: 'nothing' },
  },
  {
    name: 'challengeJudge',
    given: ({ team }) => ({ team, personName: '남궁민', ground: 'FAMILY', reason: '심사위원이 팀원의 가족입니다.' }),
    answers: { everybody: 'NOT_FOUND', member: 'LEAD_ONLY', lead: { DRAFT: 'PHASE_WRONG', PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'decideChallenge',
    given: ({ challenge, seat }) => ({ challenge, isUpheld: true, judge: seat, reason: '사실로 확인되었습니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'ruleOnChallenge',
    given: ({ challenge, seat }) => ({ challenge, isUpheld: true, judge: seat, reason: '사실로 확인되었습니다.' }),
    answers: { everybody: 'NOT_FOUND', chair: 'allowed' },
  },
  {
    name: 'challengesToDecide',
    given: ({ edition }) => ({ competition: edition }),
    phases: anyPhase,
    // The one that is there is of a team that has left.
    answers: { everybody: 'NOT_FOUND', chair: 'nothing' },
  },
  { name: 'announcePanel', given: ({ edition }) => ({ competition: edition }), answers: { everybody: 'NOT_FOUND', organizer: 'allowed' } },
  {
    name: 'excludeJudge',
    given: ({ seat, entry }) => ({ judge: seat, entry, reason: '자문한 사실이 확인되었습니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'confirmExclusion',
    given: ({ proposedExclusion }) => ({ conflict: proposedExclusion }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'liftConflict',
    given: ({ exclusion }) => ({ conflict: exclusion, reason: '사실과 다릅니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'confirmLift',
    given: ({ exclusionToLift }) => ({ conflict: exclusionToLift }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'rejectProposal',
    given: ({ proposedExclusion }) => ({ conflict: proposedExclusion, reason: '사실과 다릅니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'GET /judge-copies/:id',
    given: ({ judgeCopy }) => ({ id: judgeCopy }),
    answers: {
      everybody: 'NOT_FOUND',
      judge: { DRAFT: 'NOT_FOUND', REGISTRATION: 'NOT_FOUND', SUBMISSION: 'NOT_FOUND', READY: 'NOT_FOUND', else: 'allowed' },
    },
  },
  {
    name: 'GET /judge-copies/:id/pages/:page',
    given: ({ judgeCopy }) => ({ id: judgeCopy, page: '1' }),
    answers: {
      everybody: 'NOT_FOUND',
      judge: { DRAFT: 'NOT_FOUND', REGISTRATION: 'NOT_FOUND', SUBMISSION: 'NOT_FOUND', READY: 'NOT_FOUND', else: 'allowed' },
    },
  },
];
