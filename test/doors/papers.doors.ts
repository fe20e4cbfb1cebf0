import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';

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
];
