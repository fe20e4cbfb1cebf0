import type { EngineVersion } from '../engine.js';
import { settleTrack } from '../settle.js';
import { compareText } from '../settlement/compare-text.js';
import { canonicalInputs, type StageInputs } from '../settlement/stage-inputs.js';
import { resultsOfStage, type StageResult } from '../stage-result.js';
import { numbered, stagePath } from './bundle.js';
import type { BundledLines } from './bundled-lines.js';
import { type BundleFinding, differs, finding } from './finding.js';
import type { CircumstancesLine, EntryLine, JudgesLine, SettlementLine, SheetLine, StageResultLine } from './line-contents.js';
import { hashOfJudged, judgesOf, resultLine } from './stage-lines.js';
import { instantFor } from './submission-order.js';

/** A stage of a bundle, settled anew. */
export interface BundledStage {
  ordinal: number;
  version: EngineVersion;
  /** By the ordinal of the track. */
  tracks: Map<number, StageInputs>;
  /** By entry: what a final takes from it, and its line. */
  results: Map<string, StageResult>;
  lines: Map<string, { track: number; line: StageResultLine }>;
}

const versions: readonly string[] = ['1', '2', '3'] satisfies EngineVersion[];

/** Settles a stage of a bundle anew, and answers every line of it that does not follow from the others. */
export function verifyStage(lines: BundledLines, ordinal: number): { stage: BundledStage | null; findings: BundleFinding[] } {
  const path = stagePath(ordinal);
  const settlement = lines.get<SettlementLine>(`${path}/settlement`);
  if (!settlement) return { stage: null, findings: [missing(`${path}/settlement`)] };
  if (!versions.includes(settlement.engineVersion)) return { stage: null, findings: [unknownEngine(path, settlement)] };
  const version = settlement.engineVersion as EngineVersion;
  const sheets = lines.in<SheetLine>(`${path}/sheets`);
  const entries = new Map(lines.in<EntryLine>(`${path}/entries`));
  const findings = [...problemsOfFrame(lines, path, settlement), ...problemsOfSheets(lines, path, sheets, entries)];
  const sheetsOf = Map.groupBy(sheets, ([, { entry }]) => entry);
  const sheetIds = (entry: string) => (sheetsOf.get(entry) ?? []).map(([name]) => `${path}/sheets/${name}`);
  const fromOf = (entry: string) =>
    hashOfJudged(
      entries.get(entry)!,
      (sheetsOf.get(entry) ?? []).map(([, sheet]) => sheet),
      lines.tools,
    );
  findings.push(...sourcesChanged(lines, path, entries.keys(), { fromOf, idsOf: sheetIds }));
  try {
    findings.push(...problemsOfWords(lines, path, version));
    const tracks = inputsByTrack(lines, path, entries, sheetsOf, version);
    const made = settled(tracks, version, fromOf);
    findings.push(...problemsOfResults(lines, path, made));
    const results = new Map([...tracks.values()].flatMap((inputs) => [...resultsOfStage(inputs, version)]));
    return { stage: { ordinal, version, tracks, results, lines: made }, findings };
  } catch {
    return { stage: null, findings: [...findings, notComputable(path)] };
  }
}

export const missing = (id: string): BundleFinding =>
  finding(id, '있어야 할 줄이 없습니다.', 'There is no such line, and there has to be.');

const unknownEngine = (path: string, { engineVersion }: SettlementLine): BundleFinding =>
  finding(
    `${path}/settlement`,
    `이 프로그램이 모르는 계산 방식입니다: ${engineVersion.slice(0, 20)}`,
    `This program does not know the engine ${engineVersion.slice(0, 20)}.`,
  );

export const notComputable = (path: string): BundleFinding =>
  finding(
    [`${path}/rule`, `${path}/settlement`],
    '규칙, 심사기준, 채점이 서로 맞지 않아 계산할 수 없습니다.',
    'Rule, rubric and sheets do not go together: nothing can be computed from them.',
  );

/** The rule and the like are those that were settled by. */
export function problemsOfFrame(lines: BundledLines, path: string, { from }: SettlementLine): BundleFinding[] {
  const named = new Set(from.map(({ id }) => id));
  const there = ['rule', 'rubric'].map((name) => `${path}/${name}`).filter((id) => lines.get(id) !== undefined);
  const listed = ['tracks', 'corrections'].flatMap((folder) => lines.in(`${path}/${folder}`).map(([name]) => `${path}/${folder}/${name}`));
  const due = [...there, ...listed];
  return [
    ...due
      .filter((id) => !named.has(id))
      .map((id) => finding([id, `${path}/settlement`], '확정에 쓰이지 않은 줄입니다.', 'The settlement did not follow from it.')),
    ...from.flatMap(({ id, hash }) => {
      const content = lines.get(id);
      if (content === undefined) return [missing(id), missing(`${path}/settlement`)];
      return lines.hashOf(content) === hash
        ? []
        : [finding([id, `${path}/settlement`], '확정할 때와 다릅니다.', 'It is not what was settled by.')];
    }),
  ];
}

function problemsOfSheets(
  lines: BundledLines,
  path: string,
  sheets: [string, SheetLine][],
  entries: ReadonlyMap<string, EntryLine>,
): BundleFinding[] {
  const judges = lines.get<JudgesLine>(`${path}/judges`);
  if (!judges) return [missing(`${path}/judges`)];
  const seen = new Set<string>();
  const findings = sheets.flatMap(([name, { entry, judge }], index): BundleFinding[] => {
    const id = `${path}/sheets/${name}`;
    const pair = `${entry} ${judge}`;
    if (seen.has(pair))
      return [finding(id, '같은 위원이 같은 출품작을 두 번 채점했습니다.', 'The same judge has another sheet on the same entry.')];
    seen.add(pair);
    if (!entries.has(entry)) return [finding(id, '이 단계에 없는 출품작의 채점표입니다.', 'The stage has no such entry.')];
    return name === numbered(index) ? [] : [finding(id, '채점표 번호가 이어지지 않습니다.', 'The numbers of the sheets leave one out.')];
  });
  const counted = judgesOf(sheets.map(([, sheet]) => sheet));
  const listed = new Map(judges.map(({ judge, sheets: count }) => [judge, count]));
  const counts = new Map(counted.map(({ judge, sheets: count }) => [judge, count]));
  const wrong = [...new Set([...listed.keys(), ...counts.keys()])].filter((judge) => listed.get(judge) !== counts.get(judge));
  const ofWrong = sheets.filter(([, { judge }]) => wrong.includes(judge)).map(([name]) => `${path}/sheets/${name}`);
  if (wrong.length === 0 && judges.length === counted.length) return findings;
  const [ko, en] = ['위원마다의 채점표 수가 맞지 않습니다.', 'The number of sheets of a judge is wrong.'];
  return [...findings, finding([`${path}/judges`, ...ofWrong], ko, en)];
}

/** Whatever in a rule or a rubric the engine does not know would be read by people, and count for nothing. */
function problemsOfWords(lines: BundledLines, path: string, version: EngineVersion): BundleFinding[] {
  const rule = lines.get<StageInputs['rule']>(`${path}/rule`);
  const rubric = lines.get<StageInputs['rubric']>(`${path}/rubric`);
  if (!rule || !rubric) return [];
  const known = canonicalInputs({ rule, rubric, entries: [] }, version);
  return (['rule', 'rubric'] as const)
    .filter((name) => lines.hashOf(known[name]) !== lines.hashOf(lines.get(`${path}/${name}`)))
    .map((name) =>
      finding(
        `${path}/${name}`,
        '계산 방식이 모르는 내용이 들어 있거나 다르게 적혀 있습니다.',
        'It says something that the engine does not know, or in another way.',
      ),
    );
}

function inputsByTrack(
  lines: BundledLines,
  path: string,
  entries: ReadonlyMap<string, EntryLine>,
  sheetsOf: ReadonlyMap<string, [string, SheetLine][]>,
  version: EngineVersion,
): Map<number, StageInputs> {
  const rule = lines.get<StageInputs['rule']>(`${path}/rule`)!;
  const rubric = lines.get<StageInputs['rubric']>(`${path}/rubric`)!;
  const byTrack = Map.groupBy([...entries], ([, { track }]) => track);
  return new Map(
    [...byTrack].map(([track, ofTrack]) => {
      const circumstances = lines.get<CircumstancesLine>(`${path}/tracks/${track}`)!;
      const inputs: StageInputs = {
        rule,
        rubric,
        entries: ofTrack.map(([id, { status, submitted }]) => ({
          id,
          status,
          submittedAt: instantFor(submitted),
          sheets: (sheetsOf.get(id) ?? []).map(([, { judge, marks }]) => ({ judge, marks })),
        })),
        ...circumstances,
      };
      return [track, canonicalInputs(inputs, version)];
    }),
  );
}

function settled(
  tracks: ReadonlyMap<number, StageInputs>,
  version: EngineVersion,
  fromOf: (entry: string) => string,
): BundledStage['lines'] {
  const rows = [...tracks].flatMap(([track, inputs]) => settleTrack(inputs, version).standings.map((row) => ({ track, row })));
  return new Map(rows.map(({ track, row }) => [row.entry, { track, line: resultLine(row, fromOf(row.entry)) }]));
}

function problemsOfResults(lines: BundledLines, path: string, made: BundledStage['lines']): BundleFinding[] {
  const there = new Map(lines.in<StageResultLine>(`${path}/results`));
  const idOf = (entry: string) => `${path}/results/${entry}`;
  const extra = [...there.keys()].filter((entry) => !made.has(entry));
  return [
    ...extra.map((entry) => finding(idOf(entry), '이 단계에 없는 출품작입니다.', 'The stage has no such entry.')),
    ...[...made.keys()].toSorted(compareText).flatMap((entry): BundleFinding[] => {
      const line = there.get(entry);
      return line ? differences(idOf(entry), line, made.get(entry)!.line) : [missing(idOf(entry))];
    }),
  ];
}

/** The results that were settled from something else than the lines of their entries now say; `idsOf` names those besides the entry's own. */
export const sourcesChanged = <Line extends { from: string }>(
  lines: BundledLines,
  path: string,
  entries: Iterable<string>,
  { fromOf, idsOf }: { fromOf: (entry: string) => string; idsOf: (entry: string) => string[] },
): BundleFinding[] =>
  [...entries].flatMap((entry) => {
    const line = lines.get<Line>(`${path}/results/${entry}`);
    if (!line || line.from === fromOf(entry)) return [];
    const ids = [`${path}/results/${entry}`, `${path}/entries/${entry}`, ...idsOf(entry)];
    return [finding(ids, '확정할 때의 값이 아닙니다.', 'It was settled from something else than these lines.')];
  });

/** The fields in which a line is not what follows. */
export function differences<Line extends { from: string }>(id: string, has: Line, follows: Line): BundleFinding[] {
  const fields = [...new Set([...Object.keys(has), ...Object.keys(follows)])] as (keyof Line & string)[];
  return fields
    .filter((field) => field !== 'from' && JSON.stringify(sorted(has[field])) !== JSON.stringify(sorted(follows[field])))
    .map((field) => differs(id, field, has[field], follows[field]));
}

/** With keys in one order, whatever order they were written in. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, of]): [string, unknown] => [key, sorted(of)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
};
