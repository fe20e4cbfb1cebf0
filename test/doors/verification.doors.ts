import { reportForm } from '../support/verification.js';
import { anyPhase, type Door } from './door.js';

const forAll = { everybody: 'allowed', visitor: 'allowed' } as const;
const ofOrganizers = { everybody: 'NOT_FOUND', organizer: 'allowed' } as const;

export const verificationDoors: Door[] = [
  {
    name: 'openVerification',
    // No awards were announced: that it opens, and for whom, is in test/features/verification.
    given: ({ edition }) => ({ competition: edition }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: { DRAFT: 'PHASE_WRONG', PUBLISHED: 'ALREADY_PUBLISHED', else: 'NO_VERIFICATION_ANNOUNCED' },
    },
  },
  {
    name: 'verification',
    given: ({ twoStages: { verified } }) => ({ slug: verified.slug }),
    fields: '{ nominees { title } removed { awardKo } }',
    phases: anyPhase,
    answers: forAll,
  },
  { name: 'GET /verification/:slug', given: ({ twoStages: { verified } }) => ({ slug: verified.slug }), phases: anyPhase, answers: forAll },
  {
    name: 'POST /verification/:slug',
    given: ({ twoStages: { verified } }) => ({ slug: verified.slug }),
    body: ({ twoStages: { verified } }) => reportForm(verified.nominee),
    phases: anyPhase,
    answers: forAll,
  },
  {
    name: 'POST /verification/:slug/state',
    given: ({ twoStages: { verified } }) => ({ slug: verified.slug }),
    body: ({ twoStages: { verified } }) => new URLSearchParams({ reference: verified.reference }),
    phases: anyPhase,
    answers: forAll,
  },
  {
    name: 'GET /report-evidence/:id',
    given: ({ twoStages: { verified } }) => ({ id: verified.evidence, reason: '신고 확인' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'askExplanation',
    given: ({ twoStages: { verified } }) => ({ report: verified.report, question: '출처를 밝혀 주세요.', dueAt: '2100-01-01T00:00:00Z' }),
    phases: anyPhase,
    answers: ofOrganizers,
  },
  {
    name: 'giveExplanation',
    given: ({ twoStages: { verified } }) => ({ explanation: verified.explanation, answer: '우리가 쓴 글입니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'LEAD_ONLY' },
  },
  {
    name: 'decideReport',
    given: ({ twoStages: { verified } }) => ({
      report: verified.decidedReport,
      outcome: 'REJECTED',
      removes: false,
      reason: '같은 내용이 아닙니다.',
    }),
    phases: anyPhase,
    answers: ofOrganizers,
  },
  {
    name: 'confirmFinding',
    given: ({ twoStages: { verified } }) => ({ finding: verified.finding }),
    phases: anyPhase,
    answers: ofOrganizers,
  },
];
