import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';

let run: ConsoleRun;
beforeAll(async () => {
  run = await startConsole();
}, 180_000);
afterAll(() => run.close());

test('anybody sees the competitions in Korean, and in English when they like', async () => {
  const { page, problems } = await run.window(null);
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: '데이터 분석·활용 경진대회' }).waitFor();
  await page.getByRole('link', { name: /2026 부산 공공데이터/ }).waitFor();
  expect(await page.getByRole('listitem').count()).toBe(4);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Data analysis competitions' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Data analysis competitions' }).waitFor();
  expect(problems).toEqual([]);
});

test('who signs in is named, a wrong password says what to do, and nothing typed is lost by it', async () => {
  const { page, problems } = await run.window(null);
  await page.goto('/sign-in?to=/');
  await page.getByLabel('메일 주소').fill('organizer@busan.example');
  await page.getByLabel('비밀번호').fill('wrong-password-2025');
  await page.getByRole('button', { name: '로그인' }).click();
  await page.getByText('메일 또는 비밀번호가 맞지 않습니다.').waitFor();
  expect(await page.getByLabel('메일 주소').inputValue()).toBe('organizer@busan.example');
  await expectAccessible(page);
  await page.getByLabel('비밀번호').fill('Pado-demo-2025');
  await page.getByRole('button', { name: '로그인' }).click();
  await page.getByRole('link', { name: /윤서진/ }).waitFor();
  await page.getByRole('button', { name: '로그아웃' }).click();
  await page.getByRole('link', { name: '로그인' }).waitFor();
  expect(problems).toEqual([]);
});

test('with the keyboard alone the content is reached first', async () => {
  const { page } = await run.window(null, { width: 360, height: 740 });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('본문 바로가기');
  // No page scrolls sideways on a phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
