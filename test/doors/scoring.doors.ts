import { usualLimits } from '../../src/domain/diagnostics/limits.js';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { defaultRule } from '../../src/domain/stage-rule.js';
import { FULL_MARKS } from '../support/judging-factories.js';
import { anyPhase, type Door } from './door.js';

/** What is written before judging begins. */
const beforeOpening = {
  DRAFT: 'allowed',
  REGISTRATION: 'allowed',
  SUBMISSION: 'allowed',
  READY: 'allowed',
  else: 'STAGE_STATE_WRONG',
} as const;
/** Who judges what changes until judging is over. */
const untilClosed = { CLOSED: 'STAGE_STATE_WRONG', SETTLED: 'STAGE_STATE_WRONG', PUBLISHED: 'STAGE_STATE_WRONG', else: 'allowed' } as const;
/** A judge's entries are not there before judging begins, and the sheets stay as they are once it is over. */
const whileOpen = {
  DRAFT: 'NOT_FOUND',
  REGISTRATION: 'NOT_FOUND',
  SUBMISSION: 'NOT_FOUND',
  READY: 'NOT_FOUND',
  OPEN: 'allowed',
  else: 'STAGE_STATE_WRONG',
} as const;
/** Once judging is over: in place of reopening a sheet. */
const onceOver = {
  DRAFT: 'NOT_FOUND',
  REGISTRATION: 'NOT_FOUND',
  SUBMISSION: 'NOT_FOUND',
  READY: 'NOT_FOUND',
  OPEN: 'STAGE_STATE_WRONG',
  else: 'allowed',
} as const;
/** The correction waits in one phase, and was decided in those after it. */
const whileItWaits = { CLOSED: 'allowed', SETTLED: 'CORRECTION_DECIDED', PUBLISHED: 'CORRECTION_DECIDED', else: 'NOT_FOUND' } as const;
/** A paper sheet is typed and compared while its judge could write one. */
const whileJudged = { OPEN: 'allowed', else: 'STAGE_STATE_WRONG' } as const;
const taken = { OPEN: 'TYPING_TAKEN', else: 'STAGE_STATE_WRONG' } as const;
const marks = Object.entries(FULL_MARKS).map(([criterion, points]) => ({ criterion, points }));

export const scoringDoors: Door[] = [
  {
    name: 'setDiagnosticLimits',
    given: ({ edition }) => ({ competition: edition, ...usualLimits }),
    fields: '{ severityPoints }',
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  { name: 'competitionTemplates', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'createFromTemplate',
    given: () => ({
      template: 'paper-only',
      slug: 'from-template',
      year: 2026,
      calendar: {
        registrationOpensAt: '2026-09-01T00:00:00Z',
        registrationClosesAt: '2026-10-01T00:00:00Z',
        submissionsCloseAt: '2026-10-10T00:00:00Z',
      },
    }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  { name: 'defaultRubric', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'writeRubric',
    given: ({ stage }) => ({ stage, criteria: defaultRubric.criteria }),
    answers: { everybody: 'NOT_FOUND', organizer: beforeOpening },
  },
  {
    name: 'announceStageRule',
    given: ({ stage }) => ({ stage, rule: defaultRule(defaultRubric, 'PAPER') }),
    answers: { everybody: 'NOT_FOUND', organizer: beforeOpening },
  },
  {
    name: 'openStage',
    given: ({ stage }) => ({ stage }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: {
        DRAFT: 'STAGE_NOT_READY',
        REGISTRATION: 'STAGE_NOT_READY',
        SUBMISSION: 'STAGE_NOT_READY',
        READY: 'allowed',
        else: 'STAGE_STATE_WRONG',
      },
    },
  },
  {
    name: 'closeStage',
    given: ({ stage }) => ({ stage }),
    answers: { everybody: 'NOT_FOUND', organizer: { OPEN: 'SHEETS_MISSING', else: 'STAGE_STATE_WRONG' } },
  },
  {
    name: 'assignJudges',
    given: ({ stage }) => ({ stage, dryRun: true }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'cancelAssignmentRun',
    given: ({ twoStages: { assignmentRun } }) => ({ run: assignmentRun }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'assignmentRun',
    given: ({ twoStages: { assignmentRun } }) => ({ run: assignmentRun }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'setEntryDemand',
    given: ({ stage, entry }) => ({ stage, entry, judges: 2, reason: '이의가 제기된 출품작' }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'unassignJudge',
    given: ({ colleagueSeat, untouchedEntry }) => ({ judge: colleagueSeat, entry: untouchedEntry }),
    answers: { everybody: 'NOT_FOUND', organizer: untilClosed },
  },
  {
    name: 'judgeDesk',
    given: ({ stage }) => ({ stage }),
    fields: '{ rubric { id } progress { total } assignments { code title state files { id } sheet { total marks { points } } } }',
    answers: { everybody: 'NOT_FOUND', judge: 'allowed', colleague: 'allowed' },
  },
  {
    name: 'saveSheet',
    given: ({ assignment }) => ({ assignment, revision: 1, marks }),
    answers: { everybody: 'NOT_FOUND', judge: whileOpen },
  },
  { name: 'submitSheet', given: ({ assignment }) => ({ assignment, revision: 1 }), answers: { everybody: 'NOT_FOUND', judge: whileOpen } },
  {
    name: 'recuse',
    given: ({ assignment }) => ({ assignment, reason: '자문한 적이 있는 작품입니다.' }),
    answers: { everybody: 'NOT_FOUND', judge: whileOpen },
  },
  {
    name: 'reopenSheet',
    given: ({ submittedAssignment }) => ({ assignment: submittedAssignment, revision: 1, reason: '배점을 잘못 읽었습니다.' }),
    answers: { everybody: 'NOT_FOUND', judge: whileOpen },
  },
  {
    name: 'askCorrection',
    given: ({ submittedAssignment }) => ({
      assignment: submittedAssignment,
      revision: 1,
      marks,
      comment: '다시 읽었습니다.',
      reason: '배점을 잘못 읽었습니다.',
    }),
    fields: '{ before { total marks { points } } after { total } }',
    answers: { everybody: 'NOT_FOUND', judge: onceOver },
  },
  {
    name: 'withdrawCorrection',
    given: ({ correction }) => ({ correction }),
    answers: { everybody: 'NOT_FOUND', judge: whileItWaits },
  },
  {
    name: 'decideCorrection',
    given: ({ correction }) => ({ correction, decision: 'REJECT', reason: '채점표가 맞습니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: whileItWaits },
  },
  {
    name: 'typeSheet',
    given: ({ untouchedAssignment }) => ({ assignment: untouchedAssignment, marks }),
    fields: '{ content { total } }',
    answers: { everybody: 'NOT_FOUND', organizer: whileJudged, secretary: whileJudged },
  },
  {
    name: 'checkTypedSheet',
    given: ({ typedSheet }) => ({ typedSheet }),
    fields: '{ content { total marks { points } } }',
    answers: { everybody: 'NOT_FOUND', organizer: taken, secretary: whileJudged },
  },
  {
    name: 'confirmTypedSheet',
    given: ({ typedSheet }) => ({ typedSheet }),
    answers: { everybody: 'NOT_FOUND', colleague: whileOpen, organizer: taken, secretary: whileJudged },
  },
  {
    name: 'returnTypedSheet',
    given: ({ typedSheet }) => ({ typedSheet, reason: '종이와 다릅니다.' }),
    answers: { everybody: 'NOT_FOUND', colleague: whileOpen, organizer: taken, secretary: whileJudged },
  },
];
