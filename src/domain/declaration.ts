import { isDay } from './day.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { isBlank, problemsOfText, required } from './text.js';

/** 공공누리 제1–4유형, Creative Commons, bought, internal to the agency, or other terms. */
export const licences = ['KOGL_1', 'KOGL_2', 'KOGL_3', 'KOGL_4', 'CC', 'PURCHASED', 'INTERNAL', 'OTHER'] as const;
export type Licence = (typeof licences)[number];

export const dataAccesses = ['OPEN', 'INTERNAL', 'PSEUDONYMISED', 'PURCHASED'] as const;
export type DataAccess = (typeof dataAccesses)[number];

/** What generative AI helped with: 주제발굴, 자료조사, 코드, 시각화, 문안, 번역. */
export const aiStages = ['TOPIC', 'RESEARCH', 'CODE', 'VISUALISATION', 'WRITING', 'TRANSLATION'] as const;
export type AiStage = (typeof aiStages)[number];

type Blank = null | undefined;

export interface DataSource {
  name?: string | Blank;
  provider?: string | Blank;
  /** Portal, address or identifier. */
  source?: string | Blank;
  licence?: Licence | Blank;
  /** The time that the data tell about, in words: `2025. 6.`. */
  referencePeriod?: string | Blank;
  /** A day: `2025-09-12`. */
  collectedOn?: string | Blank;
  access?: DataAccess | Blank;
  containsPersonalData?: boolean | Blank;
  internalApprovalNumber?: string | Blank;
  usesBigDataWave?: boolean | Blank;
}

export interface Tool {
  name?: string | Blank;
  version?: string | Blank;
  purpose?: string | Blank;
}

export interface GenerativeAi {
  used?: boolean | Blank;
  service?: string | Blank;
  model?: string | Blank;
  stages?: readonly AiStage[] | Blank;
  scope?: string | Blank;
  noConfidentialInputConfirmed?: boolean | Blank;
  /** How people checked what it answered. */
  verification?: string | Blank;
}

/** What a team declares about its entry. A draft may have blanks, a submission may not. */
export interface Declarations {
  dataSources: readonly DataSource[];
  tools: readonly Tool[];
  generativeAi: GenerativeAi;
  /** Other contests that this work was entered in or won. */
  earlierAwards: readonly string[];
}

export const emptyDeclarations: Declarations = { dataSources: [], tools: [], generativeAi: {}, earlierAwards: [] };

const [line, paragraph, longestList] = [200, 1000, 50];

/** What is wrong with declarations even while they are a draft: too long, unknown words, impossible days. */
export const problemsOfDraftDeclarations = (declarations: Declarations): Problem[] => problemsOf(declarations, false);

/** What keeps declarations from being submitted: the faults of a draft, blanks, no data source at all. */
export function problemsOfSubmittedDeclarations(declarations: Declarations): Problem[] {
  const problems = problemsOf(declarations, true);
  if (declarations.dataSources.length > 0) return problems;
  const ko = '분석에 사용한 데이터를 하나 이상 적어 주세요.';
  return [problem('dataSources', 'REQUIRED', ko, 'Please declare at least one data source.'), ...problems];
}

const problemsOf = ({ dataSources, tools, generativeAi, earlierAwards }: Declarations, complete: boolean): Problem[] => [
  ...problemsOfList('dataSources', dataSources, (source, path) => problemsOfDataSource(path, source, complete)),
  ...problemsOfList('tools', tools, (tool, path) => problemsOfTool(path, tool, complete)),
  ...problemsOfGenerativeAi('generativeAi', generativeAi, complete),
  ...problemsOfList('earlierAwards', earlierAwards, (award, path) => problemsOfText(path, award, { max: line, required: complete })),
];

function problemsOfDataSource(path: string, source: DataSource, complete: boolean): Problem[] {
  const isInternal = source.access === 'INTERNAL' || source.licence === 'INTERNAL';
  return [
    ...problemsOfText(`${path}.name`, source.name, { max: line, required: complete }),
    ...problemsOfText(`${path}.provider`, source.provider, { max: line, required: complete }),
    ...problemsOfText(`${path}.source`, source.source, { max: paragraph, required: complete }),
    ...problemsOfChoice(`${path}.licence`, source.licence, licences, complete),
    ...problemsOfText(`${path}.referencePeriod`, source.referencePeriod, { max: line, required: complete }),
    ...problemsOfDay(`${path}.collectedOn`, source.collectedOn, complete),
    ...problemsOfChoice(`${path}.access`, source.access, dataAccesses, complete),
    ...problemsOfAnswer(`${path}.containsPersonalData`, source.containsPersonalData, complete),
    ...problemsOfText(`${path}.internalApprovalNumber`, source.internalApprovalNumber, { max: line, required: complete && isInternal }),
    ...problemsOfAnswer(`${path}.usesBigDataWave`, source.usesBigDataWave, complete),
  ];
}

const problemsOfTool = (path: string, tool: Tool, complete: boolean): Problem[] => [
  ...problemsOfText(`${path}.name`, tool.name, { max: line, required: complete }),
  // Tools inside a platform, as those of Big-Data Wave, show their users no version.
  ...problemsOfText(`${path}.version`, tool.version, { max: line, required: false }),
  ...problemsOfText(`${path}.purpose`, tool.purpose, { max: line, required: complete }),
];

function problemsOfGenerativeAi(path: string, ai: GenerativeAi, complete: boolean): Problem[] {
  const needed = complete && ai.used === true;
  const stages = ai.stages ?? [];
  return [
    ...problemsOfAnswer(`${path}.used`, ai.used, complete),
    ...problemsOfText(`${path}.service`, ai.service, { max: line, required: needed }),
    ...problemsOfText(`${path}.model`, ai.model, { max: line, required: needed }),
    ...(needed && stages.length === 0 ? [required(`${path}.stages`)] : []),
    ...problemsOfList(`${path}.stages`, stages, (stage, at) => problemsOfChoice(at, stage, aiStages, true)),
    ...problemsOfText(`${path}.scope`, ai.scope, { max: line, required: needed }),
    ...(needed && ai.noConfidentialInputConfirmed !== true ? [unconfirmed(`${path}.noConfidentialInputConfirmed`)] : []),
    ...problemsOfText(`${path}.verification`, ai.verification, { max: paragraph, required: needed }),
  ];
}

function problemsOfList<T>(path: string, items: readonly T[], problemsOfItem: (item: T, path: string) => Problem[]): Problem[] {
  const ko = `${longestList}개까지 적을 수 있습니다.`;
  const excess = items.length > longestList ? [problem(path, 'TOO_MANY', ko, `Please list at most ${longestList}.`)] : [];
  return [...excess, ...items.slice(0, longestList).flatMap((item, index) => problemsOfItem(item, `${path}.${index}`))];
}

function problemsOfChoice(path: string, choice: string | Blank, choices: readonly string[], complete: boolean): Problem[] {
  if (isBlank(choice)) return complete ? [required(path)] : [];
  return choices.includes(choice ?? '') ? [] : [problem(path, 'UNKNOWN_WORD', '목록에서 골라 주세요.', 'Please choose from the list.')];
}

function problemsOfDay(path: string, day: string | Blank, complete: boolean): Problem[] {
  if (isBlank(day)) return complete ? [required(path)] : [];
  return isDay(day ?? '')
    ? []
    : [problem(path, 'NOT_A_DAY', '날짜를 2025-09-12처럼 적어 주세요.', 'Please write an existing day like 2025-09-12.')];
}

const problemsOfAnswer = (path: string, answer: boolean | Blank, complete: boolean): Problem[] =>
  complete && typeof answer !== 'boolean' ? [required(path)] : [];

const unconfirmed = (path: string): Problem =>
  problem(
    path,
    'NOT_CONFIRMED',
    '비공개·개인정보를 입력하지 않았음을 확인해 주세요.',
    'Please confirm that no confidential or personal data was entered.',
  );
