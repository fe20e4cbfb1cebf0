import type { EntityManager } from 'typeorm';
import type { PanelState } from '../../domain/assignment/panel-problem.js';
import type { Pair } from '../../domain/assignment/problem.js';
import type { Declarations } from '../../domain/declaration.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { barredPairs } from '../panels/panel.queries.js';
import { entriesToPlan, judgesToPlan, type StandingRow, standingPairs } from './planning.queries.js';

/** One track of a stage: what is planned by index, and whom the indices mean. */
export interface LoadedPanel extends PanelState {
  trackId: string;
  entryIds: string[];
  entryNumbers: string[];
  judgeIds: string[];
  /** The assignments that stand, in the order of `standing`. */
  assignments: StandingRow[];
}

export interface LoadedStage {
  panels: LoadedPanel[];
  /** SHA-256 of everything that a plan follows from, but for how far judges have come. */
  hash: string;
}

/** Everything that a plan of a stage follows from: four statements, however many judges there are. */
export async function loadStage(tx: EntityManager, stageId: string): Promise<LoadedStage> {
  const entries = await entriesToPlan(tx, stageId);
  const judges = await judgesToPlan(tx, stageId);
  const barred = await barredPairs(tx, stageId);
  const standing = await standingPairs(tx, stageId);
  const tracks = [...new Set([...entries, ...judges].map(({ trackId }) => trackId))];
  const panels = tracks.map((trackId): LoadedPanel => {
    const own = entries.filter((entry) => entry.trackId === trackId);
    const sitting = judges.filter((judge) => judge.trackId === trackId);
    const entryAt = new Map(own.map(({ id }, index) => [id, index]));
    const judgeAt = new Map(sitting.map(({ id }, index) => [id, index]));
    const pairOf = ({ entryId, judgeId }: { entryId: string; judgeId: string }): Pair | null => {
      const [entry, judge] = [entryAt.get(entryId), judgeAt.get(judgeId)];
      return entry === undefined || judge === undefined ? null : [entry, judge];
    };
    const assignments = standing.filter((row) => pairOf(row) !== null);
    return {
      trackId,
      entryIds: own.map(({ id }) => id),
      entryNumbers: own.map(({ number }) => number),
      judgeIds: sitting.map(({ id }) => id),
      entries: own.map(({ demand, title, summary, declarations }) => ({ demand, text: wordsOf(title, summary, declarations) })),
      judges: sitting.map(({ maxLoad, words, hasLeft }) => ({ maxLoad, words, hasLeft })),
      conflicts: barred.map(pairOf).filter((pair) => pair !== null),
      standing: assignments.map((row) => ({ pair: pairOf(row)!, work: row.work })),
      assignments,
    };
  });
  return { panels, hash: hashOf(panels) };
}

/** What an entry says of itself, and by which its judges' fields are found: its title, summary, tools and data. */
function wordsOf(title: string, summary: string, { tools, dataSources }: Declarations): string {
  const named = [
    ...tools.flatMap(({ name, purpose }) => [name, purpose]),
    ...dataSources.flatMap(({ name, provider }) => [name, provider]),
  ];
  return [title, summary, ...named.filter((text) => text != null)].join('\n');
}

const hashOf = (panels: readonly LoadedPanel[]): string =>
  sha256(
    JSON.stringify(
      panels.map(({ trackId, entryIds, judgeIds, entries, judges, conflicts, standing }) => [
        trackId,
        entryIds,
        judgeIds,
        entries,
        judges,
        conflicts,
        standing.map(({ pair }) => pair),
      ]),
    ),
  );
