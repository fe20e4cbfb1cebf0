import { longestLine, longestParagraph, problemsOfAnswer, problemsOfChoice, problemsOfDay, problemsOfList } from './declared-fields.js';
import { type AiPolicy, type GenerativeAi, problemsOfGenerativeAi } from './generative-ai.js';
import { type Licence, licences } from './licence.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfText } from './text.js';

export const dataAccesses = ['OPEN', 'INTERNAL', 'PSEUDONYMISED', 'PURCHASED'] as const;
export type DataAccess = (typeof dataAccesses)[number];

type Blank = null | undefined;

export interface DataSource {
  /** Which row of the catalogue it was picked from: that filled in name, provider, source and, where it has one, the licence. */
  catalogueItem?: string | Blank;
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

/** What a team declares about its entry. A draft may have blanks, a submission may not. */
export interface Declarations {
  dataSources: readonly DataSource[];
  tools: readonly Tool[];
  generativeAi: GenerativeAi;
  /** Other contests that this work was entered in or won. */
  earlierAwards: readonly string[];
}

export const emptyDeclarations: Declarations = { dataSources: [], tools: [], generativeAi: {}, earlierAwards: [] };

/** What is wrong with declarations even while they are a draft: too long, unknown words, impossible days. */
export const problemsOfDraftDeclarations = (declarations: Declarations): Problem[] => problemsOf(declarations, null);

/** What keeps declarations from being submitted: the faults of a draft, blanks, no data source at all, AI against the edition's policy. */
export function problemsOfSubmittedDeclarations(declarations: Declarations, policy: AiPolicy): Problem[] {
  const problems = problemsOf(declarations, { policy });
  if (declarations.dataSources.length > 0) return problems;
  const ko = '분석에 사용한 데이터를 하나 이상 적어 주세요.';
  return [problem('dataSources', 'REQUIRED', ko, 'Please declare at least one data source.'), ...problems];
}

const problemsOf = (
  { dataSources, tools, generativeAi, earlierAwards }: Declarations,
  complete: { policy: AiPolicy } | null,
): Problem[] => [
  ...problemsOfList('dataSources', dataSources, (source, path) => problemsOfDataSource(path, source, complete !== null)),
  ...problemsOfList('tools', tools, (tool, path) => problemsOfTool(path, tool, complete !== null)),
  ...problemsOfGenerativeAi('generativeAi', generativeAi, complete),
  ...problemsOfList('earlierAwards', earlierAwards, (award, path) =>
    problemsOfText(path, award, { max: longestLine, required: complete !== null }),
  ),
];

function problemsOfDataSource(path: string, source: DataSource, complete: boolean): Problem[] {
  const isInternal = source.access === 'INTERNAL' || source.licence === 'INTERNAL';
  return [
    ...problemsOfText(`${path}.name`, source.name, { max: longestLine, required: complete }),
    ...problemsOfText(`${path}.provider`, source.provider, { max: longestLine, required: complete }),
    ...problemsOfText(`${path}.source`, source.source, { max: longestParagraph, required: complete }),
    ...problemsOfChoice(`${path}.licence`, source.licence, licences, complete),
    ...problemsOfText(`${path}.referencePeriod`, source.referencePeriod, { max: longestLine, required: complete }),
    ...problemsOfDay(`${path}.collectedOn`, source.collectedOn, complete),
    ...problemsOfChoice(`${path}.access`, source.access, dataAccesses, complete),
    ...problemsOfAnswer(`${path}.containsPersonalData`, source.containsPersonalData, complete),
    ...problemsOfText(`${path}.internalApprovalNumber`, source.internalApprovalNumber, {
      max: longestLine,
      required: complete && isInternal,
    }),
    ...problemsOfAnswer(`${path}.usesBigDataWave`, source.usesBigDataWave, complete),
  ];
}

const problemsOfTool = (path: string, tool: Tool, complete: boolean): Problem[] => [
  ...problemsOfText(`${path}.name`, tool.name, { max: longestLine, required: complete }),
  // Tools inside a platform, as those of Big-Data Wave, show their users no version.
  ...problemsOfText(`${path}.version`, tool.version, { max: longestLine, required: false }),
  ...problemsOfText(`${path}.purpose`, tool.purpose, { max: longestLine, required: complete }),
];
