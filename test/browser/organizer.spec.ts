import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';

let run: ConsoleRun;
beforeAll(async () => {
  run = await startConsole();
}, 180_000);
afterAll(() => run.close());

const organizer = 'organizer@busan.example';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

const tookMs = async (deed: () => Promise<void>): Promise<number> => {
  const began = Date.now();
  await deed();
  return Date.now() - began;
};

const [ENTRIES, JUDGES, PAGE] = [5_000, 120, 200];
const numberAt = (at: number) => `2026-분석-${String(at + 1).padStart(5, '0')}`;

interface List {
  nodes: object[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Lists {
  panels?: { judges: object[] }[];
  coverage?: List;
  entries?: List;
}

const manyOf = (judge: number) => ({
  id: `judge-${judge}`,
  account: { id: `account-${judge}`, name: `심사위원 ${judge + 1}` },
  assignments: Array.from({ length: 125 }, (_, nth) => ({
    id: `${judge}-${nth}`,
    entry: `entry-${nth * 40}`,
    entryNumber: numberAt((nth * 40 + judge) % ENTRIES),
    sheetState: 'NOT_OPENED',
  })),
});

/** Lists as long as lists get, in the place of those of the demo. */
async function answerWithMany(route: Route): Promise<void> {
  const { query, variables } = route.request().postDataJSON() as { query: string; variables: { after?: string | null } };
  const name = /query (\w+)/.exec(query)?.[1] ?? '';
  const from = Number(variables.after ?? 0);
  const response = await route.fetch({ postData: JSON.stringify({ query, variables: { ...variables, after: null } }) });
  if (!/^Organized(Entries|EntryNames|Coverage|Panels)$/.test(name)) return route.fulfill({ response });
  const { data } = (await response.json()) as { data: { organizerDesk: Lists } };
  const desk = data.organizerDesk;
  if (desk.panels) {
    const [panel] = desk.panels;
    panel!.judges = Array.from({ length: JUDGES }, (_, at) => ({ ...panel!.judges[0], ...manyOf(at) }));
  } else {
    const list = desk.coverage ?? desk.entries!;
    const [first] = list.nodes;
    list.nodes = Array.from({ length: PAGE }, (_, at) => {
      const [id, number] = [`entry-${from + at}`, numberAt(from + at)];
      return { ...first, id, entry: id, number, entryNumber: number, title: `작품 ${number}` };
    });
    list.pageInfo = { hasNextPage: from + PAGE < ENTRIES, endCursor: `${from + PAGE}` };
  }
  return route.fulfill({ json: { data } });
}

/** The others are made of the same parts. */
const inEveryTheme = new Set(['', '/entries', '/panel', '/assignment', '/progress']);

test('an organiser looks at every page until judging ends, and each is accessible', async () => {
  const { page, problems } = await run.window(organizer);
  const pages = [
    ['', '운영 현황', '채점이 남은 심사위원'],
    ['/setup', '대회 설정', '심사가 이미 시작되었습니다.'],
    ['/setup?tab=basics', '대회 설정', '이해충돌 범위'],
    ['/setup?tab=calendar', '대회 설정', '제출마감'],
    ['/setup?tab=rubric', '대회 설정', '가중치 합 100'],
    ['/setup?tab=rule', '대회 설정', '동점자 처리'],
    ['/setup?tab=final', '대회 설정', '단계별 반영 비율'],
    ['/setup?tab=awards', '대회 설정', '시상 등급'],
    ['/setup?tab=files', '대회 설정', '파일 형식'],
    ['/setup?tab=notices', '대회 설정', '새 공고문'],
    ['/setup?tab=questions', '대회 설정', '질문'],
    ['/teams', '참가팀', '참가팀 · 14건'],
    ['/entries', '출품작', '출품작 · 14건'],
    ['/panel', '심사위원회', '심사위원 · 4건'],
    ['/panel?tab=conflicts', '심사위원회', '이해충돌'],
    ['/panel?tab=challenges', '심사위원회', '기피신청'],
    ['/panel?tab=roles', '심사위원회', '담당자'],
    ['/assignment', '심사 배정', '미리 계산'],
    ['/progress', '채점 진행', '심사 마감하기'],
  ] as const;
  for (const [path, title, says] of pages) {
    await page.goto(`/organizer/busan-2026${path}`);
    await heading(page, title);
    await page.locator('main').getByText(says).first().waitFor();
    await expectAccessible(page, inEveryTheme.has(path) ? undefined : ['light']);
  }
  await page.goto('/organizer/new');
  await page.getByLabel('주소에 쓰는 이름').waitFor();
  await expectAccessible(page, ['light']);
  expect(problems).toEqual([]);
}, 240_000);

test('an entry is found by words and is checked for eligibility before judging, with the reason that its team reads', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto('/organizer/busan-2026-ideas/entries');
  await page.getByText('출품작 · 2건').waitFor();
  await page.getByLabel('검색').fill('2026-활용-001');
  await page.getByText('출품작 · 1건').waitFor();
  await page.locator('.row-opener').first().click();
  const panel = page.getByRole('dialog');
  await panel.getByText('부적격', { exact: true }).click();
  await panel.getByText('공모분야와 맞지 않음').waitFor();
  await expectAccessible(page, ['light', 'dark']);
  await panel.getByText('공모분야와 맞지 않음').click();
  await panel.getByLabel('사유', { exact: true }).fill('공모 주제와 다른 내용입니다.');
  await panel.getByRole('button', { name: '결과 기록' }).click();
  await panel.getByText('제출본 1', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('cell', { name: '부적격' }).waitFor();
  expect(problems).toEqual([]);
}, 120_000);

test('a pair is taken from a judge by keyboard; a dry run finds it a judge, and is applied', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto('/organizer/busan-2026/assignment');
  const grid = page.getByRole('grid');
  await grid.focus();
  // Not opened yet: 2026-분석-008 of the first judge.
  for (let row = 0; row < 7; row++) await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: '배정 해제' }).click();
  await page.getByText('8편 중 7편 배정 완료').waitFor();
  await page.getByRole('button', { name: '미리 계산' }).click();
  await page.getByText('추가 1건, 해제 0건').waitFor({ timeout: 60_000 });
  expect(await page.locator('.matrix .matrix-cell.added').count()).toBe(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: '적용', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '적용', exact: true }).click();
  await page.getByText('적용했습니다. 추가 1건, 해제 0건').waitFor({ timeout: 60_000 });
  await page.getByText('8편 중 8편 배정 완료').waitFor();
  expect(problems).toEqual([]);
}, 180_000);

test('somebody who does not run the edition sees no such page', async () => {
  const { page } = await run.window('judge1@university.example');
  await page.goto('/organizer/busan-2026');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('navigation', { name: '대회 운영 메뉴' }).count()).toBe(0);
}, 60_000);

test('with 5,000 entries and 120 judges the list and the matrix draw what is seen, and stay quick', async () => {
  const { page } = await run.window(organizer);
  await page.route('**/graphql', answerWithMany);
  await page.goto('/organizer/busan-2026/entries');
  await page.getByText('출품작 · 5,000건').or(page.getByText('출품작 · 5000건')).waitFor({ timeout: 60_000 });
  expect(await page.locator('tbody tr').count()).toBeLessThan(120);
  expect(await tookMs(() => page.getByRole('button', { name: /제목/ }).click())).toBeLessThan(3_000);
  const typed = await tookMs(async () => {
    await page.getByLabel('검색').fill('2026-분석-04999');
    await page.getByText('출품작 · 1건').waitFor();
  });
  expect(typed).toBeLessThan(3_000);
  await page.goto('/organizer/busan-2026/assignment');
  const grid = page.getByRole('grid');
  await grid.waitFor({ timeout: 60_000 });
  expect(await grid.getAttribute('aria-rowcount')).toBe('5001');
  await grid.focus();
  const moved = await tookMs(async () => {
    for (let press = 0; press < 10; press++) await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    await page.locator('.matrix-judge', { hasText: '심사위원 120' }).waitFor();
  });
  expect(moved).toBeLessThan(8_000);
  expect(await page.locator('.matrix .matrix-cell').count()).toBeLessThan(3_000);
}, 180_000);
