import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aCloseStage, type CloseStage } from '../../support/close-stage.js';
import { aGrant, aTeam } from '../../support/factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let member: Person;
let rival: Person;
let made: CloseStage;
/** The paper review of an edition that has no other stage; the best entry is that of the member. */
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@result.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  [member, rival] = [await it.person('member@result.example'), await it.person('rival@result.example')];
  made = await aCloseStage(it, organizer, { members: [{ accountId: member.account!.id }] });
  await aTeam(it.db, made.edition, { members: [{ accountId: rival.account!.id }] });
  await it.db.query(`delete from advance_quota where stage_id = $1`, [made.edition.stage]);
  await it.db.query(`delete from stage where id = $1`, [made.edition.finalStage]);
  made.settlement = (await organizer.mutate('settleStage', { stage: made.edition.stage })).id;
});
afterAll(() => it.close());

const SENTENCES = {
  ko: expect.stringMatching(/원점수 86\.0, 85\.5, 85\.0; 위원 보정 \+1\.00, \+0\.99, −0\.55; 조정 85\.00, 84\.51, 85\.55 → 85\.02\.$/),
  en: expect.stringMatching(/Raw 86\.0, 85\.5, 85\.0; judges \+1\.00, \+0\.99, −0\.55; adjusted 85\.00, 84\.51, 85\.55 → 85\.02\.$/),
};
const own = async (person: Person) => {
  const query = `{ myTeam(competition: "${made.edition.id}") { entry { results { score stage { id } explanation { ko en } } } } }`;
  return (await person.query<{ myTeam: { entry: { results: unknown } | null } | null }>(query)).myTeam;
};
const explained = async (person: Person) => {
  const query = `{ organizerDesk(competition: "${made.edition.slug}") { settlements { standings(first: 1) { nodes { explanation { ko en } } } } } }`;
  const { organizerDesk } = await person.query<{
    organizerDesk: { settlements: { standings: { nodes: { explanation: unknown }[] } }[] };
  }>(query);
  return organizerDesk.settlements.at(-1)!.standings.nodes[0]!.explanation;
};
const inRole = async (role: 'AUDITOR' | 'CHAIR') => {
  const person = await it.person(`${role.toLowerCase()}@result.example`);
  await aGrant(it.db, person.account!.id, role, made.edition.id);
  return person;
};

test('organisers and auditors read how every score came about, and how sure it is; a chair, who may be a judge, does not', async () => {
  const [auditor, chair] = [await inRole('AUDITOR'), await inRole('CHAIR')];
  expect([await explained(organizer), await explained(auditor), await explained(chair)]).toEqual([SENTENCES, SENTENCES, null]);
  const sure = `{ organizerDesk(competition: "${made.edition.slug}") { settlements { tracks { judgeEffects { effect } }
    standings(first: 1) { nodes { score adjusted standardError rankInterval { lower } chanceOfTopK sensitivity { place } leaveOneOut { lowestPlace } } } } } }`;
  type Told = { organizerDesk: { settlements: { tracks: unknown[]; standings: { nodes: Record<string, unknown>[] } }[] } };
  const toldTo = async (person: Person) => (await person.query<Told>(sure)).organizerDesk.settlements[0]!;
  const hidden = { adjusted: null, standardError: null, rankInterval: null, chanceOfTopK: null, sensitivity: [], leaveOneOut: null };
  expect(await toldTo(chair)).toEqual({ tracks: [], standings: { nodes: [{ score: '85.02', ...hidden }] } });
  expect((await toldTo(auditor)).standings.nodes[0]).toMatchObject({
    adjusted: '85.019939',
    chanceOfTopK: expect.stringMatching(/^[01]\./),
  });
});

test('explaining three lines costs as many statements as explaining one', async () => {
  const count = (first: number) =>
    countQueries(it.app, () =>
      organizer.query(
        `{ organizerDesk(competition: "${made.edition.slug}") { settlements { standings(first: ${first}) { nodes { explanation { ko } } } } } }`,
      ),
    );
  expect(await count(3)).toBe(await count(1));
});

test('the team reads nothing of it before the results are public', async () => {
  expect(await own(member)).toEqual({ entry: { results: null } });
});

test('once they are, its members read what its own entry reached, with the arithmetic, and no word of how sure that is', async () => {
  await organizer.mutate('publishResults', { settlement: made.settlement }, '{ slug }');
  const results = [{ score: '85.02', stage: { id: made.edition.stage }, explanation: SENTENCES }];
  expect(await own(member)).toEqual({ entry: { results } });
});

test('another team reads of its own entry only, and a team without one of none', async () => {
  expect(await own(rival)).toEqual({ entry: null });
});

test('what is settled after the publication is not public', async () => {
  const before = await own(member);
  await it.db.query(`update entry set state = 'WITHDRAWN' where id = $1`, [made.entries[1]!.id]);
  await it.db.query(
    `update mark set points = points - 4
       from sheet, assignment, criterion
      where sheet.id = mark.sheet_id and assignment.id = sheet.assignment_id and assignment.entry_id = $1
        and criterion.id = mark.criterion_id and criterion.key = 'usefulness'`,
    [made.entries[0]!.id],
  );
  await organizer.mutate('settleStage', { stage: made.edition.stage });
  expect(await own(member)).toEqual(before);
});

test('who has left the team reads nothing any more', async () => {
  await it.db.query(`update team_member set state = 'LEFT', left_at = now() where account_id = $1`, [member.account!.id]);
  expect(await own(member)).toBeNull();
});
