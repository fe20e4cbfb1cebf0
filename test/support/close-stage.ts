import type { StageRule as Rule } from '../../src/domain/stage-rule.js';
import { StageState } from '../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../src/features/scoring/sheet.entity.js';
import type { TestApp } from './app.js';
import { anEntry, type MadeEntry } from './entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from './factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from './judging-factories.js';
import type { Person } from './person.js';

export interface CloseStage {
  edition: MadeEdition;
  /** By index: the first was the best by design, and each is half a point below the one before it. */
  entries: MadeEntry[];
  /** Accounts on the panel, the one of the first seat first. */
  judges: string[];
  settlement: string;
}

const [ENTRIES, JUDGES, SHEETS] = [12, 6, 3];
/** Who sees which entry: any two judges are linked, and each has six sheets. */
const judgesOf = (entry: number): number[] =>
  [entry, entry + 1, entry + 2 + (Math.floor(entry / JUDGES) % 2)].map((judge) => judge % JUDGES);
/** Of relevance, in half points: falling by half a point, the even judges two points more generous, and some noise. */
const markOf = (entry: number, judge: number): string =>
  (17 - entry * 0.5 + (judge % 2 === 0 ? 2 : 0) + (((entry * 7 + judge * 3) % 5) - 2) * 0.5).toFixed(2);

interface Wish {
  /** Of the first entry's team. */
  members?: { accountId: string }[];
  /** Done before anything is announced. */
  before?: (edition: MadeEdition) => Promise<unknown>;
  rule?: Rule;
}

/** A settled paper review of twelve close entries, three sheets each, of which four go on; adjusted scores are official. */
export async function aCloseStage(it: TestApp, organizer: Person, { members, before, rule }: Wish = {}): Promise<CloseStage> {
  const edition = await anEdition(it.db);
  await before?.(edition);
  await organizer.mutate('setAdvanceQuotas', { stage: edition.stage, quotas: [{ track: edition.tracks['분석'], quota: 4 }] });
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition, rule);
  const judges = await Promise.all(Array.from({ length: JUDGES }, async () => (await anAccount(it.db)).id));
  const seats: string[] = [];
  for (const account of judges) seats.push(await aJudge(it.db, edition, account));
  const entries: MadeEntry[] = [];
  for (let index = 0; index < ENTRIES; index += 1) {
    const entry = await anEntry(it.db, edition, {
      title: `작품 ${index}`,
      ...(index === 0 && members && { team: { members } }),
    });
    entries.push(entry);
    for (const judge of judgesOf(index).slice(0, SHEETS)) {
      const assignment = await anAssignment(it.db, edition, seats[judge]!, entry);
      await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, relevance: markOf(index, judge) }, { state: SheetState.SUBMITTED });
    }
  }
  await moveStage(it.db, edition, StageState.CLOSED);
  const { id: settlement } = await organizer.mutate('settleStage', { stage: edition.stage });
  return { edition, entries, judges, settlement };
}
