import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, aTeam, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const REASON = '같은 작품을 다른 대회에 냈습니다.';
const LIFT = '다른 대회에 낸 작품이 아님을 확인했습니다.';
const TOLD = '{ id state reason proposedBy { name } decidedBy { name } decisionReason reinstatementReason reinstatedBy { name } }';

let it: TestApp;
let first: Person;
let second: Person;
let judge: Person;
let lead: Person;
let edition: MadeEdition;
let entry: MadeEntry;
let other: MadeEntry;
let assignment: string;
let rubric: string;

beforeAll(async () => {
  it = await startTestApp();
  [first, second] = [await it.person('first@busan.example'), await it.person('second@busan.example')];
  [judge, lead] = [await it.person('judge@university.example'), await it.person('lead@busan.example')];
});
afterAll(() => it.close());
/** A stage in judging, in which the judge owes the sheet of one entry, and has handed in that of the other. */
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  const storageKey = newStorageKey();
  const copy = { storageKey, ...(await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([Buffer.from('%PDF-1.7')]))) };
  for (const { account } of [first, second]) await aGrant(it.db, account!.id, 'ORGANIZER', edition.id);
  await it.db.query(`delete from stage where id = $1`, [edition.finalStage]);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const seat = await aJudge(it.db, edition, judge.account!.id);
  entry = await anEntry(it.db, edition, { team: { members: [{ accountId: lead.account!.id }] }, files: [{ copy }] });
  other = await anEntry(it.db, edition);
  assignment = await anAssignment(it.db, edition, seat, entry);
  await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.DRAFT });
  await aSheet(it.db, await anAssignment(it.db, edition, seat, other), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
});

const propose = (person = first, team = entry.team) => person.mutate<{ id: string }>('disqualifyTeam', { team, reason: REASON }, TOLD);
const disqualify = async (): Promise<string> => {
  const { id } = await propose();
  await second.mutate('confirmDisqualification', { disqualification: id }, TOLD);
  return id;
};
const reinstate = async (disqualification: string) => {
  await first.mutate('reinstateTeam', { disqualification, reason: LIFT }, TOLD);
  return second.mutate('confirmReinstatement', { disqualification }, TOLD);
};
const stateOfTeam = async () => (await it.db.query<{ state: string }[]>(`select state from team where id = $1`, [entry.team]))[0]!.state;
const assigned = async () => {
  const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: unknown[] } }>(
    `{ judgeDesk(stage: "${edition.stage}") { assignments { assignment } } }`,
  );
  return judgeDesk.assignments.length;
};
const copyStatus = async () => (await judge.get(`/judge-copies/${entry.copies['REPORT']}`)).status;
const own = () => lead.query(`{ myTeam(competition: "${edition.id}") { state disqualification { reason } } }`);

describe('a disqualification', () => {
  test('counts once a second organiser has confirmed it; until then the team hears nothing of it', async () => {
    const { id, ...proposed } = await propose();
    expect(proposed).toMatchObject({ state: 'PROPOSED', reason: REASON, proposedBy: { name: 'first' }, decidedBy: null });
    expect([await own(), await assigned(), await copyStatus()]).toEqual([
      { myTeam: { state: 'REGISTERED', disqualification: null } },
      2,
      200,
    ]);
    expect((await first.refusalOf('confirmDisqualification', { disqualification: id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await second.refusalOf('disqualifyTeam', { team: entry.team, reason: REASON })).code).toBe('DISQUALIFIED_ALREADY');
    expect(await second.mutate('confirmDisqualification', { disqualification: id }, TOLD)).toMatchObject({
      state: 'STANDING',
      decidedBy: { name: 'second' },
    });
    expect(await own()).toEqual({ myTeam: { state: 'DISQUALIFIED', disqualification: { reason: REASON } } });
    expect((await lettersTo(it, lead.account!.email)).at(-1)).toContain(REASON);
  });

  test('takes the entry from its judges at once, and keeps nobody from closing', async () => {
    const before = [await assigned(), await copyStatus()];
    expect((await first.refusalOf('closeStage', { stage: edition.stage })).code).toBe('SHEETS_MISSING');
    await disqualify();
    const save = await judge.refusalOf('saveSheet', { assignment, revision: 1, marks: [] }, '{ revision }');
    expect([before, await assigned(), await copyStatus(), save.code]).toEqual([[2, 200], 1, 404, 'NOT_FOUND']);
    await first.mutate('closeStage', { stage: edition.stage });
    const { id } = await first.mutate('settleStage', { stage: edition.stage });
    const settled = `{ organizerDesk(competition: "${edition.slug}") { settlements { id standings { nodes { entryNumber place } } } } }`;
    expect(await first.query(settled)).toEqual({
      organizerDesk: {
        settlements: [
          {
            id,
            standings: {
              nodes: [
                { entryNumber: other.number, place: 1 },
                { entryNumber: entry.number, place: null },
              ],
            },
          },
        ],
      },
    });
  });

  test('changes no place by itself: the settlement is out of date, and another one is made', async () => {
    await it.db.query(`update sheet set state = 'SUBMITTED', submitted_at = now() where assignment_id = $1`, [assignment]);
    await first.mutate('closeStage', { stage: edition.stage });
    const settlement = await first.mutate<{ id: string }>('settleStage', { stage: edition.stage });
    const shown = async () => {
      const desk = `{ organizerDesk(competition: "${edition.slug}") { settlements { isOutdated standings { nodes { place } } } } }`;
      type Told = { organizerDesk: { settlements: { isOutdated: boolean; standings: { nodes: { place: number | null }[] } }[] } };
      const { settlements } = (await first.query<Told>(desk)).organizerDesk;
      return settlements.map(({ isOutdated, standings }) => [isOutdated, standings.nodes.map(({ place }) => place)]);
    };
    const id = await disqualify();
    const outdated = await shown();
    expect((await first.refusalOf('publishResults', { settlement: settlement.id })).code).toBe('SETTLEMENT_OUTDATED');
    await first.mutate('settleStage', { stage: edition.stage });
    const again = await shown();
    await reinstate(id);
    await first.mutate('settleStage', { stage: edition.stage });
    const both = [1, 1];
    expect([outdated, again, await shown()]).toEqual([
      [[true, both]],
      [
        [true, both],
        [false, [1, null]],
      ],
      [
        // It follows again from what stands now.
        [false, both],
        [true, [1, null]],
        [false, both],
      ],
    ]);
  });

  test('is turned down by any organiser, with a reason, and can be proposed anew', async () => {
    const { id } = await propose();
    const reason = '증거가 부족합니다.';
    expect(await first.mutate('turnDownDisqualification', { disqualification: id, reason }, TOLD)).toMatchObject({
      state: 'REJECTED',
      decisionReason: reason,
    });
    expect((await second.refusalOf('confirmDisqualification', { disqualification: id })).code).toBe('NOTHING_PROPOSED');
    await propose(second);
  });

  test('is for organisers of the edition alone, and reasons stay out of the trail', async () => {
    const elsewhere = await anEdition(it.db);
    const strangers = [];
    for (const [role, competition] of [
      ['AUDITOR', edition.id],
      ['SECRETARY', edition.id],
      ['CHAIR', edition.id],
      ['ORGANIZER', elsewhere.id],
    ] as const) {
      const person = await it.person(`${role.toLowerCase()}-${competition}@busan.example`);
      await aGrant(it.db, person.account!.id, role, competition);
      strangers.push(person);
    }
    const codes = [];
    for (const person of [...strangers, lead, judge]) {
      codes.push((await person.refusalOf('disqualifyTeam', { team: entry.team, reason: REASON })).code);
    }
    expect(codes).toEqual(Array<string>(6).fill('NOT_FOUND'));
    const id = await disqualify();
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where subject = $1 order by at, id`,
      [entry.team],
    );
    const data = JSON.stringify({ disqualification: id });
    expect(events).toEqual([
      { action: 'team.disqualification_proposed', data },
      { action: 'team.disqualified', data },
    ]);
    expect(await objectionTo(it.db, `update disqualification set decided_by = proposed_by where id = '${id}'`)).toBe(
      '23514 disqualification_second_person_check',
    );
  });

  test('ends with the publication, and needs a team that competes', async () => {
    const left = await aTeam(it.db, edition);
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [left.id]);
    const inactive = await first.refusalOf('disqualifyTeam', { team: left.id, reason: REASON });
    const blank = await first.refusalOf('disqualifyTeam', { team: entry.team, reason: ' ' });
    await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [edition.id]);
    const published = await first.refusalOf('disqualifyTeam', { team: entry.team, reason: REASON });
    expect([inactive.code, blank.code, published.code]).toEqual(['TEAM_INACTIVE', 'INVALID_INPUT', 'ALREADY_PUBLISHED']);
  });
});

describe('a reinstatement', () => {
  test('takes the team in again once a second organiser agrees, with its sheets as they were', async () => {
    const id = await disqualify();
    await first.mutate('reinstateTeam', { disqualification: id, reason: LIFT }, TOLD);
    expect((await first.refusalOf('confirmReinstatement', { disqualification: id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await second.refusalOf('reinstateTeam', { disqualification: id, reason: LIFT })).code).toBe('REINSTATEMENT_PROPOSED');
    const between = [await stateOfTeam(), await assigned()];
    expect(await second.mutate('confirmReinstatement', { disqualification: id }, TOLD)).toMatchObject({
      state: 'REINSTATED',
      reinstatementReason: LIFT,
      reinstatedBy: { name: 'second' },
    });
    expect([between, await stateOfTeam(), await assigned(), await copyStatus()]).toEqual([['DISQUALIFIED', 1], 'REGISTERED', 2, 200]);
    expect(await own()).toEqual({ myTeam: { state: 'REGISTERED', disqualification: null } });
    expect((await lettersTo(it, lead.account!.email)).at(-1)).toContain('취소');
    await propose();
  });

  test('is turned down, and the team stays out', async () => {
    const id = await disqualify();
    await first.mutate('reinstateTeam', { disqualification: id, reason: LIFT }, TOLD);
    const told = await second.mutate('turnDownDisqualification', { disqualification: id, reason: '확인되지 않았습니다.' }, TOLD);
    expect([told, await stateOfTeam()]).toMatchObject([{ state: 'STANDING', reinstatementReason: null }, 'DISQUALIFIED']);
  });
});

test('nothing is published while a proposal waits: afterwards nobody could decide it', async () => {
  await it.db.query(`update sheet set state = 'SUBMITTED', submitted_at = now() where assignment_id = $1`, [assignment]);
  await first.mutate('closeStage', { stage: edition.stage });
  const { id: settlement } = await first.mutate('settleStage', { stage: edition.stage });
  const waits = { code: 'DISQUALIFICATIONS_PENDING', pending: 1 };
  const { id: proposed } = await propose();
  expect(await first.refusalOf('publishResults', { settlement })).toMatchObject(waits);
  await first.mutate('turnDownDisqualification', { disqualification: proposed, reason: LIFT });
  const out = await disqualify();
  const { id: again } = await first.mutate('settleStage', { stage: edition.stage });
  await first.mutate('reinstateTeam', { disqualification: out, reason: LIFT });
  expect(await first.refusalOf('publishResults', { settlement: again })).toMatchObject(waits);
  await second.mutate('turnDownDisqualification', { disqualification: out, reason: LIFT });
  expect(await first.mutate('publishResults', { settlement: again }, '{ slug }')).toEqual({ slug: edition.slug });
});

test('the desk costs the same for one disqualified team and for two', async () => {
  const desk = `{ organizerDesk(competition: "${edition.slug}") {
    teams { nodes { disqualifications { state proposedBy { name } decidedBy { name } } } } } }`;
  await disqualify();
  const count = () => countQueries(it.app, () => first.query(desk));
  const one = await count();
  await propose(second, other.team);
  expect(await count()).toBe(one);
});
