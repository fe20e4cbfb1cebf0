import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomId } from '../../../src/platform/database/ids.js';
import { startTestApp } from '../../support/app.js';
import {
  anEditionWithAppeals,
  APPEAL,
  type EditionWithAppeals,
  nodesFor,
  ownAppeals,
  published,
  refusedToFile,
  TEXT,
  wishOf,
} from '../../support/appeals.js';
import { lettersTo } from '../../support/letters.js';
import { anAwardRule, GROUNDS } from '../../support/publications.js';

// One story, of filing and taking back: each test goes on from the one before.

let edition: EditionWithAppeals;
beforeAll(async () => {
  edition = await anEditionWithAppeals(await startTestApp(), 'appeals-2025');
});
afterAll(() => edition.it.close());

test('while nothing is public there is nothing to appeal against, and an edition that announced none takes none', async () => {
  const { it, lead, competition } = edition;
  expect(await refusedToFile(edition, lead)).toBe('NOTHING_TO_APPEAL');
  await published(edition);
  expect(await refusedToFile(edition, lead)).toBe('NO_APPEALS_ANNOUNCED');
  expect(await ownAppeals(edition, lead)).toEqual({ appealWindow: null, appeals: [] });
  await anAwardRule(it.db, competition);
});

test('a team reads until when, on what grounds, and that the marks are none', async () => {
  const { appealWindow } = (await ownAppeals(edition, edition.member))!;
  const [{ at, closes }] = await edition.it.db.query<[{ at: Date; closes: Date }]>(
    `select published_at as at, (date_trunc('day', published_at at time zone 'Asia/Seoul') + interval '11 days - 1 second') at time zone 'Asia/Seoul' as closes
       from publication`,
  );
  expect(appealWindow).toEqual({
    opensAt: at.toISOString(),
    closesAt: closes.toISOString(),
    isOpen: true,
    grounds: GROUNDS,
    noticeKo: '점수와 평가 의견 자체는 이의신청 사유가 아닙니다. 계산 착오, 절차 위반, 부정행위처럼 공고한 사유만 신청할 수 있습니다.',
  });
});

test('its lead appeals, on an announced ground and with what happened', async () => {
  const { it, made, lead, member, rival } = edition;
  expect(await refusedToFile(edition, member)).toBe('LEAD_ONLY');
  for (const person of [rival, made.judges[0]!, made.organizer]) expect(await refusedToFile(edition, person)).toBe('NOT_FOUND');
  expect(await refusedToFile(edition, it.visitor)).toBe('SIGN_IN_REQUIRED');
  expect(await refusedToFile(edition, lead, { entry: randomId() })).toBe('NOT_FOUND');
  const { problems } = await lead.refusalOf('fileAppeal', wishOf(edition, { ground: 'marks', text: '점수가 낮습니다.' }));
  expect((problems as { path: string; code: string }[]).map(({ path, code }) => [path, code])).toEqual([
    ['ground', 'UNKNOWN_WORD'],
    ['text', 'TOO_SHORT'],
  ]);
  const filed = {
    ground: { key: 'miscalculation', nameKo: '계산 착오' },
    text: TEXT,
    state: 'OPEN',
    remedy: null,
    decision: null,
    remediedAt: null,
    result: null,
  };
  expect(await lead.mutate('fileAppeal', wishOf(edition), APPEAL)).toEqual(filed);
  expect((await ownAppeals(edition, member))!.appeals).toEqual([filed]);
  expect((await ownAppeals(edition, rival))!.appeals).toEqual([]);
});

test('once at a time on each ground, also from two tabs', async () => {
  const { lead } = edition;
  expect(await refusedToFile(edition, lead)).toBe('APPEAL_OPEN_ALREADY');
  const file = `mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { id } }`;
  const twice = await Promise.all([1, 2].map(() => lead.ask(file, { input: wishOf(edition, { ground: 'procedure' }) })));
  expect(twice.map(({ errors }) => errors?.[0]!.extensions.code).toSorted()).toEqual(['APPEAL_OPEN_ALREADY', undefined]);
});

test('two teams at once, each its own', async () => {
  const { made, lead, rival, second } = edition;
  const file = `mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { state } }`;
  const ground = 'misconduct';
  const both = await Promise.all([
    lead.ask(file, { input: wishOf(edition, { ground }) }),
    rival.ask(file, { input: wishOf(edition, { ground, entry: made.entries[1]!.entry }) }),
  ]);
  expect(both.map(({ data }) => data)).toEqual([{ fileAppeal: { state: 'OPEN' } }, { fileAppeal: { state: 'OPEN' } }]);
  const filed = await nodesFor(edition, second);
  expect(filed.slice(0, 2).map(({ filedBy }) => filedBy.email)).toEqual(
    expect.arrayContaining([lead.account!.email, rival.account!.email]),
  );
});

test('the organisers get a letter for each that says where to look, and not what was said', async () => {
  const about = async (address: string) => (await lettersTo(edition.it, address)).filter((letter) => /^Subject: .*이의신청/m.test(letter));
  const letters = await about('second@appeals-2025.example');
  expect(letters).toHaveLength(4);
  expect(letters[0]).toContain('계산 착오');
  expect(letters[0]).not.toContain('두 번째 위원');
  expect(await about('judge0@appeals-2025.example')).toEqual([]);
});

test('its lead takes it back while it is open, and may file it again', async () => {
  const { made, lead, member, rival, second } = edition;
  const [{ id: appeal }] = await edition.it.db.query<[{ id: string }]>(`select id from appeal where ground = 'procedure'`);
  expect((await member.refusalOf('withdrawAppeal', { appeal })).code).toBe('LEAD_ONLY');
  for (const person of [rival, made.judges[0]!, second]) {
    expect((await person.refusalOf('withdrawAppeal', { appeal })).code).toBe('NOT_FOUND');
  }
  expect(await lead.mutate('withdrawAppeal', { appeal }, '{ state closedAt }')).toEqual({
    state: 'WITHDRAWN',
    closedAt: expect.any(String),
  });
  expect((await lead.refusalOf('withdrawAppeal', { appeal })).code).toBe('APPEAL_CLOSED');
  await lead.mutate('fileAppeal', wishOf(edition, { ground: 'procedure' }));
});

test('what a team filed cannot be changed, whoever tries', async () => {
  await expect(edition.it.db.query(`update appeal set text = 'x'`)).rejects.toThrow();
  await expect(edition.it.db.query(`update appeal set filed_at = now()`)).rejects.toThrow();
});
