import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCloseStage, type CloseStage } from '../support/close-stage.js';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';
import { FINAL_RULE } from '../support/final-rule.js';
import { aJudgedFinal, type JudgedFinal } from '../support/judged-final.js';

let run: ConsoleRun;
let published: string;
let judged: string;
let close: CloseStage;
let final: JudgedFinal;
beforeAll(async () => {
  run = await startConsole();
  const { it } = run;
  const { competitions } = await it.visitor.query<{ competitions: { slug: string; phase: string }[] }>('{ competitions { slug phase } }');
  published = competitions.find(({ phase }) => phase === 'PUBLISHED')!.slug;
  const [row] = await it.db.query<[{ slug: string }]>(
    `select slug from competition join stage on stage.competition_id = competition.id where stage.state = 'OPEN' limit 1`,
  );
  judged = row.slug;
  const other = await it.person('organizer@settling.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  close = await aCloseStage(it, other);
  const ofTrack = [
    { paper: [80, 84, 82], presentation: [90, 88] },
    { paper: [82, 82, 82], presentation: [89, 89] },
  ];
  final = await aJudgedFinal(it, other, { 분석: ofTrack }, { ...FINAL_RULE, tieBreak: [{ link: 'DECISION', stage: null, key: null }] });
}, 240_000);
afterAll(() => run.close());

const organizer = 'organizer@busan.example';
const settlement = (slug: string, tab = '') => `/organizer/${slug}/settlement${tab && `?tab=${tab}`}`;

/** A deed that asks first: what is pressed, and then confirmed under the same name. */
async function confirmed(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('a ranking shows how sure each place is, who is close to the quota, and where a score came from', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(settlement(close.edition.slug));
  const ranking = page.getByRole('region', { name: '순위', exact: true });
  await ranking.waitFor();
  expect(await ranking.getByRole('columnheader').allInnerTexts()).toEqual([
    '순위',
    '출품작',
    '공식점수',
    '90 % 순위 구간',
    '조정점수 ±표준오차',
    '판정',
  ]);
  await page.locator('tr.in-tie').first().waitFor();
  expect(await page.locator('tr.in-tie').count()).toBe(2);
  expect(await page.locator('tr.before-cut').allInnerTexts()).toEqual([expect.stringContaining('2025-분석-004')]);
  await expectAccessible(page);
  await page.getByRole('button', { name: '2025-분석-004' }).click();
  await page.getByRole('dialog').getByText('산정 방식별 순위').waitFor();
  await page
    .getByRole('dialog')
    .getByText(/조정점수.*83\.81/)
    .first()
    .waitFor();
  await expectAccessible(page, ['light']);
  expect(problems).toEqual([]);
}, 120_000);

test('places by other rules and the judges are plotted with a table behind each plot', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(settlement(published, 'sensitivity'));
  await page.locator('figure svg').first().waitFor();
  await page.getByRole('columnheader', { name: /절사평균/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '심사위원 진단' }).click();
  await page.getByText('무엇을 증명하지도 점수를 바꾸지도 않습니다').waitFor();
  await page.locator('figure svg').first().waitFor();
  await page.getByText('표로 보기').click();
  await page.getByText('살펴볼 점의 기준').click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const tab of ['ranking', 'sensitivity', 'judges', 'deliberation', 'goingOn']) {
    await page.goto(settlement(published, tab));
    await page.getByRole('tabpanel').waitFor();
    expect([tab, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([tab, 360]);
  }
  expect(problems).toEqual([]);
}, 120_000);

test('what a committee decided is recorded, settled again, and lets the best go on; that is taken back with a reason', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(settlement(close.edition.slug, 'goingOn'));
  await confirmedRefusal(page, '진출 확정하기', 'DELIBERATION_OPEN');
  await page.getByRole('tab', { name: '심의', exact: true }).click();
  await page.getByText('아직 결정하지 않은 출품작이 2편 있습니다').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /2025-분석-005.*위로/ }).click();
  await page.getByLabel('2025-분석-005 결정 사유').fill('재현성이 더 뛰어나다고 보았습니다.');
  await page.getByLabel('2025-분석-004 결정 사유').fill('자료의 범위가 더 좁았습니다.');
  await page.reload();
  await confirmed(page, '2편의 결정 기록하기');
  await page.getByText('심의 결정이 아직 순위에 반영되지 않았습니다').waitFor();
  await confirmed(page, '다시 확정하기');
  await page.getByText('앞선 확정과 달라진 출품작 2편').click();
  await page.getByRole('tab', { name: '순위' }).click();
  await page.getByText('심의 결정', { exact: true }).first().waitFor();
  await page.getByRole('tab', { name: '다음 단계 진출' }).click();
  await page.getByText('2025-분석-001, 2025-분석-002, 2025-분석-003, 2025-분석-005').waitFor();
  await confirmed(page, '진출 확정하기');
  await page.getByText('다음 단계 진출 · 4건').waitFor();
  await expectAccessible(page, ['light']);
  await page.getByRole('button', { name: '진출 확정 취소' }).click();
  await page.getByRole('dialog').getByLabel('사유').fill('정원을 다시 확인합니다.');
  await page.getByRole('dialog').getByRole('button', { name: '진출 확정 취소' }).click();
  await page.getByText('사유: 정원을 다시 확인합니다.').waitFor();
  expect(problems).toEqual([]);
}, 120_000);

/** What is refused is said in the dialog, which stays open. */
async function confirmedRefusal(page: Page, name: string, code: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.getByText(code).waitFor();
  await page.keyboard.press('Escape');
}

test('the final is settled, its tie is decided by people, and points are taken off by two', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(`/organizer/${final.edition.slug}/settlement?stage=final`);
  await confirmed(page, '최종 결과 확정하기');
  await page.getByText('최종 순위 · 2건').waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: '동점' }).click();
  await page.getByText('1위가 같습니다: 2025-분석-001, 2025-분석-002').waitFor();
  await page.getByRole('button', { name: /2025-분석-002.*위로/ }).click();
  await expectAccessible(page, ['light']);
  await page.getByRole('button', { name: '동점 순서 결정' }).click();
  await page.getByRole('dialog').getByLabel('사유').fill('발표의 완성도가 더 높았습니다.');
  await page.getByRole('dialog').getByRole('button', { name: '동점 순서 결정' }).click();
  await page.getByText('2025-분석-002 → 2025-분석-001').first().waitFor();
  await page.getByRole('tab', { name: '감점' }).click();
  await page.getByLabel('접수번호').fill('2025-분석-001');
  await page.getByLabel('감점 점수').fill('2');
  await page.getByRole('button', { name: '감점 기록' }).click();
  await page.getByRole('dialog').getByLabel('사유').fill('발표 시간을 3분 넘겼습니다.');
  await page.getByRole('dialog').getByRole('button', { name: '감점 기록' }).click();
  await page.getByText('확정 대기').waitFor();
  await expectAccessible(page, ['light']);
  const second = await run.window('organizer2@busan.example');
  await second.page.goto(`/organizer/${final.edition.slug}/settlement?stage=final&tab=penalties`);
  await confirmed(second.page, '감점 확정');
  await second.page.getByRole('cell', { name: '감점 확정', exact: true }).waitFor();
  await confirmed(second.page, '최종 결과 다시 확정하기');
  await second.page.getByRole('tab', { name: '순위' }).click();
  await second.page.getByRole('columnheader', { name: '발표시간 초과' }).waitFor();
  expect([...problems, ...second.problems]).toEqual([]);
}, 120_000);

test('an auditor reads the same, and is offered no deed', async () => {
  const { page, problems } = await run.window('auditor@busan.example');
  for (const tab of ['ranking', 'judges', 'deliberation', 'goingOn']) {
    await page.goto(settlement(close.edition.slug, tab));
    await page.getByRole('tabpanel').waitFor();
    await page.locator('.skeleton').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /확정하기|기록하기|기준 변경/ }).count()).toBe(0);
  }
  expect(problems).toEqual([]);
});

test('a stage that is still judged cannot be settled, and one in which nothing changed says so in its place', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(settlement(judged));
  await page.getByText('심사를 마감한 뒤 확정합니다').waitFor();
  await page.goto(settlement(published));
  await page.getByText(/^제1차 확정/).waitFor();
  await confirmedRefusal(page, '다시 확정하기', 'SETTLED_ALREADY');
  expect(problems).toEqual([]);
});
