import { anyPhase, type Door } from './door.js';

export const personalDoors: Door[] = [
  { name: 'myAccessLog', fields: '{ nodes { at } }', phases: anyPhase, answers: { everybody: 'allowed' } },
  // The auditor of the table is that of one edition.
  {
    name: 'accessLog',
    given: () => ({ account: '00000000-0000-4000-8000-000000000001' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED' },
  },
  {
    name: 'destructionRecords',
    fields: '{ nodes { retentionClass count } totalCount }',
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  { name: 'privacyText', fields: '{ ko en hash }', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  { name: 'GET /privacy', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  { name: 'GET /me/data', phases: anyPhase, answers: { everybody: 'allowed' } },
  { name: 'myDataCorrections', phases: anyPhase, answers: { everybody: 'nothing' } },
  {
    name: 'requestDataCorrection',
    given: () => ({ subject: 'TEAM', text: '부서 이름이 바뀌었습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'allowed' },
  },
  {
    name: 'dataCorrections',
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed', trainingOfficer: 'allowed' },
  },
  // About the training records of somebody who is no part of the table.
  {
    name: 'answerDataCorrection',
    given: ({ dataCorrection }) => ({ request: dataCorrection, decision: 'DONE', reason: '바로잡았습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', administrator: 'allowed', trainingOfficer: 'allowed' },
  },
];
