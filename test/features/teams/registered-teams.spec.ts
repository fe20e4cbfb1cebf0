import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aTeam, anEdition, joins, type TestEdition } from '../../support/edition.js';
import type { Person } from '../../support/person.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';

const MEMBERS = 'members { name email role state joinedAt department { code } }';
const desk = (slug: string, page = '', fields = `name state createdAt track { shortName } ${MEMBERS}`) =>
  `{ organizerDesk(competition: "${slug}") { teams${page} { nodes { ${fields} } totalCount pageInfo { endCursor hasNextPage } } } }`;

interface Desk {
  organizerDesk: {
    teams: { nodes: Record<string, unknown>[]; totalCount: number; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  };
}

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
  await loadDepartments(it.db);
});
afterAll(() => it.close());

let people = 0;
const departments = ['6260000-PARKS', '6260000-TOURISM-POLICY', '6260000-GREEN'];
const official = () => {
  const number = ++people;
  const where = { agency: '6260000', department: departments[number % departments.length], employeeNumber: `B${number}` };
  return it.person(`official-${number}@busan.example`, { name: `공무원 ${number}`, ...where });
};

/** A team of two and an invitation. */
async function aPair(edition: TestEdition, name: string): Promise<Person> {
  const [lead, member] = [await official(), await official()];
  const team = await aTeam(edition, lead, { name });
  await joins(member, team, lead);
  await lead.mutate('inviteMember', { team: team.id, email: `${name.length}-nobody@busan.example` });
  return lead;
}

test('the organiser sees each team with its members, and where they worked', async () => {
  const edition = await anEdition(it);
  const lead = await aPair(edition, '영도등대팀');
  const { organizerDesk } = await edition.organizer.query<Desk>(
    desk(edition.slug, '', `name state track { shortName } members { name email role state department { code } }`),
  );
  const [first, second] = [people - 1, people];
  const codeOf = (number: number) => ({ code: departments[number % departments.length] });
  expect(organizerDesk.teams).toEqual({
    totalCount: 1,
    pageInfo: { endCursor: expect.any(String), hasNextPage: false },
    nodes: [
      {
        name: '영도등대팀',
        state: 'REGISTERED',
        track: { shortName: '분석' },
        members: [
          { name: lead.account!.name, email: `official-${first}@busan.example`, role: 'LEAD', state: 'JOINED', department: codeOf(first) },
          {
            name: `공무원 ${second}`,
            email: `official-${second}@busan.example`,
            role: 'MEMBER',
            state: 'JOINED',
            department: codeOf(second),
          },
          { name: null, email: '5-nobody@busan.example', role: 'MEMBER', state: 'INVITED', department: null },
        ],
      },
    ],
  });
});

test('three teams cost as many queries as one', async () => {
  const edition = await anEdition(it);
  const cost = () => countQueries(it.app, () => edition.organizer.query(desk(edition.slug)));
  await aPair(edition, '데이터갈매기');
  // The edition, the page, the total, tracks, members, departments.
  expect(await cost()).toBe(6);
  await aPair(edition, '광안대교차로');
  await aPair(edition, '산복도로탐험대');
  expect(await cost()).toBe(6);
});

test('teams come in Korean order, page by page, also those of one name', async () => {
  const edition = await anEdition(it);
  const names = ['파도타기', 'zero', '가락', '나루', '가락', 'Alpha', '힣', '가', 'ㄱ'];
  for (const name of names) await aTeam(edition, await official(), { name });
  const read: string[] = [];
  const pages: number[] = [];
  let after: string | null = null;
  do {
    const page: Desk = await edition.organizer.query<Desk>(desk(edition.slug, `(first: 2${after ? `, after: "${after}"` : ''})`, 'name'));
    const { nodes, totalCount, pageInfo } = page.organizerDesk.teams;
    expect(totalCount).toBe(names.length);
    read.push(...nodes.map(({ name }) => String(name)));
    pages.push(nodes.length);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  // CLDR's collation for Korean: Hangul before Latin, a letter before its syllables, case last.
  expect(read).toEqual(['ㄱ', '가', '가락', '가락', '나루', '파도타기', '힣', 'Alpha', 'zero']);
  expect(pages).toEqual([2, 2, 2, 2, 1]);
});

test.each([
  ['(first: 0)', 'INVALID_INPUT'],
  ['(first: 201)', 'INVALID_INPUT'],
  ['(after: "nonsense")', 'INVALID_INPUT'],
  [`(after: "${Buffer.from('["가","no id"]').toString('base64url')}")`, 'INVALID_INPUT'],
])('a page %s is refused: %s', async (page, code) => {
  const edition = await anEdition(it);
  const answer = await edition.organizer.ask(desk(edition.slug, page, 'name'));
  expect(answer.errors?.[0]?.extensions.code).toBe(code);
});

test('nobody else sees the teams', async () => {
  const edition = await anEdition(it);
  const lead = await aPair(edition, '데이터갈매기');
  const elsewhere = await it.person('elsewhere@busan.example', {
    roles: [{ role: 'ORGANIZER', competitionId: '00000000-0000-4000-8000-000000000000' }],
  });
  const answers = await Promise.all([lead, elsewhere, it.visitor].map((person) => person.ask(desk(edition.slug))));
  expect(answers.map(({ data, errors }) => [data ?? null, errors?.[0]?.extensions.code])).toEqual([
    [null, 'NOT_FOUND'],
    [null, 'NOT_FOUND'],
    [null, 'SIGN_IN_REQUIRED'],
  ]);
});

test('an auditor reads them; a competitor reads only the own team', async () => {
  const edition = await anEdition(it);
  const [first, second] = [await aPair(edition, '첫 팀'), await aPair(edition, '둘째 팀')];
  const auditor = await it.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
  expect((await auditor.query<Desk>(desk(edition.slug, '', 'name'))).organizerDesk.teams.nodes).toEqual([
    { name: '둘째 팀' },
    { name: '첫 팀' },
  ]);
  const seen = await Promise.all([first, second].map((person) => person.query(`{ myTeam(competition: "${edition.id}") { name } }`)));
  expect(seen).toEqual([{ myTeam: { name: '첫 팀' } }, { myTeam: { name: '둘째 팀' } }]);
});
