import { longestLine, longestParagraph, problemsOfAnswer, problemsOfChoice, problemsOfList } from './declared-fields.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfText, required } from './text.js';

/** What generative AI helped with: 주제발굴, 자료조사, 코드, 시각화, 문안, 번역. */
export const aiStages = ['TOPIC', 'RESEARCH', 'CODE', 'VISUALISATION', 'WRITING', 'TRANSLATION'] as const;
export type AiStage = (typeof aiStages)[number];

type Blank = null | undefined;

/** What a team declares about its use of generative AI. */
export interface GenerativeAi {
  used?: boolean | Blank;
  service?: string | Blank;
  model?: string | Blank;
  stages?: readonly AiStage[] | Blank;
  scope?: string | Blank;
  noConfidentialInputConfirmed?: boolean | Blank;
  /** How people checked what it answered. */
  verification?: string | Blank;
  /** What it was asked, in the team's own words; nobody has to say. */
  prompts?: string | Blank;
}

/** Allowed for whatever is declared; allowed for some stages of the work; forbidden. */
export const aiRules = ['ALLOWED', 'LIMITED', 'FORBIDDEN'] as const;
export type AiRule = (typeof aiRules)[number];

/** What an edition lets teams use generative AI for. */
export interface AiPolicy {
  rule: AiRule;
  /** Of a limited one: what it may help with; of others: none. */
  stages: readonly AiStage[];
}

/** Where nothing else is said. */
export const aiAllowed: AiPolicy = { rule: 'ALLOWED', stages: [] };

/** A limited policy says for what, and no other one does. */
export function problemsOfAiPolicy({ rule, stages }: AiPolicy): Problem[] {
  const repeats = problemsOfRepeats(stages, (index) => `stages.${index}`);
  if ((rule === 'LIMITED') === stages.length > 0) return repeats;
  const ko = '제한하는 경우에만, 생성형 AI를 쓸 수 있는 단계를 하나 이상 골라 주세요.';
  return [
    ...repeats,
    problem('stages', 'STAGES_OF_LIMITED', ko, 'Name the stages for which it may be used where it is limited, and only there.'),
  ];
}

const longestPrompts = 5000;

/** What is wrong with a declaration: in a draft only what cannot be; what is `complete` must have everything that applies, and keep the policy. */
export function problemsOfGenerativeAi(path: string, ai: GenerativeAi, complete: { policy: AiPolicy } | null): Problem[] {
  const needed = complete !== null && ai.used === true;
  const stages = ai.stages ?? [];
  const line = { max: longestLine, required: needed };
  return [
    ...problemsOfAnswer(`${path}.used`, ai.used, complete !== null),
    ...problemsOfText(`${path}.service`, ai.service, line),
    ...problemsOfText(`${path}.model`, ai.model, line),
    ...(needed && stages.length === 0 ? [required(`${path}.stages`)] : []),
    ...problemsOfList(`${path}.stages`, stages, (stage, at) => problemsOfChoice(at, stage, aiStages, true)),
    ...problemsOfText(`${path}.scope`, ai.scope, line),
    ...(needed && ai.noConfidentialInputConfirmed !== true ? [unconfirmed(`${path}.noConfidentialInputConfirmed`)] : []),
    ...problemsOfText(`${path}.verification`, ai.verification, { max: longestParagraph, required: needed }),
    ...problemsOfText(`${path}.prompts`, ai.prompts, { max: longestPrompts, required: false }),
    ...(needed ? problemsOfUse(path, stages, complete.policy) : []),
  ];
}

const stageNames: Record<AiStage, { ko: string; en: string }> = {
  TOPIC: { ko: '주제 발굴', en: 'finding a topic' },
  RESEARCH: { ko: '자료 조사', en: 'research' },
  CODE: { ko: '코드', en: 'code' },
  VISUALISATION: { ko: '시각화', en: 'visualisation' },
  WRITING: { ko: '문안', en: 'writing' },
  TRANSLATION: { ko: '번역', en: 'translation' },
};

function problemsOfUse(path: string, used: readonly AiStage[], { rule, stages: allowed }: AiPolicy): Problem[] {
  if (rule === 'ALLOWED') return [];
  if (rule === 'FORBIDDEN') {
    const ko = '이 대회에서는 생성형 AI를 쓸 수 없습니다. 쓰지 않은 결과물만 제출할 수 있습니다.';
    const en = 'Generative AI may not be used in this competition. Only work that was made without it can be submitted.';
    return [problem(`${path}.used`, 'AI_FORBIDDEN', ko, en)];
  }
  const list = (language: 'ko' | 'en') => allowed.map((stage) => stageNames[stage][language]).join(', ');
  return used.flatMap((stage, index) => {
    const name = stageNames[stage];
    if (allowed.includes(stage) || !name) return [];
    const ko = `이 대회에서는 '${name.ko}'에 생성형 AI를 쓸 수 없습니다. 쓸 수 있는 단계: ${list('ko')}.`;
    const en = `In this competition generative AI may not be used for ${name.en}. It may be used for: ${list('en')}.`;
    return [problem(`${path}.stages.${index}`, 'AI_NOT_FOR_THIS', ko, en)];
  });
}

const unconfirmed = (path: string): Problem =>
  problem(
    path,
    'NOT_CONFIRMED',
    '비공개·개인정보를 입력하지 않았음을 확인해 주세요.',
    'Please confirm that no confidential or personal data was entered.',
  );
