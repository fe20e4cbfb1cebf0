import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, anAssignment, aRubric, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { code }
  presentations { assignment code title teamName state files { name } sheet { revision } } } }`;
interface Desk {
  judgeDesk: { assignments: { code: string }[]; presentations: { assignment: string; teamName: string }[] };
}

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let assignments: string[];
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@presentation.example');
  const organizer = await it.person('organizer@presentation.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  edition = await anEdition(it.db);
  const stage = edition.finalStage;
  await aRubric(it.db, edition, { stage });
  const seat = await aJudge(it.db, edition, judge.account!.id, { stage });
  assignments = [];
  for (const name of ['하나', '둘', '셋', '넷']) {
    const entry = await anEntry(it.db, edition, { title: `${name}의 분석`, team: { name: `팀 ${name}` } });
    await advanced(it.db, edition, entry);
    assignments.push(
      await anAssignment(it.db, edition, seat, entry, { stage, code: { 하나: 'A2A2', 둘: 'B3B3', 셋: 'C4C4', 넷: 'D5D5' }[name]! }),
    );
  }
  await organizer.mutate('announceDraw', { stage, seedHash: createHash('sha256').update('2623.42').digest('hex') });
  await organizer.mutate('drawOrder', { stage, seed: '2623.42' });
});
afterAll(() => it.close());

const deskOf = async (): Promise<Desk['judgeDesk']> => (await judge.query<Desk>(DESK, { stage: edition.finalStage })).judgeDesk;
const moveFinal = (state: StageState) => moveStage(it.db, { ...edition, stage: edition.finalStage }, state);

test('nothing is presented before judging begins', async () => {
  expect((await deskOf()).presentations).toEqual([]);
});

test('judges see who presents, in the order that was drawn', async () => {
  await moveFinal(StageState.OPEN);
  const desk = await deskOf();
  // 003, 004, 001, 002: test/domain/draw.spec.ts.
  expect(desk.presentations.map(({ teamName }) => teamName)).toEqual(['팀 셋', '팀 넷', '팀 하나', '팀 둘']);
  expect(desk.presentations[0]).toEqual({
    assignment: assignments[2],
    code: 'C4C4',
    title: '셋의 분석',
    teamName: '팀 셋',
    state: 'NOT_OPENED',
    files: [{ name: 'C4C4-report.pdf' }],
    sheet: null,
  });
  expect(desk.assignments.map(({ code }) => code).toSorted()).toEqual(['A2A2', 'B3B3', 'C4C4', 'D5D5']);
});

test('it costs the same number of statements for one entry as for four', async () => {
  const cost = () => countQueries(it.app, deskOf);
  const four = await cost();
  await it.db.query(`delete from assignment where id = any($1::uuid[])`, [assignments.slice(1)]);
  expect([await cost(), (await deskOf()).presentations.length]).toEqual([four, 1]);
});

test('in a blind stage nothing is presented', async () => {
  await it.db.query(`update stage set is_blind = true where id = $1`, [edition.finalStage]);
  const { assignments: given, presentations } = await deskOf();
  expect([given.length, presentations]).toEqual([1, []]);
});
