import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const PROGRESS = `query ($slug: String!, $stage: ID!) {
  organizerDesk(competition: $slug) { progress(stage: $stage) { judge { account { name } } submitted total } } }`;

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const progressOf = ({ slug }: MadeEdition, stage: string) => organizer.query(PROGRESS, { slug, stage });
const judgeOf = async (edition: MadeEdition, name: string): Promise<string> =>
  aJudge(it.db, edition, (await anAccount(it.db, { name })).id);

test('organisers see how many sheets of each judge are in, and nothing of entries that left', async () => {
  const edition = await anEdition(it.db, { stageState: StageState.OPEN });
  const rubric = await aRubric(it.db, edition);
  const [busy, idle] = [await judgeOf(edition, '박서준'), await judgeOf(edition, '최유리')];
  const [submitted, drafted, untouched] = [await anEntry(it.db, edition), await anEntry(it.db, edition), await anEntry(it.db, edition)];
  const gone = await anEntry(it.db, edition, { state: EntryState.WITHDRAWN });
  await aSheet(it.db, await anAssignment(it.db, edition, busy, submitted), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  await aSheet(it.db, await anAssignment(it.db, edition, busy, drafted), rubric, FULL_MARKS);
  await anAssignment(it.db, edition, busy, untouched);
  await aSheet(it.db, await anAssignment(it.db, edition, idle, gone), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  expect(await progressOf(edition, edition.stage)).toEqual({
    organizerDesk: {
      progress: [
        { judge: { account: { name: '박서준' } }, submitted: 1, total: 3 },
        { judge: { account: { name: '최유리' } }, submitted: 0, total: 0 },
      ],
    },
  });
  expect(await progressOf(edition, edition.finalStage)).toEqual({ organizerDesk: { progress: [] } });
});

test('a stage of another edition is not on this desk', async () => {
  const [edition, foreign] = [await anEdition(it.db), await anEdition(it.db)];
  const { errors } = await organizer.ask(PROGRESS, { slug: edition.slug, stage: foreign.stage });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
});

test('one judge costs as many statements as three', async () => {
  const edition = await anEdition(it.db);
  const counts = [];
  for (const names of [['박서준'], ['최유리', '정하늘']]) {
    for (const name of names) await anAssignment(it.db, edition, await judgeOf(edition, name), await anEntry(it.db, edition));
    counts.push(await countQueries(it.app, () => progressOf(edition, edition.stage)));
  }
  // The edition, the stage, the counts, the judges, their accounts.
  expect(counts).toEqual([5, 5]);
});
