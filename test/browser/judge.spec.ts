import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/demo/demo-people.js';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';

let run: ConsoleRun;
let stage: string;
beforeAll(async () => {
  run = await startConsole();
  const [row] = await run.it.db.query<
    { id: string }[]
  >(`select stage.id from stage join competition on competition.id = stage.competition_id
    where competition.slug = 'busan-2026' and stage.kind = 'PAPER'`);
  stage = row!.id;
}, 180_000);
afterAll(() => run.close());

interface Kept {
  assignment: string;
  code: string;
  state: string;
  sheet: { comment: string; total: string | null; marks: { criterion: string; points: string | null; comment: string }[] } | null;
}

/** The judge's desk as the server has it. */
async function deskOf(page: Page): Promise<Kept[]> {
  const query = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment code state
    sheet { comment total marks { criterion points comment } } } } }`;
  const answer = await page.request.post('/graphql', { data: { query, variables: { stage } } });
  const { data } = (await answer.json()) as { data: { judgeDesk: { assignments: Kept[] } } };
  return data.judgeDesk.assignments;
}

const workOf = async (page: Page, assignment: string): Promise<Kept> =>
  (await deskOf(page)).find((work) => work.assignment === assignment)!;

const pointsOf = ({ sheet }: Kept, criterion: string) => sheet?.marks.find((mark) => mark.criterion === criterion)?.points;

/** Opens a work that nothing is written on yet: a draft has marks, and the first digit goes to the first criterion without one. */
async function openUnfinished(page: Page): Promise<string> {
  const { assignment } = (await deskOf(page)).find(({ sheet }) => !sheet?.marks.length)!;
  await page.goto(`/judging/${stage}/${assignment}`);
  await mark(page, 'relevance').waitFor({ state: 'attached' });
  return assignment;
}

const mark = (page: Page, criterion: string) => page.locator(`[data-mark=${criterion}]`);
const saved = (page: Page) => page.getByText(/^저장됨 \d\d:\d\d:\d\d$/).waitFor();

/** Until the server has it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await isSo()) return;
    await pause(200);
  }
  throw new Error('It never became so.');
}

/** The page of a document is a stranger's, in a frame where nothing runs: also no program that judges it. */
async function expectRestAccessible(page: Page, themes?: string[]): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));
  await expectAccessible(page, themes);
}

/** Tab by Tab to what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return;
  }
  throw new Error(`No Tab leads to ${name}.`);
}

test('a judge finds the way from the seats over the desk to the review, and everybody can read it', async () => {
  const { page, problems } = await run.window('judge1@university.example');
  await page.goto('/judging');
  await page.getByRole('heading', { level: 1, name: '나의 심사' }).waitFor();
  await page.getByRole('link', { name: '채점하기' }).waitFor();
  await expectAccessible(page, ['light']);
  await page.getByRole('link', { name: '채점하기' }).first().click();
  await page.getByText('3/6편 확정').waitFor();
  await page.getByText('나의 채점 분포').waitFor();
  await expectAccessible(page, ['light']);
  await page.getByRole('link', { name: '한꺼번에 확인하고 확정하기' }).click();
  await page.getByText('아직 확정할 수 없는 작품이 3편 있습니다.').waitFor();
  await expectAccessible(page, ['light']);
  await openUnfinished(page);
  await page.getByRole('region', { name: '보고서' }).waitFor();
  await expectRestAccessible(page);
  expect(problems).toEqual([]);
}, 240_000);

test('a work is scored with the keyboard alone, from the first digit to the submitted sheet', async () => {
  const { page, problems } = await run.window('judge2@university.example');
  const assignment = await openUnfinished(page);
  const { keyboard } = page;
  await keyboard.press('?');
  await page.getByRole('dialog').getByText('보고 있는 쪽을 의견에 인용').waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await keyboard.type('21');
  await page.getByText('0점에서 20.00점까지 줄 수 있습니다.').waitFor();
  await keyboard.press('Backspace');
  await keyboard.press('Backspace');
  await keyboard.type('17');
  await keyboard.press('ArrowUp');
  expect(await mark(page, 'relevance').inputValue()).toBe('17.5');
  await keyboard.press('c');
  await keyboard.press('Tab');
  for (let tries = 0; tries < 4; tries += 1) {
    if (await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement)) break;
    await keyboard.press('Tab');
  }
  await keyboard.type(' 문제를 분명하게 정의하였습니다.');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await keyboard.type('22');
  await keyboard.press('Enter');
  await keyboard.type('15');
  await keyboard.press('Enter');
  await keyboard.type('16');
  await keyboard.press('Enter');
  await keyboard.type('8');
  await keyboard.press('Enter');
  await keyboard.type('근거가 뚜렷하고 활용할 곳이 분명한 분석입니다.');
  await saved(page);
  await tabTo(page, '채점 확정하기');
  await keyboard.press('Enter');
  await page.getByText('합계 78.50점으로 확정합니다.').waitFor();
  await tabTo(page, '채점 확정하기');
  await keyboard.press('Enter');
  await page.getByText(/에 확정했습니다\.$/).waitFor();
  const work = await workOf(page, assignment);
  expect(work).toMatchObject({ state: 'SUBMITTED', sheet: { total: '78.50' } });
  expect(work.sheet!.marks[0]!.comment).toBe('(p.1) 문제를 분명하게 정의하였습니다.');
  // Whichever side there is one on.
  await keyboard.press((await page.getByRole('link', { name: '‹ 이전' }).count()) > 0 ? '[' : ']');
  await page.waitForURL((address) => !address.pathname.endsWith(assignment));
  expect(problems).toEqual([]);
});

test('with the network gone for 30 seconds scoring goes on, over two works, and nothing is lost', async () => {
  const { page, context } = await run.window('judge3@university.example');
  const first = await openUnfinished(page);
  await mark(page, 'relevance').fill('11.5');
  await saved(page);
  await context.setOffline(true);
  await mark(page, 'validity').fill('19.5');
  await page.getByRole('textbox', { name: '종합 의견' }).fill('끊긴 동안 적은 의견입니다.');
  await page.getByText('연결 끊김(입력은 유지됩니다)').waitFor();
  await page.getByText('계속 채점하셔도 됩니다.').waitFor();
  await pause(15_000);
  // Meanwhile the next work.
  const title = await page.locator('h1').innerText();
  await page.getByRole('link', { name: '건너뛰기' }).click();
  // The address is the other one's before the page is.
  await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, title);
  const second = page.url().split('/').at(-1)!;
  await mark(page, 'originality').fill('12.5');
  await pause(15_000);
  expect(await mark(page, 'originality').inputValue()).toBe('12.5');
  await context.setOffline(false);
  await saved(page);
  await until(async () => pointsOf(await workOf(page, first), 'validity') === '19.50');
  await until(async () => pointsOf(await workOf(page, second), 'originality') === '12.50');
  expect((await workOf(page, first)).sheet!.comment).toBe('끊긴 동안 적은 의견입니다.');
  expect(pointsOf(await workOf(page, first), 'relevance')).toBe('11.50');
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('pado.')))).toEqual([]);
});

test('of two tabs the one that comes later shows both values, and takes over what the other wrote elsewhere', async () => {
  const { page, context, problems } = await run.window('judge4@university.example');
  const assignment = await openUnfinished(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await mark(other, 'relevance').waitFor();
  await mark(page, 'relevance').fill('10');
  await mark(page, 'usefulness').fill('9');
  await saved(page);
  await until(async () => pointsOf(await workOf(page, assignment), 'usefulness') === '9.00');
  await mark(other, 'relevance').fill('12');
  await mark(other, 'validity').fill('20.5');
  await other.getByText('같은 곳을 다른 창이나 엑셀에서도 고쳤습니다.').waitFor();
  const clash = other.getByRole('group', { name: /점수$/ });
  expect((await clash.locator('.clash-value').allTextContents()).map(Number)).toEqual([12, 10]);
  expect(await mark(other, 'usefulness').inputValue()).toBe('9');
  expect(await mark(other, 'validity').inputValue()).toBe('20.5');
  await expectRestAccessible(other, ['light']);
  // Also across a reload nothing is decided for the judge.
  await other.reload();
  await clash.waitFor();
  await clash.getByRole('button', { name: '이 창의 것으로 저장' }).click();
  await until(async () => pointsOf(await workOf(page, assignment), 'relevance') === '12.00');
  const work = await workOf(page, assignment);
  expect(['validity', 'usefulness'].map((key) => pointsOf(work, key))).toEqual(['20.50', '9.00']);
  expect(problems).toEqual([]);
});

test('a session that ends while scoring keeps what is typed, and saves it after signing in again over the page', async () => {
  const { page } = await run.window('judge5@university.example');
  const assignment = await openUnfinished(page);
  await mark(page, 'relevance').fill('13');
  await saved(page);
  await run.it.db.query(`delete from session where account_id = (select id from account where email = 'judge5@university.example')`);
  await mark(page, 'relevance').fill('14.5');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('로그인 시간이 끝났습니다.').waitFor();
  expect(await page.evaluate((id) => sessionStorage.getItem(`pado.sheet.${id}`), assignment)).toContain('14.5');
  await dialog.locator('input[type=email]').fill('judge5@university.example');
  await dialog.locator('input[type=password]').fill(DEMO_PASSWORD);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  expect(await mark(page, 'relevance').inputValue()).toBe('14.5');
  await until(async () => pointsOf(await workOf(page, assignment), 'relevance') === '14.50');
  // Signing out leaves nothing of a person in the window.
  await page.getByRole('button', { name: '로그아웃' }).click();
  await page.getByRole('link', { name: '로그인' }).waitFor();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('pado.')))).toEqual([]);
});

test('on a phone and on a tablet upright marks are given by touch, and no page scrolls sideways', async () => {
  const { page, problems } = await run.window('judge6@university.example', { width: 360, height: 740 });
  await openUnfinished(page);
  await page.getByRole('button', { name: '채점', exact: true }).click();
  const levels = page.getByRole('group', { name: /수준$/ }).first();
  await levels.getByRole('button', { name: /^우수/ }).click();
  expect(await mark(page, 'relevance').inputValue()).toBe('16.5');
  await page
    .getByRole('button', { name: /한 단계 올리기/ })
    .first()
    .click();
  expect(await mark(page, 'relevance').inputValue()).toBe('17');
  await saved(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectRestAccessible(page, ['light']);
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.locator('.viewer').waitFor();
  await page.locator('.rubric').waitFor();
  await expectRestAccessible(page, ['dark']);
  expect(problems).toEqual([]);
});

test('a PDF is drawn with its text upon it, by a reader that comes only then', async () => {
  const { page, problems } = await run.window('judge1@university.example');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const query = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment files { kind pages } } } }`;
  const answer = await page.request.post('/graphql', { data: { query, variables: { stage } } });
  const { data } = (await answer.json()) as {
    data: { judgeDesk: { assignments: { assignment: string; files: { kind: string; pages: number }[] }[] } };
  };
  const works = data.judgeDesk.assignments;
  const [drawn, pdf] = ['HWPX', 'PDF'].map((kind) => works.find(({ files }) => files[0]?.kind === kind)!);
  await page.goto(`/judging/${stage}/${drawn!.assignment}`);
  await page.frameLocator('iframe.page-frame').locator('svg').waitFor();
  expect(asked.filter((path) => /pdf/.test(path))).toEqual([]);
  await page.goto(`/judging/${stage}/${pdf!.assignment}`);
  await page.locator('.pdf-page canvas').waitFor();
  await until(async () => ((await page.locator('.pdf-text').textContent()) ?? '').length > 20);
  expect(asked.some((path) => /pdf\.worker/.test(path))).toBe(true);
  expect(problems).toEqual([]);
});
