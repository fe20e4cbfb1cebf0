import { type DemoMark, demoMarks } from './demo-marks.js';
import type { DemoClient } from './demo-client.js';
import type { DemoEdition, SignIn } from './demo-edition.js';
import type { DemoPerson } from './demo-person.type.js';

const DESK = 'query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment title } } }';

/** How much of a judge's work is done: the share of the sheets that are submitted; the next one is a draft, unless all are. */
export async function scoreSheets(
  as: SignIn,
  { edition, judges, titles, share }: { edition: DemoEdition; judges: readonly DemoPerson[]; titles: readonly string[]; share: number },
): Promise<void> {
  for (const [seat, { email }] of judges.entries()) {
    const judge = await as(email);
    const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { assignment: string; title: string }[] } }>(DESK, {
      stage: edition.stage,
    });
    const work = judgeDesk.assignments.toSorted((a, b) => titles.indexOf(a.title) - titles.indexOf(b.title));
    const done = Math.round(work.length * share);
    for (const [index, { assignment, title }] of work.slice(0, done + 1).entries()) {
      await scoreOne(judge, { assignment, marks: demoMarks(titles.indexOf(title), seat), isComplete: index < done });
    }
  }
}

/** A sheet with all marks, submitted; or a draft that lacks the last two. */
async function scoreOne(
  judge: DemoClient,
  { assignment, marks, isComplete }: { assignment: string; marks: DemoMark[]; isComplete: boolean },
): Promise<void> {
  const kept = isComplete ? marks : marks.slice(0, -2);
  const comment = isComplete ? '분석 방법과 활용 방안이 잘 이어집니다.' : '';
  const { revision } = await judge.mutate<{ revision: number }>(
    'saveSheet',
    { assignment, revision: 0, marks: kept, comment },
    '{ revision }',
  );
  if (isComplete) await judge.mutate('submitSheet', { assignment, revision }, '{ state }');
}
