import { formWith } from '../support/person.js';
import type { Door } from './door.js';

const asked = (form: object) => new Uint8Array(Buffer.from(JSON.stringify({ reason: '심사위원회 보고 자료로 씁니다.', ...form })));
const headers = { 'content-type': 'application/json' };
/** Nobody gets a mark before judging is over. */
const onceClosed = { CLOSED: 'allowed', SETTLED: 'allowed', PUBLISHED: 'allowed', else: 'STAGE_STATE_WRONG' } as const;

/** The sheets of a judge are there once judging has begun. */
const onceOpen = {
  DRAFT: 'STAGE_STATE_WRONG',
  REGISTRATION: 'STAGE_STATE_WRONG',
  SUBMISSION: 'STAGE_STATE_WRONG',
  READY: 'STAGE_STATE_WRONG',
  else: 'allowed',
} as const;
/** Whoever may send a workbook is told that this is none. */
const whileOpen = { OPEN: 'WORKBOOK_EXPECTED', else: 'STAGE_STATE_WRONG' } as const;

export const spreadsheetDoors: Door[] = [
  {
    name: 'POST /exports/:competition/:kind',
    given: ({ edition }) => ({ competition: edition, kind: 'marks' }),
    body: ({ stage }) => asked({ stage }),
    headers,
    answers: { everybody: 'NOT_FOUND', organizer: onceClosed, auditor: onceClosed },
  },
  {
    name: 'GET /judge-sheets/:stage.xlsx',
    given: ({ stage }) => ({ stage }),
    answers: { everybody: 'NOT_FOUND', judge: onceOpen, colleague: onceOpen },
  },
  {
    name: 'POST /judge-sheets/:stage',
    given: ({ stage }) => ({ stage }),
    body: () => formWith(Buffer.from('a,b\n1,2\n'), '채점표.xlsx'),
    answers: { everybody: 'NOT_FOUND', judge: whileOpen, colleague: whileOpen },
  },
];
