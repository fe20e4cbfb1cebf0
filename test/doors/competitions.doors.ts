import { defaultSlotRules } from '../../src/domain/slot-rule.js';
import { anyPhase, type Door } from './door.js';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const calendar = { registrationOpensAt: inDays(-9), registrationClosesAt: inDays(-8), submissionsCloseAt: inDays(-7) };

const NOTICE = { titleKo: '변경 공고', titleEn: 'Change', textKo: '마감을 미룹니다.', textEn: 'The deadline moves.' };
const SOURCE = {
  nameKo: '120 민원 접수 현황',
  nameEn: 'Calls of 120',
  providerKo: '부산광역시',
  providerEn: 'Busan',
  portalKo: '빅-데이터웨이브',
  portalEn: 'Big-Data Wave',
  address: 'https://data.busan.example',
};
const onceAnnounced = { DRAFT: 'NOT_FOUND', else: 'allowed' } as const;

export const competitionDoors: Door[] = [
  { name: 'competitions', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'competition',
    given: ({ slug }) => ({ slug }),
    fields:
      '{ phase tracks { id } stages { id rubric { id } rule { version } } notices { versions { files { id } } } questions { answer } fileSlots { slot kinds } }',
    answers: { everybody: { DRAFT: 'nothing', else: 'allowed' }, visitor: { DRAFT: 'nothing', else: 'allowed' } },
  },
  {
    name: 'organizerDesk',
    given: ({ slug }) => ({ competition: slug }),
    // All of it: desk.spec.ts asks part by part what a secretary sees and a chair.
    fields: `{
      calendarChanges { reason } aiPolicyChanges { rule } fileSlotChanges { reason } roleChanges { nodes { kind } } teams { nodes { members { email } } } entries { nodes { versions { files { id } } histories { memberId } } }
      panels { judges { account { id } assignments { code } } } settlements { isOutdated standings { nodes { teamName } } changes { totalCount } } publications { isOutdated } diagnosticLimits { mostOutfit } advancements { entries { nodes { teamName } } } corrections { nodes { before { total } } }
    }`,
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'createCompetition',
    given: () => ({
      slug: 'a-new-one',
      titleKo: '경진대회',
      titleEn: 'Competition',
      year: 2026,
      calendar,
      tracks: [{ shortName: '분석', nameKo: '분석', nameEn: 'Analysis' }],
      stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review' }],
    }),
    phases: anyPhase,
    answers: { everybody: 'NOT_ALLOWED', administrator: 'allowed' },
  },
  {
    name: 'announceCompetition',
    given: ({ edition }) => ({ competition: edition }),
    answers: { everybody: 'NOT_FOUND', organizer: { DRAFT: 'allowed', else: 'PHASE_WRONG' } },
  },
  {
    name: 'moveDeadlines',
    given: ({ edition }) => ({ competition: edition, calendar, reason: '일정 변경' }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'requireEligibilityCheck',
    given: ({ edition }) => ({ competition: edition, isRequired: true }),
    answers: {
      everybody: 'NOT_FOUND',
      organizer: {
        OPEN: 'JUDGING_HAS_BEGUN',
        CLOSED: 'JUDGING_HAS_BEGUN',
        SETTLED: 'JUDGING_HAS_BEGUN',
        PUBLISHED: 'PHASE_WRONG',
        else: 'allowed',
      },
    },
  },
  { name: 'knownTools', phases: anyPhase, answers: { everybody: 'allowed', visitor: 'allowed' } },
  {
    name: 'dataSourceCatalogue',
    given: ({ edition }) => ({ competition: edition, text: '민원' }),
    fields: '{ totalCount nodes { nameKo } }',
    answers: { everybody: onceAnnounced, organizer: 'allowed', auditor: 'allowed' },
  },
  {
    name: 'addCatalogueItem',
    given: ({ edition }) => ({ competition: edition, ...SOURCE }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'hideCatalogueItem',
    given: ({ edition, catalogueItem }) => ({ competition: edition, item: catalogueItem }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'setAiPolicy',
    given: ({ edition }) => ({ competition: edition, rule: 'LIMITED', stages: ['CODE'], reason: '공정한 심사를 위해' }),
    answers: { everybody: 'NOT_FOUND', organizer: { DRAFT: 'allowed', PUBLISHED: 'PHASE_WRONG', else: 'WORK_SUBMITTED' } },
  },
  {
    name: 'setFileSlots',
    given: ({ edition }) => ({ competition: edition, slots: defaultSlotRules, reason: '분량을 다시 정했습니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: { PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'grantRole',
    given: ({ edition }) => ({ competition: edition, email: 'someone@doors.example', role: 'SECRETARY' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', administrator: 'allowed' },
  },
  {
    name: 'revokeRole',
    given: ({ secretaryRole }) => ({ role: secretaryRole, reason: '업무가 바뀌었습니다.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', administrator: 'allowed' },
  },
  {
    name: 'copyCompetition',
    given: ({ edition }) => ({ competition: edition, slug: 'a-copy', year: 2026, shiftDays: 364 }),
    answers: { everybody: 'NOT_ALLOWED', administrator: { DRAFT: 'NOT_FOUND', else: 'allowed' } },
  },
  {
    name: 'updateCompetition',
    given: ({ edition }) => ({ competition: edition, titleKo: '새 이름' }),
    answers: { everybody: 'NOT_FOUND', organizer: { DRAFT: 'allowed', else: 'PHASE_WRONG' } },
  },
  {
    name: 'publishNotice',
    given: ({ edition }) => ({ competition: edition, ...NOTICE }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'reviseNotice',
    given: ({ notice }) => ({ notice, version: 1, ...NOTICE, changeKo: '일정을 바꾸었습니다.', changeEn: 'Other dates.' }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed' },
  },
  {
    name: 'GET /notice-files/:id',
    given: ({ noticeFile }) => ({ id: noticeFile }),
    answers: {
      everybody: onceAnnounced,
      visitor: onceAnnounced,
      organizer: 'allowed',
      auditor: 'allowed',
    },
  },
  {
    name: 'askQuestion',
    given: ({ edition }) => ({ competition: edition, text: '외부 위원도 참가할 수 있나요?' }),
    answers: { everybody: { DRAFT: 'NOT_FOUND', PUBLISHED: 'PHASE_WRONG', else: 'allowed' } },
  },
  {
    name: 'myQuestions',
    given: ({ edition }) => ({ competition: edition }),
    phases: anyPhase,
    answers: { everybody: 'nothing', lead: 'allowed' },
  },
  {
    name: 'answerQuestion',
    given: ({ question }) => ({ question, answer: '참가할 수 있습니다.', isPublic: true }),
    answers: { everybody: 'NOT_FOUND', organizer: 'allowed', secretary: 'allowed' },
  },
];
