import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';

const onceClosed = { CLOSED: 'allowed', SETTLED: 'allowed', PUBLISHED: 'allowed', else: 'STAGE_STATE_WRONG' } as const;
const untilClosed = { CLOSED: 'STAGE_STATE_WRONG', SETTLED: 'STAGE_STATE_WRONG', PUBLISHED: 'STAGE_STATE_WRONG', else: 'allowed' } as const;
const onceSettled = { SETTLED: 'allowed', PUBLISHED: 'allowed', else: 'NOTHING_SETTLED' } as const;

/** Certificates that are there, and who gets them: test/features/papers/. */
export const paperDoors: Door[] = [
  {
    name: 'setCertificateWording',
    given: ({ edition }) => ({ competition: edition, wording: { issuer: '부산광역시장' } }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'issueCertificates',
    given: ({ edition }) => ({ competition: edition, of: 'TEAMS' }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'CERTIFICATES_WITHOUT_AWARDS', else: 'RESULTS_NOT_PUBLIC' } },
  },
  { name: 'cancelCertificateRun', given: () => ({ run: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  { name: 'certificateRun', given: () => ({ run: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  {
    name: 'GET /papers/certificates/:run.pdf',
    given: () => ({ run: NOWHERE, reason: '시상식 상장 인쇄' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND' },
  },
  { name: 'GET /certificates/:code.pdf', given: () => ({ code: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  {
    name: 'GET /certificates/:code',
    given: () => ({ code: NOWHERE }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND' },
  },
  {
    name: 'GET /papers/sheets/:stage.pdf',
    given: ({ stage }) => ({ stage, reason: '심사표 철' }),
    answers: { everybody: 'NOT_FOUND', organizer: onceClosed, auditor: onceClosed },
  },
  {
    name: 'GET /papers/blank-sheets/:stage.pdf',
    given: ({ stage }) => ({ stage }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed, secretary: untilClosed },
  },
  {
    name: 'GET /papers/my-sheets/:stage.pdf',
    given: ({ stage }) => ({ stage }),
    answers: { everybody: 'NOT_FOUND', judge: 'allowed', colleague: 'allowed' },
  },
  {
    name: 'GET /papers/report/:slug.pdf',
    given: ({ slug }) => ({ slug, reason: '결과 보고' }),
    answers: { everybody: 'NOT_FOUND', organizer: onceSettled, auditor: onceSettled },
  },
];
