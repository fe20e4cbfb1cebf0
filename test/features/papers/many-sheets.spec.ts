import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import { textOfPdf } from '../../support/pdf-text.js';
import type { Person } from '../../support/person.js';

const ENTRIES = 7;
const JUDGES = 43;

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
const accounts: string[] = [];
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  edition = await anEdition(it.db, { stageState: StageState.OPEN, tracks: ['분석', '활용'] });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const entries = [];
  for (let at = 0; at < ENTRIES; at += 1) entries.push(await anEntry(it.db, edition, { title: `제목 ${at}` }));
  for (let at = 0; at < JUDGES; at += 1) {
    const { id } = await anAccount(it.db, { name: `심사위원${at}` });
    accounts.push(id);
    const seat = await aJudge(it.db, edition, id);
    for (const entry of entries) {
      const assignment = await anAssignment(it.db, edition, seat, entry);
      await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED, comment: '분석의 근거가 분명하다. '.repeat(10) });
    }
  }
  await moveStage(it.db, edition, StageState.CLOSED);
}, 120_000);
afterAll(() => it?.close());

const get = (more: string) => organizer.get(`/papers/sheets/${edition.stage}.pdf?reason=${encodeURIComponent('심사표 철')}${more}`);
const refusalOf = async (more: string) => (await (await get(more)).json()) as { code: string; message?: string };
const paper = async (more: string) => {
  const response = await get(more);
  const { pages, text } = await textOfPdf(Buffer.from(await response.arrayBuffer()));
  return { pages, text, name: decodeURIComponent(/filename\*=UTF-8''([^;]*)/.exec(response.headers.get('content-disposition')!)![1]!) };
};
const seenBy = async () => {
  const [row] = await it.db.query<{ people: number }[]>(
    `select count(distinct subject_id)::int as people from access_log where actor_id = $1 and competition_id = $2`,
    [organizer.account!.id, edition.id],
  );
  return row!.people;
};

test('more than three hundred are refused with how many they are and in how many parts they can be had; nobody was looked at', async () => {
  expect(await refusalOf('')).toMatchObject({ code: 'SHEETS_TOO_MANY', sheets: 301, most: 300, parts: 2 });
  expect(await refusalOf('&part=3')).toMatchObject({ code: 'SHEETS_PART_UNKNOWN', part: 3, parts: 2 });
  for (const part of ['0', '-1', 'x', '1.5', '', '1&part=2'])
    expect([part, (await refusalOf(`&part=${part}`)).code]).toEqual([part, 'INVALID_INPUT']);
  expect(await seenBy()).toBe(0);
});

test('the last part is what is left, says so in its name, and tells of the judges in it alone', async () => {
  const { pages, name } = await paper('&part=2');
  expect([pages, name]).toEqual([1, '심사표 서면심사 2부 중 2부.pdf']);
  expect(await seenBy()).toBe(1);
});

test('the sheets of one judge are one file, and those of a track or judge without any are none', async () => {
  const { pages, text } = await paper(`&judge=${accounts[3]}&track=${edition.tracks['분석']}`);
  expect([pages, text.includes('심사위원3'), text.includes('심사위원4')]).toEqual([ENTRIES, true, false]);
  for (const choice of [`track=${edition.tracks['활용']}`, `judge=${organizer.account!.id}`, 'judge=x', `track=' or true`])
    expect([choice, (await refusalOf(`&${choice}`)).code]).toEqual([choice, 'NOT_FOUND']);
});

test('three hundred are drawn within the request, each on a page, while others are served', async () => {
  const answered: number[] = [];
  const progress = { isDrawn: false };
  const drawn = paper('&part=1').finally(() => (progress.isDrawn = true));
  while (!progress.isDrawn) answered.push((await it.visitor.get('/healthz')).status);
  const { pages } = await drawn;
  expect(pages).toBe(300);
  expect(answered.length).toBeGreaterThan(10);
  expect(new Set(answered)).toEqual(new Set([200]));
}, 120_000);
