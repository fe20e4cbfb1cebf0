import { FINAL_ENGINE_VERSION } from '../engine.js';
import { canonicalFinal, type FinalEntry, type FinalInputs, settleFinal } from '../final.js';
import { type FinalRule, stagesNeededBy } from '../final-rule.js';
import { compareText } from '../settlement/compare-text.js';
import type { BundledLines } from './bundled-lines.js';
import { type BundledStage, differences, missing, notComputable, problemsOfFrame, sourcesChanged } from './bundled-stage.js';
import { type BundleFinding, finding } from './finding.js';
import { finalResultLine, hashOfFinalEntry } from './final-lines.js';
import type { EntryLine, FinalResultLine, PartLine, PenaltyLine, SettlementLine, TieLine } from './line-contents.js';
import { problemsOfLimits, problemsOfTieDecisions } from './given-limits.js';
import { instantFor } from './submission-order.js';

/** The final of a bundle, settled anew. */
export interface BundledFinal {
  /** By the ordinal of the track. */
  tracks: Map<number, FinalInputs>;
  lines: Map<string, { track: number; line: FinalResultLine }>;
}

const path = 'final';

/** Settles the final of a bundle anew from its stages as they were settled anew, and answers every line that does not follow. */
export function verifyFinal(
  lines: BundledLines,
  stages: readonly BundledStage[],
): { final: BundledFinal | null; findings: BundleFinding[] } {
  const settlement = lines.get<SettlementLine>('final/settlement')!;
  if (settlement.engineVersion !== FINAL_ENGINE_VERSION)
    return {
      final: null,
      findings: [finding('final/settlement', '이 프로그램이 모르는 계산 방식입니다.', 'This program does not know its engine.')],
    };
  const rule = lines.get<FinalRule>('final/rule');
  const entries = new Map(lines.in<EntryLine>('final/entries'));
  const findings = problemsOfFrame(lines, path, settlement);
  if (!rule) return { final: null, findings: entries.size > 0 ? [...findings, missing('final/rule')] : findings };
  try {
    const needed = stagesNeededBy(rule);
    const absent = needed.filter((ordinal) => !stages.some((stage) => stage.ordinal === ordinal));
    if (absent.length > 0)
      return { final: null, findings: [...findings, ...absent.map((ordinal) => missing(`stages/${ordinal}/settlement`))] };
    findings.push(...problemsOfTakers(lines, entries, Math.max(...rule.stages.map(({ stage }) => stage))));
    const given = givenPoints(lines, rule, entries);
    const fromOf = fromOfEntry(entries, given, lines);
    findings.push(...given.findings, ...sourcesChanged(lines, path, entries.keys(), { fromOf, idsOf: given.idsOf }));
    const tracks = inputsByTrack(
      lines,
      rule,
      entries,
      given,
      stages.filter(({ ordinal }) => needed.includes(ordinal)),
    );
    findings.push(
      ...[...tracks].flatMap(([track, inputs]) => {
        const id = `final/tracks/${track}`;
        return problemsOfTieDecisions(id, lines.get<TieLine>(id)!.decisions, inputs);
      }),
    );
    const made = settled(tracks, fromOf);
    findings.push(...problemsOfResults(lines, made));
    return { final: { tracks, lines: made }, findings };
  } catch {
    return { final: null, findings: [...findings, notComputable(path)] };
  }
}

/** A final ranks whoever was in its last stage, in the same track and with the same status: nobody is left out, added or moved. */
function problemsOfTakers(lines: BundledLines, entries: ReadonlyMap<string, EntryLine>, last: number): BundleFinding[] {
  const folder = `stages/${last}/entries`;
  const due = new Map(lines.in<EntryLine>(folder));
  return [...new Set([...due.keys(), ...entries.keys()])].toSorted(compareText).flatMap((entry) => {
    const [before, now] = [due.get(entry), entries.get(entry)];
    if (before && now && before.track === now.track && before.status === now.status) return [];
    const ids = [`${path}/entries/${entry}`, `${folder}/${entry}`];
    const ko = '최종 심사의 출품작은 마지막 단계의 출품작과 같아야 합니다: 빠지거나, 더해지거나, 부문이나 상태가 다릅니다.';
    return [
      finding(ids, ko, 'A final ranks the entries of its last stage as they were there: this one was left out, added, moved or changed.'),
    ];
  });
}

interface Given {
  parts: ReadonlyMap<string, FinalEntry['parts']>;
  penalties: ReadonlyMap<string, FinalEntry['penalties']>;
  /** The lines that say so. */
  idsOf: (entry: string) => string[];
  findings: BundleFinding[];
}

/** Imported points and penalties by entry, in the order in which they are hashed. */
function givenPoints(lines: BundledLines, rule: FinalRule, entries: ReadonlyMap<string, EntryLine>): Given {
  const parts = lines
    .folders('final/parts')
    .flatMap((folder) =>
      lines
        .in<PartLine>(folder)
        .map(([entry, { points }]) => ({ id: `${folder}/${entry}`, entry, key: folder.slice('final/parts/'.length), points })),
    );
  const penalties = lines.in<PenaltyLine>('final/penalties').map(([name, { entry, ground, points }]) => {
    return { id: `final/penalties/${name}`, entry, key: ground, points };
  });
  const ids = Map.groupBy([...parts, ...penalties], ({ entry }) => entry);
  const isKnown = (key: string, list: readonly { key: string }[]) => list.some((known) => known.key === key);
  const strays = [
    ...parts.filter(({ entry, key }) => !entries.has(entry) || !isKnown(key, rule.parts)),
    ...penalties.filter(({ entry, key }) => !entries.has(entry) || !isKnown(key, rule.penalties)),
  ];
  return {
    parts: byEntry(parts),
    penalties: byEntry(penalties),
    idsOf: (entry) => (ids.get(entry) ?? []).map(({ id }) => id),
    findings: [
      ...strays.map(({ id }) =>
        finding(id, '최종 규칙이나 출품작에 없는 점수입니다.', 'The final has no such entry, or its rule no such key.'),
      ),
      ...problemsOfLimits(rule, parts, penalties),
    ],
  };
}

const byEntry = (points: readonly { entry: string; key: string; points: string }[]) =>
  new Map(
    [...Map.groupBy(points, ({ entry }) => entry)].map(([entry, list]) => [
      entry,
      list
        .map(({ key, points: given }) => ({ key, points: given }))
        .toSorted((a, b) => compareText(a.key, b.key) || compareText(a.points, b.points)),
    ]),
  );

function inputsByTrack(
  lines: BundledLines,
  rule: FinalRule,
  entries: ReadonlyMap<string, EntryLine>,
  { parts, penalties }: Given,
  stages: readonly BundledStage[],
): Map<number, FinalInputs> {
  const byTrack = Map.groupBy([...entries], ([, { track }]) => track);
  return new Map(
    [...byTrack].map(([track, ofTrack]) => {
      const { decisions } = lines.get<TieLine>(`final/tracks/${track}`)!;
      const orderOf = new Map(decisions.map(({ entry, order }) => [entry, order]));
      const list = ofTrack.map(([id, { status, submitted }]): FinalEntry => ({
        id,
        status,
        submittedAt: instantFor(submitted),
        stages: stages.flatMap(({ ordinal, results }) => (results.has(id) ? [{ stage: ordinal, ...results.get(id)! }] : [])),
        parts: parts.get(id) ?? [],
        penalties: penalties.get(id) ?? [],
        decision: orderOf.get(id) ?? null,
      }));
      return [track, canonicalFinal({ rule, entries: list })];
    }),
  );
}

const fromOfEntry =
  (entries: ReadonlyMap<string, EntryLine>, { parts, penalties }: Given, { tools }: BundledLines) =>
  (entry: string): string =>
    hashOfFinalEntry(entries.get(entry)!, { parts: parts.get(entry) ?? [], penalties: penalties.get(entry) ?? [] }, tools);

function settled(tracks: ReadonlyMap<number, FinalInputs>, fromOf: (entry: string) => string): BundledFinal['lines'] {
  const rows = [...tracks].flatMap(([track, inputs]) => settleFinal(inputs).map((row) => ({ track, row })));
  return new Map(rows.map(({ track, row }) => [row.entry, { track, line: finalResultLine(row, fromOf(row.entry)) }]));
}

function problemsOfResults(lines: BundledLines, made: BundledFinal['lines']): BundleFinding[] {
  const there = new Map(lines.in<FinalResultLine>('final/results'));
  const extra = [...there.keys()].filter((entry) => !made.has(entry));
  return [
    ...extra.map((entry) => finding(`final/results/${entry}`, '최종 심사에 없는 출품작입니다.', 'The final has no such entry.')),
    ...[...made.keys()].toSorted(compareText).flatMap((entry) => {
      const [id, line] = [`final/results/${entry}`, there.get(entry)];
      return line ? differences(id, line, made.get(entry)!.line) : [missing(id)];
    }),
  ];
}
