import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TextPart } from '../../../src/domain/document.js';
import { SearchService } from '../../../src/features/entries/search.service.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, aVersion } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { plantedPdf } from '../../support/planted-pdf.js';
import { aDraft, anEdition as anOpenEdition, aTeam, uploaded } from './an-edition.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});
afterAll(() => it.close());

interface Hit {
  entry: { number: string; state: string };
  places: { where: string; slot: string | null; page: number | null; before: string; match: string; after: string }[];
}
interface Answer {
  nodes: Hit[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}
const SEARCH = `query ($competition: String!, $text: String!, $first: Int, $after: String) {
  organizerDesk(competition: $competition) { searchEntries(text: $text, first: $first, after: $after) {
    nodes { entry { number state } places { where slot page before match after } } pageInfo { endCursor hasNextPage } } } }`;

const search = async (text: string, more: object = {}, who = organizer): Promise<Answer> =>
  (await who.query<{ organizerDesk: { searchEntries: Answer } }>(SEARCH, { competition: edition.slug, text, ...more })).organizerDesk
    .searchEntries;
const numbers = async (text: string) => (await search(text)).nodes.map(({ entry }) => entry.number);

/** What was read of the file in a slot of an entry's last version, and the entry as it is found then. */
async function says(entry: string, slot: string, parts: Partial<TextPart>[]): Promise<void> {
  const whole = parts.map((part) => ({ where: 'TEXT', page: null, label: null, text: '', ...part }));
  await it.db.query(
    `insert into file_text (stored_file_id, state, parts, read_at)
     select stored_file_id, 'READY', $3, now() from entry_file join entry_version on entry_version.id = version_id
      where entry_file.entry_id = $1 and slot = $2 order by ordinal desc limit 1`,
    [entry, slot, JSON.stringify(whole)],
  );
  await it.app.get(SearchService).index({ entry });
}

describe('words are found', () => {
  let numbersOf: Record<'houses' | 'traffic' | 'data', string>;
  beforeAll(async () => {
    const houses = await anEntry(it.db, edition, {
      title: '빈집 위험 지도',
      summary: 'QGIS로 빈집을 그린다.',
      files: [{}, { slot: 'CODE', kind: 'ZIP' }],
    });
    await says(houses.id, 'REPORT', [
      { page: 1, text: '영도구의 빈집은\n늘고 있다.' },
      { page: 2, text: '골든타임 안에 소방차가 닿지 못한다 🚒 50%_' },
      { where: 'PROPERTY', label: 'Author', text: '숨은저자' },
      { where: 'COMMENT', text: '숨은메모' },
    ]);
    await says(houses.id, 'CODE', [{ label: 'src/분석.py', text: 'import geopandas' }]);
    const traffic = await anEntry(it.db, edition, { title: '도시 장애물과 교통', summary: '도로를 넓힌다.' });
    await says(traffic.id, 'REPORT', [{ page: 1, text: '빈 집 터에 주차장을 둔다. 영도 구민' }]);
    const data = await anEntry(it.db, edition, { title: 'Open data', summary: '데이터 개방' });
    await says(data.id, 'REPORT', [{ page: 1, text: '전통시장 매출' }]);
    numbersOf = { houses: houses.number, traffic: traffic.number, data: data.number };
  });

  test.each<[string, string, ('houses' | 'traffic' | 'data')[]]>([
    ['a word of two characters', '빈집', ['houses']],
    ['not over the blank between two words', '시장', ['data']],
    ['a longer word, however its blanks are set', '소방차가닿지', ['houses']],
    ['a longer word, written apart elsewhere', '영도구', ['houses', 'traffic']],
    ['over the end of a line', '빈집은늘고', ['houses']],
    ['one character', '집', ['houses', 'traffic']],
    ['all of several words, in different places', '빈집 geopandas 소방차', ['houses']],
    ['not one without the other', '빈집 매출', []],
    ['a phrase', '"open data"', ['data']],
    ['no phrase the other way round', '"data open"', []],
    ['words in any order', 'data open', ['data']],
    ['without case', 'qgis', ['houses']],
    ['as a Mac types it', '\u1107\u1175\u11ab\u110c\u1175\u11b8', ['houses']],
    ['a picture', '🚒', ['houses']],
    ['signs as they are', '50%_', ['houses']],
    ['no sign for any text', '빈%집', []],
    ['no sign for any character', 'g_o', []],
    ['no property', '숨은저자', []],
    ['no remark', '숨은메모', []],
    ['nothing of what is not there', '없는말', []],
  ])('%s', async (_, text, found) => {
    expect(await numbers(text)).toEqual(found.map((of) => numbersOf[of]));
  });

  test('and told with place, page and what is around them', async () => {
    const { nodes } = await search('빈집 소방차');
    expect(nodes[0]!.places).toEqual([
      { where: 'TITLE', slot: null, page: null, before: '', match: '빈집', after: ' 위험 지도' },
      { where: 'SUMMARY', slot: null, page: null, before: 'QGIS로 ', match: '빈집', after: '을 그린다.' },
      { where: 'FILE', slot: 'REPORT', page: 1, before: '영도구의 ', match: '빈집', after: '은 늘고 있다.' },
      { where: 'FILE', slot: 'REPORT', page: 2, before: '골든타임 안에 ', match: '소방차', after: '가 닿지 못한다 🚒 50%_' },
    ]);
  });

  test('page by page', async () => {
    const first = await search('도', { first: 1 });
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([1, true]);
    const second = await search('도', { first: 1, after: first.pageInfo.endCursor });
    expect([first, second].map(({ nodes }) => nodes[0]!.entry.number)).toEqual([numbersOf.houses, numbersOf.traffic]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const long = await search('영도구', { first: 1 });
    expect((await search('영도구', { first: 1, after: long.pageInfo.endCursor })).nodes[0]!.entry.number).toBe(numbersOf.traffic);
  });

  test('at the same cost for one and for three', async () => {
    const one = await countQueries(it.app, () => search('geopandas'));
    // Edition, how to plan, those that say it, entries, what they say, versions are not asked for, teams.
    expect([one, await countQueries(it.app, () => search('영도구'))]).toEqual([7, 7]);
  });
});

describe('what is searched', () => {
  test('is the last version alone', async () => {
    const { id, number } = await anEntry(it.db, edition, { title: '처음제목' });
    await says(id, 'REPORT', [{ text: '처음보고서' }]);
    expect([await numbers('처음제목'), await numbers('처음보고서')]).toEqual([[number], [number]]);
    const [{ lead }] = await it.db.query<[{ lead: string }]>(`select submitted_by as lead from entry_version where entry_id = $1`, [id]);
    await aVersion(it.db, { entryId: id, submittedBy: lead, title: '나중제목' });
    await says(id, 'REPORT', [{ text: '나중보고서' }]);
    expect([await numbers('처음제목'), await numbers('처음보고서'), await numbers('나중제목'), await numbers('나중보고서')]).toEqual([
      [],
      [],
      [number],
      [number],
    ]);
  });

  test('is no other edition', async () => {
    const other = await anEdition(it.db);
    const { id } = await anEntry(it.db, other, { title: '다른대회 출품작' });
    await it.app.get(SearchService).index({ entry: id });
    expect(await numbers('다른대회')).toEqual([]);
  });

  test('is withdrawn entries too, as the desk shows them', async () => {
    const { id, number, team } = await anEntry(it.db, edition, { title: '포기한작품' });
    await it.app.get(SearchService).index({ entry: id });
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [team]);
    expect((await search('포기한작품')).nodes.map(({ entry }) => entry)).toEqual([{ number, state: 'WITHDRAWN' }]);
  });

  test('is no longer what stood in a file that was destroyed, but still the title', async () => {
    const { id, number } = await anEntry(it.db, edition, { title: '남는제목' });
    await says(id, 'REPORT', [{ text: '사라질본문' }]);
    expect(await numbers('사라질본문')).toEqual([number]);
    await it.db.query(
      `update stored_file set original_name = null, destroyed_at = now() where id in (select stored_file_id from entry_file where entry_id = $1)`,
      [id],
    );
    expect([await numbers('사라질본문'), await numbers('남는제목')]).toEqual([[], []]);
    await (await it.beside()).close();
    while ((await numbers('남는제목')).length === 0) await pause(20);
    expect(await numbers('사라질본문')).toEqual([]);
  });
});

test('a draft is not found, and what was submitted is found once it was read', async () => {
  const open = await anOpenEdition(it, 'busan-open');
  const lead = await it.person('lead@busan.example');
  const { id: entry } = await aDraft(lead, await aTeam(it, open, [lead]), '초안의 제목');
  const planted = {
    'first page': '첫쪽의 글',
    'second page': '둘째쪽의 글',
    table: '표',
    outline: '차례',
    note: '메모',
    'note author': '김',
    link: 'x',
    attachment: 'y',
    creator: 'z',
    keywords: 'w',
    field: 'v',
  };
  const { id: file } = await uploaded(lead, await plantedPdf(planted), '보고서.pdf');
  await lead.mutate('attachFile', { entry, file, slot: 'REPORT' });
  const found = async (text: string) =>
    (await open.organizer.query<{ organizerDesk: { searchEntries: Answer } }>(SEARCH, { competition: open.slug, text })).organizerDesk
      .searchEntries.nodes;
  while (
    (await it.db.query<unknown[]>(`select from graphile_worker.jobs where task_identifier in ('read-file', 'file-read', 'index-entry')`))
      .length > 0
  )
    await pause(20);
  expect(await found('초안의')).toEqual([]);
  await lead.mutate('submitEntry', { entry });
  while ((await found('둘째쪽의')).length === 0) await pause(20);
  expect((await found('둘째쪽의'))[0]!.places).toEqual([
    { where: 'FILE', slot: 'REPORT', page: 2, before: '', match: '둘째쪽의', after: ' 글' },
  ]);
  const written = await it.db.query<unknown[]>(`select from access_log where subject_id = $1 and 'ENTRY_FILE' = any(what)`, [
    lead.account!.id,
  ]);
  expect(written).toHaveLength(2);
});

describe('what cannot be looked for', () => {
  test.each([
    ['nothing', ' '],
    ['10,000 characters', '가'.repeat(10_000)],
    ['eleven words', 'a b c d e f g h i j k'],
  ])('%s is refused with a sentence', async (_, text) => {
    const { errors } = await organizer.ask(SEARCH, { competition: edition.slug, text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'text' }] });
  });

  test.each(['\u0000', '\ud800', "'; drop table entry; --", '\\', '"', '$1 %s'])('%j does no harm', async (text) => {
    const { errors } = await organizer.ask(SEARCH, { competition: edition.slug, text });
    expect(['INVALID_INPUT', undefined]).toContain(errors?.[0]?.extensions.code);
  });
});

test('nobody but organisers and auditors finds anything', async () => {
  const judge = await it.person('judge@busan.example');
  await aJudge(it.db, edition, judge.account!.id);
  const people = { judge, stranger: await it.person('stranger@busan.example'), visitor: it.visitor };
  const codes = Object.entries(people).map(async ([who, person]) => [
    who,
    (await person.ask(SEARCH, { competition: edition.slug, text: '빈집' })).errors?.[0]?.extensions.code,
  ]);
  expect(Object.fromEntries(await Promise.all(codes))).toEqual({ judge: 'NOT_FOUND', stranger: 'NOT_FOUND', visitor: 'SIGN_IN_REQUIRED' });
  const secretary = await it.person('secretary@busan.example', { roles: [{ role: 'SECRETARY', competitionId: edition.id }] });
  const auditor = await it.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: edition.id }] });
  expect((await secretary.ask(SEARCH, { competition: edition.slug, text: '빈집' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await search('골든타임', {}, auditor)).nodes).toHaveLength(1);
});
