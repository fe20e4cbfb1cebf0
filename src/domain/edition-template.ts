import type { ConflictReach } from './conflict.js';
import { defaultRubric, presentationRubric } from './default-rubric.js';
import { defaultFinalRule, type FinalRule } from './final-rule.js';
import { aiAllowed, type AiPolicy } from './generative-ai.js';
import type { Rubric } from './rubric.js';
import type { StageKind } from './stage.js';
import { defaultRule, type StageRule } from './stage-rule.js';
import type { TeamRules } from './team.js';

interface StageTemplate {
  kind: StageKind;
  nameKo: string;
  nameEn: string;
  isBlind: boolean;
  judgesPerEntry: number;
  rubric: Rubric;
  rule: StageRule;
}

/** What an edition may start from. Every figure in it is the organiser's to change. */
export interface EditionTemplate extends TeamRules {
  key: string;
  titleKo: string;
  titleEn: string;
  /** When to take it. */
  aboutKo: string;
  aboutEn: string;
  conflictReach: ConflictReach;
  aiPolicy: AiPolicy;
  tracks: { shortName: string; nameKo: string; nameEn: string }[];
  stages: StageTemplate[];
  /** Null: the last stage decides. */
  finalRule: FinalRule | null;
}

const paper = (judgesPerEntry: number): StageTemplate => ({
  kind: 'PAPER',
  nameKo: '서면심사',
  nameEn: 'Paper review',
  isBlind: true,
  judgesPerEntry,
  rubric: defaultRubric,
  rule: defaultRule(defaultRubric, 'PAPER'),
});

/** Everybody hears everybody, so there are enough judges to leave out the highest and the lowest total (최고·최저 제외 평균). */
const presentation: StageTemplate = {
  kind: 'PRESENTATION',
  nameKo: '발표심사',
  nameEn: 'Presentation',
  isBlind: false,
  judgesPerEntry: 5,
  rubric: presentationRubric,
  rule: defaultRule(presentationRubric, 'PRESENTATION'),
};

const analysis = { shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' };

export const editionTemplates: readonly EditionTemplate[] = [
  {
    key: 'paper-and-presentation',
    titleKo: '데이터 분석·활용 경진대회',
    titleEn: 'Data Analysis Competition',
    aboutKo: '시·구·군 직원 대상: 두 부문, 블라인드 서면심사(30 %) 뒤 본선 발표심사(70 %, 최고·최저 제외 평균).',
    aboutEn: 'For officials of a city and its districts: two tracks, blind paper review (30 %), then presentations (70 %, trimmed means).',
    minMembers: 1,
    maxMembers: 4,
    conflictReach: 'DISTRICT',
    aiPolicy: aiAllowed,
    tracks: [analysis, { shortName: '활용', nameKo: '데이터 활용 아이디어', nameEn: 'Ideas for the use of data' }],
    stages: [paper(3), presentation],
    finalRule: defaultFinalRule(presentationRubric),
  },
  {
    key: 'paper-only',
    titleKo: '데이터 분석 공모전',
    titleEn: 'Call for Data Analyses',
    aboutKo: '한 기관의 작은 공모전: 한 부문, 서면심사 한 번.',
    aboutEn: 'A small call within one body: one track, one paper review.',
    minMembers: 1,
    maxMembers: 3,
    conflictReach: 'DEPARTMENT',
    aiPolicy: aiAllowed,
    tracks: [analysis],
    stages: [paper(3)],
    finalRule: null,
  },
];
