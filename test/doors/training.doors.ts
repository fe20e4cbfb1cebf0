import { anyPhase, type Door } from './door.js';

export const trainingDoors: Door[] = [
  { name: 'trainingProgrammes', fields: '{ year }', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'trainingOffice',
    fields: '{ programmes { year } imports { totalCount } waitingTrainees { totalCount } decidedTrainees { totalCount } }',
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', trainingOfficer: 'allowed' },
  },
  {
    name: 'importTrainingRecords',
    given: ({ trainingFile }) => ({ file: trainingFile }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', trainingOfficer: 'allowed' },
  },
  {
    name: 'nameInstructors',
    given: ({ course }) => ({ course, session: 1, instructors: [{ name: '강사', email: 'teacher@doors.example' }] }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', trainingOfficer: 'allowed' },
  },
  {
    name: 'decideTraineeMatch',
    given: ({ someone }) => ({ trainee: someone, account: someone, isSame: true }),
    fields: '',
    phases: anyPhase,
    // There is no such trainee; whoever may not decide is not told that either.
    answers: { everybody: 'NOT_ALLOWED', trainingOfficer: 'NOT_FOUND' },
  },
  { name: 'myTrainingHistory', phases: anyPhase, answers: { everybody: 'nothing' } },
];
