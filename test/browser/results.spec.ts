import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ConsoleRun, expectAccessible, startConsole } from '../support/console.js';

let run: ConsoleRun;
let published: string;
beforeAll(async () => {
  run = await startConsole();
  const { competitions } = await run.it.visitor.query<{ competitions: { slug: string; phase: string }[] }>(
    '{ competitions { slug phase } }',
  );
  published = competitions.find(({ phase }) => phase === 'PUBLISHED')!.slug;
}, 240_000);
afterAll(() => run.close());

const organizer = 'organizer@busan.example';

test('awards are decided by one organiser and confirmed by another; whoever departs from the ranking says why', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(`/organizer/${published}/awards`);
  await page.getByRole('heading', { name: '순위에 따른 제안' }).waitFor();
  await expectAccessible(page);
  const grand = page.getByRole('region', { name: '대상' });
  await grand.locator('label').first().click();
  const why = page.getByRole('textbox', { name: /^대상 빈자리/ });
  await why.fill('심사위원회가 대상에 걸맞은 작품이 없다고 보았습니다.');
  const decide = page.getByRole('button', { name: '수상작 결정하기' });
  await decide.click();
  await page.getByRole('dialog').getByText('다른 담당자 한 명이 확정해야 효력이 생깁니다.').waitFor();
  await expectAccessible(page, ['light']);
  await page.keyboard.press('Escape');
  expect(problems).toEqual([]);
});

test('what would become public is shown beside what is, before anything is published', async () => {
  const { page, problems } = await run.window(organizer);
  await page.goto(`/organizer/${published}/publication`);
  await page.getByRole('heading', { name: '지금과 달라지는 것' }).waitFor();
  await page.getByText('제1차 공표').waitFor();
  await page.getByRole('button', { name: /점수/ }).click();
  await page.getByRole('option', { name: '공개하지 않음' }).click();
  await page.getByRole('region', { name: '공개 내용의 차이' }).waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(problems).toEqual([]);
});

test('verification, appeals, letters and exports are read, and say what will happen before it does', async () => {
  const { page, problems } = await run.window(organizer);
  const [{ slug: verified }] = await run.it.db.query<[{ slug: string }]>(
    `select slug from competition join verification on verification.competition_id = competition.id limit 1`,
  );
  await page.goto(`/organizer/${verified}/verification`);
  await page.getByRole('region', { name: '수상후보' }).waitFor();
  await page.getByRole('heading', { name: '신고' }).waitFor();
  await expectAccessible(page);
  await page.goto(`/organizer/${published}/appeals`);
  await page.getByRole('heading', { level: 1, name: '이의신청' }).waitFor();
  await expectAccessible(page, ['dark']);
  await page.goto(`/organizer/${published}/mails`);
  await page.getByText(/통을 보냅니다/).waitFor();
  await expectAccessible(page, ['light']);
  await page.goto(`/organizer/${published}/exports`);
  await page.getByRole('button', { name: '엑셀(XLSX)' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('결과보고 자료로 씁니다.');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '엑셀(XLSX)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('an appeal is answered by somebody who did not judge the entry, and the team reads why', async () => {
  const [entry] = await run.it.db.query<[{ email: string }]>(
    `select account.email from entry join team_member on team_member.team_id = entry.team_id and team_member.role = 'LEAD'
       join account on account.id = team_member.account_id join competition on competition.id = entry.competition_id
      where competition.slug = $1 and not exists (select from appeal where appeal.entry_id = entry.id) limit 1`,
    [published],
  );
  const lead = await run.window(entry.email);
  await lead.page.goto(`/competitions/${published}/outcome`);
  await lead.page.getByRole('button', { name: /신청 사유/ }).click();
  await lead.page.getByRole('option', { name: '산정 오류' }).click();
  await lead.page.getByRole('textbox', { name: '신청 내용' }).fill('점수의 합이 공고한 계산과 다르게 보입니다. 확인을 부탁드립니다.');
  await lead.page.getByRole('button', { name: '이의신청하기' }).click();
  await lead.page.getByText('검토 중').waitFor();
  const { page, problems } = await run.window(organizer);
  await page.goto(`/organizer/${published}/appeals`);
  await page.getByText('점수의 합이 공고한 계산과 다르게 보입니다.').waitFor();
  await page.getByRole('button', { name: '답변하기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '결정' }).fill('채점표를 다시 더해 보았고 공고한 계산과 같았습니다. 점수는 그대로입니다.');
  await expectAccessible(page, ['light']);
  await dialog.getByRole('button', { name: '답변하기' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('채점표를 다시 더해 보았고').waitFor();
  await lead.page.reload();
  await lead.page.getByText('채점표를 다시 더해 보았고').waitFor();
  expect([...problems, ...lead.problems]).toEqual([]);
});
