import { describe, expect, test } from '@jest/globals';
import { emptyDeclarations, problemsOfDraftDeclarations, problemsOfSubmittedDeclarations } from '../../src/domain/declaration.js';
import type { DataSource, Declarations, Tool } from '../../src/domain/declaration.js';
import { aiAllowed, type AiPolicy, type GenerativeAi, problemsOfAiPolicy } from '../../src/domain/generative-ai.js';

const source: DataSource = {
  name: '부산광역시 민원 상담 이력',
  provider: '부산광역시',
  source: 'https://data.busan.example/minwon',
  licence: 'KOGL_1',
  referencePeriod: '2025. 6.',
  collectedOn: '2025-09-12',
  access: 'OPEN',
  containsPersonalData: false,
  internalApprovalNumber: null,
  usesBigDataWave: true,
};
const tool: Tool = { name: 'Brightics', version: null, purpose: '군집 분석' };
const helper: GenerativeAi = {
  used: true,
  service: 'ChatGPT',
  model: 'GPT-4o (2025. 9.)',
  stages: ['CODE', 'WRITING'],
  scope: '전처리 코드 초안과 문장 다듬기',
  noConfidentialInputConfirmed: true,
  verification: '두 사람이 결과를 원자료와 대조함',
};
const complete: Declarations = { dataSources: [source], tools: [tool], generativeAi: { used: false }, earlierAwards: [] };

const codesOf = (problems: { path: string; code: string }[]) => problems.map(({ path, code }) => `${path} ${code}`);

describe('declarations that are complete', () => {
  test.each<[string, Partial<Declarations>]>([
    ['without AI', {}],
    ['with AI', { generativeAi: helper }],
    ['without tools', { tools: [] }],
    [
      'with an approved internal source',
      { dataSources: [source, { ...source, access: 'INTERNAL', internalApprovalNumber: '디지털-1234' }] },
    ],
    ['with an earlier award', { earlierAwards: ['2024 데이터 챌린지 장려상'] }],
  ])('%s may be submitted', (_, change) => {
    expect(problemsOfSubmittedDeclarations({ ...complete, ...change }, aiAllowed)).toEqual([]);
  });
});

describe('declarations with blanks', () => {
  const blanks: [string, Declarations, string[]][] = [
    ['nothing yet', emptyDeclarations, ['dataSources REQUIRED', 'generativeAi.used REQUIRED']],
    [
      'an empty source',
      { ...complete, dataSources: [{}] },
      ['name', 'provider', 'source', 'licence', 'referencePeriod', 'collectedOn', 'access', 'containsPersonalData', 'usesBigDataWave'].map(
        (field) => `dataSources.0.${field} REQUIRED`,
      ),
    ],
    ['a source without name', { ...complete, dataSources: [source, { ...source, name: ' ' }] }, ['dataSources.1.name REQUIRED']],
    [
      'internal data without approval',
      { ...complete, dataSources: [{ ...source, access: 'INTERNAL', internalApprovalNumber: '' }] },
      ['dataSources.0.internalApprovalNumber REQUIRED'],
    ],
    [
      'internal terms without approval',
      { ...complete, dataSources: [{ ...source, licence: 'INTERNAL' }] },
      ['dataSources.0.internalApprovalNumber REQUIRED'],
    ],
    ['an empty tool', { ...complete, tools: [{}] }, ['tools.0.name REQUIRED', 'tools.0.purpose REQUIRED']],
    [
      'AI without a word about it',
      { ...complete, generativeAi: { used: true } },
      [
        'generativeAi.service REQUIRED',
        'generativeAi.model REQUIRED',
        'generativeAi.stages REQUIRED',
        'generativeAi.scope REQUIRED',
        'generativeAi.noConfidentialInputConfirmed NOT_CONFIRMED',
        'generativeAi.verification REQUIRED',
      ],
    ],
    [
      'AI that was told secrets',
      { ...complete, generativeAi: { ...helper, noConfidentialInputConfirmed: false } },
      ['generativeAi.noConfidentialInputConfirmed NOT_CONFIRMED'],
    ],
    ['an award without a name', { ...complete, earlierAwards: ['2024 우수상', ''] }, ['earlierAwards.1 REQUIRED']],
  ];

  test.each(blanks)('%s: may be kept as a draft', (_, declarations) => {
    expect(problemsOfDraftDeclarations(declarations)).toEqual([]);
  });

  test.each(blanks)('%s: may not be submitted', (_, declarations, problems) => {
    expect(codesOf(problemsOfSubmittedDeclarations(declarations, aiAllowed))).toEqual(problems);
  });
});

/** A word that came as JSON, which no type has checked. */
const unknown = <T>(word: string): T => JSON.parse(JSON.stringify(word)) as T;

describe('declarations with faults', () => {
  const faults: [string, Declarations, string[]][] = [
    [
      'a day that is none',
      { ...complete, dataSources: [{ ...source, collectedOn: '2025-02-29' }] },
      ['dataSources.0.collectedOn NOT_A_DAY'],
    ],
    ['a day in words', { ...complete, dataSources: [{ ...source, collectedOn: '지난주' }] }, ['dataSources.0.collectedOn NOT_A_DAY']],
    [
      'an unknown licence',
      { ...complete, dataSources: [{ ...source, licence: unknown('KOGL_5') }] },
      ['dataSources.0.licence UNKNOWN_WORD'],
    ],
    ['an unknown access', { ...complete, dataSources: [{ ...source, access: unknown('SECRET') }] }, ['dataSources.0.access UNKNOWN_WORD']],
    ['an unknown stage', { ...complete, generativeAi: { ...helper, stages: [unknown('DREAMS')] } }, ['generativeAi.stages.0 UNKNOWN_WORD']],
    ['a long name', { ...complete, tools: [{ ...tool, name: '도'.repeat(201) }] }, ['tools.0.name TOO_LONG']],
    ['a long address', { ...complete, dataSources: [{ ...source, source: 'a'.repeat(1001) }] }, ['dataSources.0.source TOO_LONG']],
    ['unprintable text', { ...complete, earlierAwards: ['상\u0000'] }, ['earlierAwards.0 NOT_PRINTABLE']],
    ['prompts without end', { ...complete, generativeAi: { ...helper, prompts: '가'.repeat(5001) } }, ['generativeAi.prompts TOO_LONG']],
    ['51 sources', { ...complete, dataSources: Array.from({ length: 51 }, () => source) }, ['dataSources TOO_MANY']],
  ];

  test.each(faults)('%s: are faulty as a draft and as a submission', (_, declarations, problems) => {
    expect(codesOf(problemsOfDraftDeclarations(declarations))).toEqual(problems);
    expect(codesOf(problemsOfSubmittedDeclarations(declarations, aiAllowed))).toEqual(problems);
  });
});

test('a problem says in both languages what to do', () => {
  expect(problemsOfSubmittedDeclarations({ ...complete, dataSources: [] }, aiAllowed)).toEqual([
    {
      path: 'dataSources',
      code: 'REQUIRED',
      ko: '분석에 사용한 데이터를 하나 이상 적어 주세요.',
      en: 'Please declare at least one data source.',
    },
  ]);
});

describe('the policy of an edition on generative AI', () => {
  const limited: AiPolicy = { rule: 'LIMITED', stages: ['TOPIC', 'CODE'] };
  const forbidden: AiPolicy = { rule: 'FORBIDDEN', stages: [] };

  test.each<[string, AiPolicy, GenerativeAi, string[]]>([
    ['forbids what is not used', forbidden, { used: false }, []],
    ['forbids what is used', forbidden, helper, ['generativeAi.used AI_FORBIDDEN']],
    ['allows what it names', limited, { ...helper, stages: ['CODE'] }, []],
    [
      'does not allow the rest, one by one',
      limited,
      { ...helper, stages: ['WRITING', 'CODE', 'TRANSLATION'] },
      ['generativeAi.stages.0 AI_NOT_FOR_THIS', 'generativeAi.stages.2 AI_NOT_FOR_THIS'],
    ],
    ['is silent on words that there are not', limited, { ...helper, stages: [unknown('DREAMS')] }, ['generativeAi.stages.0 UNKNOWN_WORD']],
    ['allows everything that is declared', aiAllowed, { ...helper, prompts: '전처리 코드를 보여 줘.' }, []],
  ])('%s', (_, policy, generativeAi, problems) => {
    expect(codesOf(problemsOfSubmittedDeclarations({ ...complete, generativeAi }, policy))).toEqual(problems);
    const drafted = problems.filter((problem) => !/ AI_/.test(problem));
    expect(codesOf(problemsOfDraftDeclarations({ ...complete, generativeAi }))).toEqual(drafted);
  });

  test('says what may be done instead', () => {
    const [problem] = problemsOfSubmittedDeclarations({ ...complete, generativeAi: { ...helper, stages: ['WRITING'] } }, limited);
    expect(problem).toMatchObject({
      ko: "이 대회에서는 '문안'에 생성형 AI를 쓸 수 없습니다. 쓸 수 있는 단계: 주제 발굴, 코드.",
      en: 'In this competition generative AI may not be used for writing. It may be used for: finding a topic, code.',
    });
  });

  test.each<[AiPolicy, string[]]>([
    [aiAllowed, []],
    [limited, []],
    [{ rule: 'LIMITED', stages: [] }, ['stages STAGES_OF_LIMITED']],
    [{ rule: 'FORBIDDEN', stages: ['CODE'] }, ['stages STAGES_OF_LIMITED']],
    [{ rule: 'LIMITED', stages: ['CODE', 'CODE'] }, ['stages.1 REPEATED']],
  ])('%j has these problems: %j', (policy, problems) => {
    expect(codesOf(problemsOfAiPolicy(policy))).toEqual(problems);
  });
});
