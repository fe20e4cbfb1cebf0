import { StageState } from '../../src/features/competitions/stage.entity.js';
import { EntryVersion } from '../../src/features/entries/entry.entity.js';
import { SheetState } from '../../src/features/scoring/sheet.entity.js';
import type { TestApp } from './app.js';
import { anEntry, type MadeEntry } from './entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from './factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from './judging-factories.js';
import type { Person } from './person.js';

export interface SettledStage {
  edition: MadeEdition;
  /** In the order of their marks, by track. */
  entries: Record<string, MadeEntry[]>;
  settlement: string;
}

/** Entries of one judge's sheet each, by track: the mark on relevance is the wish, and the total 67.50 more. */
export async function aSettledStage(
  it: TestApp,
  organizer: Person,
  relevance: Record<string, string[]>,
  before: (edition: MadeEdition) => Promise<unknown> = async () => {},
): Promise<SettledStage> {
  const edition = await anEdition(it.db, { tracks: Object.keys(relevance) });
  await before(edition);
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const entries: Record<string, MadeEntry[]> = {};
  for (const [track, marks] of Object.entries(relevance)) {
    const judge = await aJudge(it.db, edition, (await anAccount(it.db)).id, { track });
    entries[track] = [];
    for (const mark of marks) {
      const entry = await anEntry(it.db, edition, { track, title: `${track} ${entries[track].length}` });
      entries[track].push(entry);
      const assignment = await anAssignment(it.db, edition, judge, entry);
      await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, relevance: mark }, { state: SheetState.SUBMITTED });
    }
  }
  await moveStage(it.db, edition, StageState.CLOSED);
  const { id: settlement } = await organizer.mutate('settleStage', { stage: edition.stage });
  return { edition, entries, settlement };
}

/** Says when the only version of an entry was submitted, against the trigger that keeps versions as they are. */
export async function submittedAt(it: TestApp, entry: MadeEntry, at: string): Promise<void> {
  await it.db.query(`alter table entry_version disable trigger entry_version_written_once`);
  await it.db.getRepository(EntryVersion).update({ entryId: entry.id }, { submittedAt: new Date(at) });
  await it.db.query(`alter table entry_version enable trigger entry_version_written_once`);
}
