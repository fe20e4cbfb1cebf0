import { formWith } from '../support/person.js';
import { DECLARATIONS } from '../support/story.js';
import { anyPhase, type Door } from './door.js';

/** What the calendar says to a team that would change its entry. */
const untilSubmissionsClose = {
  DRAFT: 'PHASE_WRONG',
  REGISTRATION: 'allowed',
  SUBMISSION: 'allowed',
  else: 'DEADLINE_PASSED',
} as const;
const forTheTeam = { everybody: 'NOT_FOUND', lead: untilSubmissionsClose, member: untilSubmissionsClose } as const;
const forTheLead = { everybody: 'NOT_FOUND', lead: untilSubmissionsClose, member: 'LEAD_ONLY' } as const;

/** For organisers, in an announced edition, until judging begins. */
const beforeJudging = {
  everybody: 'NOT_FOUND',
  organizer: {
    DRAFT: 'PHASE_WRONG',
    OPEN: 'JUDGING_HAS_BEGUN',
    CLOSED: 'JUDGING_HAS_BEGUN',
    SETTLED: 'JUDGING_HAS_BEGUN',
    PUBLISHED: 'PHASE_WRONG',
    else: 'allowed',
  },
} as const;

/** Once no team submits by itself any more, until judging begins. */
const betweenReceptionAndJudging = {
  DRAFT: 'PHASE_WRONG',
  REGISTRATION: 'PHASE_WRONG',
  SUBMISSION: 'PHASE_WRONG',
  READY: 'allowed',
  PUBLISHED: 'PHASE_WRONG',
  else: 'JUDGING_HAS_BEGUN',
} as const;

const TUS = { 'tus-resumable': '1.0.0' };
const ofTheUpload = {
  given: ({ unfinishedUpload }) => ({ id: unfinishedUpload }),
  phases: anyPhase,
  answers: { everybody: 'NOT_FOUND', lead: 'allowed' },
} as const satisfies Partial<Door>;

export const entryDoors: Door[] = [
  { name: 'signingKeys', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'saveEntry',
    given: ({ team }) => ({ team, revision: 0, title: '새 제목', summary: '새 요약', declarations: DECLARATIONS }),
    answers: forTheTeam,
  },
  { name: 'attachFile', given: ({ entry, looseFile }) => ({ entry, file: looseFile, slot: 'EVIDENCE' }), answers: forTheTeam },
  { name: 'removeFile', given: ({ entry }) => ({ entry, slot: 'REPORT' }), answers: forTheTeam },
  { name: 'submitEntry', given: ({ entry }) => ({ entry }), answers: forTheLead },
  { name: 'withdrawEntry', given: ({ entry }) => ({ entry }), answers: forTheLead },
  {
    name: 'withdrawTeam',
    given: ({ team }) => ({ team, reason: '다른 업무를 맡게 되었습니다.' }),
    answers: { ...forTheLead, organizer: { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  { name: 'compareReports', given: ({ edition }) => ({ competition: edition }), answers: { everybody: 'NOT_FOUND', organizer: 'allowed' } },
  { name: 'eligibilityGrounds', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'checkEligibility',
    given: ({ entry }) => ({ entry, outcome: 'INELIGIBLE', grounds: ['OTHER'], reason: '확인이 필요합니다.' }),
    answers: beforeJudging,
  },
  {
    name: 'askSupplement',
    given: ({ entry }) => ({ entry, slots: ['EVIDENCE'], reason: '증빙자료가 빠졌습니다.', dueAt: '2100-01-01T00:00:00Z' }),
    answers: { everybody: 'NOT_FOUND', organizer: betweenReceptionAndJudging, secretary: betweenReceptionAndJudging },
  },
  {
    name: 'withdrawSupplement',
    given: ({ supplement }) => ({ supplement }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', secretary: 'allowed' },
  },
  {
    name: 'POST /files',
    body: () => formWith(Buffer.from('제목,값\n가,1\n'), '자료.csv'),
    phases: anyPhase,
    answers: { everybody: 'allowed' },
  },
  { name: 'OPTIONS /uploads', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  { name: 'POST /uploads', headers: { ...TUS, 'upload-length': '9' }, phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'GET /uploads/:id', headers: TUS, ...ofTheUpload },
  {
    name: 'PATCH /uploads/:id',
    headers: { ...TUS, 'upload-offset': '1', 'content-type': 'application/offset+octet-stream' },
    body: () => Buffer.from('a'),
    ...ofTheUpload,
  },
  { name: 'DELETE /uploads/:id', headers: TUS, ...ofTheUpload },
  {
    name: 'GET /files/:id',
    given: ({ report }) => ({ id: report, reason: '접수 서류 확인' }),
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND', lead: 'allowed', member: 'allowed', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'GET /receipts/:receiptId.pdf',
    given: ({ receipt }) => ({ receiptId: receipt, reason: '접수 서류 확인' }),
    answers: { everybody: 'NOT_FOUND', lead: 'allowed', member: 'allowed', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'GET /receipts/:receiptId',
    given: ({ receipt }) => ({ receiptId: receipt }),
    phases: anyPhase,
    answers: { everybody: 'allowed', visitor: 'allowed' },
  },
  {
    name: 'GET /files/:id/shown',
    given: ({ report }) => ({ id: report, reason: '접수 서류 확인' }),
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND', lead: 'allowed', member: 'allowed', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'GET /files/:id/shown/pages/:page',
    given: ({ report }) => ({ id: report, page: '1', reason: '접수 서류 확인' }),
    answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND', lead: 'allowed', member: 'allowed', organizer: 'allowed', auditor: 'allowed' },
  },
];
