import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';

let run: ConsoleRun;
beforeAll(async () => {
  run = await startConsole();
}, 240_000);
afterAll(() => run.close());

/** The demo's editions are named by the year in which it is loaded. */
const published = async () => {
  const { competitions } = await run.it.visitor.query<{ competitions: { slug: string; phase: string }[] }>(
    '{ competitions { slug phase } }',
  );
  return competitions.find(({ phase }) => phase === 'PUBLISHED')!.slug;
};

test('anybody reads what an edition is about, when, and how it is judged', async () => {
  const { page, problems } = await run.window(null, { width: 360, height: 740 });
  await page.goto(`/competitions/${await published()}`);
  await page.getByRole('heading', { name: '심사 기준' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(6);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(problems).toEqual([]);
});

test('and who won, in both languages, with the numbers of the publication', async () => {
  const { page, problems } = await run.window(null);
  const slug = await published();
  const query = `{ publishedResults(slug: "${slug}") { standings { nodes { title score } } } }`;
  const { publishedResults } = await run.it.visitor.query<{
    publishedResults: { standings: { nodes: { title: string; score: string }[] } };
  }>(query);
  const [winner] = publishedResults.standings.nodes;
  await page.goto(`/competitions/${slug}/results`);
  await page.getByRole('region', { name: '대상' }).getByRole('heading', { name: winner!.title }).waitFor();
  await page.getByRole('cell', { name: winner!.score }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 2, name: 'Grand prize' }).waitFor();
  await expectAccessible(page, ['light']);
  expect(problems).toEqual([]);
});

test.each(['/about/privacy', '/sign-in', '/competitions/no-such-edition'])('%s is accessible', async (path) => {
  const { page } = await run.window(null, { width: 768, height: 1024 });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page);
});
