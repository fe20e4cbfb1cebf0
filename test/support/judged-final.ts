import { defaultRubric, presentationRubric } from '../../src/domain/default-rubric.js';
import { defaultRule } from '../../src/domain/stage-rule.js';
import { StageState } from '../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../src/features/scoring/sheet.entity.js';
import type { TestApp } from './app.js';
import { anEntry, type MadeEntry } from './entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from './factories.js';
import { FINAL_RULE } from './final-rule.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, moveStage } from './judging-factories.js';
import type { Person } from './person.js';

type Marks = Record<string, string>;

/** What the judges of each stage give an entry in all; `marks` overrides single marks of the paper review. */
interface Judged {
  paper: number[];
  presentation: number[];
  marks?: Marks;
}

export interface JudgedFinal {
  edition: MadeEdition;
  /** In the order of the wish, by track; whoever has nothing for the presentation did not advance. */
  entries: Record<string, MadeEntry[]>;
  settlements: { paper: string; presentation: string };
}

/** Marks that come to a total, taken off the first criteria. */
function totalling(total: number, { criteria }: typeof defaultRubric): Marks {
  let missing = 100 - total;
  const marks = criteria.map(({ key, maxPoints }) => {
    const less = Math.min(Number(maxPoints), missing);
    missing -= less;
    return [key, String(Number(maxPoints) - less)];
  });
  return Object.fromEntries(marks);
}

/**
 * An edition with an announced final rule whose paper review (trimmed means; completeness has a floor of 5) and presentation (means) were
 * judged and settled: the best two of each track came to the presentation, in an order that was drawn.
 */
export async function aJudgedFinal(
  it: TestApp,
  organizer: Person,
  judged: Record<string, Judged[]>,
  rule: object = FINAL_RULE,
): Promise<JudgedFinal> {
  const tracks = Object.keys(judged);
  const edition = await anEdition(it.db, { tracks });
  const { stage, finalStage } = edition;
  const quotas = tracks.map((track) => ({ track: edition.tracks[track], quota: 2 }));
  await organizer.mutate('setAdvanceQuotas', { stage, quotas });
  await organizer.mutate('announceFinalRule', { competition: edition.id, rule }, '{ version }');
  const floors = [{ criterion: 'completeness', points: '5' }];
  await aRule(it.db, edition, { ...defaultRule(defaultRubric, 'PAPER'), tally: 'TRIMMED_MEAN', floors });
  await aRule(it.db, edition, defaultRule(presentationRubric, 'PRESENTATION'), finalStage);
  const entries: JudgedFinal['entries'] = {};
  for (const track of tracks) {
    entries[track] = [];
    for (const index of judged[track]!.keys())
      entries[track].push(await anEntry(it.db, edition, { track, title: `${track} ${index + 1}` }));
  }

  const paperRubric = await aRubric(it.db, edition);
  await sheets(it, edition, stage, paperRubric, entries, (track, index) => {
    const { paper, marks } = judged[track]![index]!;
    return paper.map((total) => ({ ...totalling(total, defaultRubric), ...marks }));
  });
  const paper = await settled(it, organizer, edition, stage);
  await organizer.mutate('advanceEntries', { stage });

  const sourceKo = '2025년 10월 14일 코스피 종가';
  await organizer.mutate('announceDraw', { stage: finalStage, sourceKo, sourceEn: 'KOSPI close of 14 October 2025' });
  await organizer.mutate('drawOrder', { stage: finalStage, seed: '3561.81' });
  const rubric = await aRubric(it.db, edition, { stage: finalStage, criteria: presentationRubric.criteria });
  await sheets(it, edition, finalStage, rubric, entries, (track, index) =>
    judged[track]![index]!.presentation.map((total) => totalling(total, presentationRubric)),
  );
  const presentation = await settled(it, organizer, edition, finalStage);
  return { edition, entries, settlements: { paper, presentation } };
}

/** Every entry gets the sheets that are wished for it, the first of them from the first judge of its track, and so on. */
async function sheets(
  { db }: TestApp,
  edition: MadeEdition,
  stage: string,
  rubric: string,
  entries: JudgedFinal['entries'],
  marksOf: (track: string, index: number) => Marks[],
): Promise<void> {
  for (const [track, ofTrack] of Object.entries(entries)) {
    const judges: string[] = [];
    for (const [index, entry] of ofTrack.entries()) {
      for (const [seat, marks] of marksOf(track, index).entries()) {
        judges[seat] ??= await aJudge(db, edition, (await anAccount(db)).id, { track, stage });
        const assignment = await anAssignment(db, edition, judges[seat], entry, { stage });
        await aSheet(db, assignment, rubric, marks, { state: SheetState.SUBMITTED });
      }
    }
  }
}

async function settled(it: TestApp, organizer: Person, edition: MadeEdition, stage: string): Promise<string> {
  await moveStage(it.db, edition, StageState.CLOSED, stage);
  return (await organizer.mutate('settleStage', { stage })).id;
}
