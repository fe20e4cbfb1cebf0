import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, anAssignment, aRubric, moveStage } from '../../support/judging-factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';

const ABSENCE = '{ id reason recordedAt undoneAt undoReason stage { id } }';
const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { progress { submitted total } presentations { assignment isAbsent } } }`;
const reason = '발표장에 오지 않았습니다.';

let it: TestApp;
let organizer: Person;
let judge: Person;
let lead: Person;
let edition: MadeEdition;
let stage: string;
let absent: MadeEntry;
let present: MadeEntry;
let assignments: { absent: string; present: string };
beforeAll(async () => {
  it = await startTestApp();
  [organizer, judge, lead] = [
    await it.person('organizer@absences.example'),
    await it.person('judge@absences.example'),
    await it.person('lead@absences.example'),
  ];
});
afterAll(() => it.close());

/** A presentation that is going on: of two teams the judge waits for one. */
beforeEach(async () => {
  edition = await anEdition(it.db);
  stage = edition.finalStage;
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aRubric(it.db, edition, { stage });
  await it.db.query(
    `insert into stage_rule (id, stage_id, version, rule, announced_at, announced_by) values (gen_random_uuid(), $1, 1, $2, now(), gen_random_uuid())`,
    [stage, canonicalText(defaultRule(defaultRubric, 'PAPER'))],
  );
  absent = await anEntry(it.db, edition, { team: { members: [{ accountId: lead.account!.id }] } });
  present = await anEntry(it.db, edition);
  await advanced(it.db, edition, absent, present);
  const seat = await aJudge(it.db, edition, judge.account!.id, { stage });
  assignments = {
    absent: await anAssignment(it.db, edition, seat, absent, { stage }),
    present: await anAssignment(it.db, edition, seat, present, { stage }),
  };
  await moveFinal(StageState.OPEN);
});

const moveFinal = (state: StageState) => moveStage(it.db, { ...edition, stage }, state);
const wish = (changes: object = {}) => ({ stage, entry: absent.id, reason, ...changes });
const recorded = () => organizer.mutate<{ id: string }>('recordAbsence', wish(), ABSENCE);
const codeOf = async (person: Person, changes: object = {}) => (await person.refusalOf('recordAbsence', wish(changes))).code;
const score = async (assignment: string) => {
  const { save, submit } = atSheet(judge, assignment);
  await save(0, fullMarks);
  await submit(1);
};
const deskOf = async () =>
  (await judge.query<{ judgeDesk: { progress: object; presentations: { assignment: string; isAbsent: boolean }[] } }>(DESK, { stage }))
    .judgeDesk;

describe('an absence', () => {
  test('is recorded with a reason, told to the team, and kept in the trail', async () => {
    const absence = await recorded();
    expect(absence).toMatchObject({ reason, undoneAt: null, undoReason: null, stage: { id: stage } });
    const own = await lead.query<{ myTeam: { entry: { absences: object[] } } }>(
      `{ myTeam(competition: "${edition.id}") { entry { absences ${ABSENCE} } } }`,
    );
    expect(own.myTeam.entry.absences).toEqual([absence]);
    const desk = `{ organizerDesk(competition: "${edition.slug}") { entries { nodes { absences ${ABSENCE} } } } }`;
    const { organizerDesk } = await organizer.query<{ organizerDesk: { entries: { nodes: { absences: object[] }[] } } }>(desk);
    expect(organizerDesk.entries.nodes.map(({ absences }) => absences)).toEqual([[absence], []]);
    const letters = await lettersTo(it, 'lead@absences.example');
    expect([letters.at(-1)!.includes(reason), letters.at(-1)!.includes('순위를 매기지 않습니다')]).toEqual([true, true]);
    const [event] = await it.db.query<{ action: string; data: string }[]>(`select action, data from audit_event where subject = $1`, [
      absent.id,
    ]);
    expect([event!.action, JSON.parse(event!.data)]).toEqual(['absence.recorded', { absence: absence.id, stage }]);
  });

  test('keeps nobody waiting: no sheet of it is owed or taken, and the stage closes and is settled without a place for it', async () => {
    await score(assignments.present);
    expect((await organizer.refusalOf('closeStage', { stage })).code).toBe('SHEETS_MISSING');
    await recorded();
    expect(await deskOf()).toMatchObject({ progress: { submitted: 1, total: 1 } });
    expect(new Map((await deskOf()).presentations.map(({ assignment, isAbsent }) => [assignment, isAbsent]))).toEqual(
      new Map([
        [assignments.absent, true],
        [assignments.present, false],
      ]),
    );
    expect((await judge.refusalOf('saveSheet', { assignment: assignments.absent, revision: 0, marks: fullMarks })).code).toBe(
      'ENTRY_ABSENT',
    );
    expect(await organizer.mutate('closeStage', { stage }, '{ state }')).toEqual({ state: 'CLOSED' });
    await organizer.mutate('settleStage', { stage });
    const [settlement] = await it.db.query<{ rows: string }[]>(`select rows from settlement where stage_id = $1`, [stage]);
    const lines = (JSON.parse(settlement!.rows) as { entry: string; place: number | null; score: string | null }[]).map(
      ({ entry, place, score: points }) => [entry, place, points],
    );
    expect(lines).toEqual([
      [present.id, 1, '85.50'],
      [absent.id, null, null],
    ]);
  });

  test('is taken back with a reason, told to the team again, and the sheet is owed anew', async () => {
    const { id } = await recorded();
    const undone = await organizer.mutate('undoAbsence', { absence: id, reason: '늦게 도착했습니다.' }, ABSENCE);
    expect(undone).toMatchObject({ id, undoneAt: expect.any(String), undoReason: '늦게 도착했습니다.' });
    expect((await organizer.refusalOf('undoAbsence', { absence: id, reason: '늦게 도착했습니다.' })).code).toBe('ABSENCE_UNDONE');
    expect((await deskOf()).progress).toEqual({ submitted: 0, total: 2 });
    expect((await lettersTo(it, 'lead@absences.example')).at(-1)).toContain('늦게 도착했습니다.');
    await score(assignments.absent);
    expect(await codeOf(organizer)).toBe('ABSENT_BUT_SCORED');
  });

  test('is recorded once, while it runs, of an entry of the stage, by an organiser', async () => {
    expect((await organizer.refusalOf('recordAbsence', wish({ reason: '네' }))).code).toBe('INVALID_INPUT');
    expect(await codeOf(organizer, { entry: (await anEntry(it.db, edition)).id })).toBe('ENTRY_NOT_ADVANCED');
    expect(await codeOf(organizer, { entry: (await anEntry(it.db, await anEdition(it.db))).id })).toBe('NOT_FOUND');
    expect([await codeOf(judge), await codeOf(lead), await codeOf(it.visitor)]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
    const { id } = await recorded();
    expect(await codeOf(organizer)).toBe('ABSENT_ALREADY');
    await moveFinal(StageState.CLOSED);
    expect(await codeOf(organizer)).toBe('STAGE_STATE_WRONG');
    expect((await organizer.refusalOf('undoAbsence', { absence: id, reason })).code).toBe('STAGE_STATE_WRONG');
    expect((await judge.refusalOf('undoAbsence', { absence: id, reason })).code).toBe('NOT_FOUND');
  });

  test('stays as it was recorded', async () => {
    const { id } = await recorded();
    const change = (sql: string) => expect(it.db.query(sql, [id])).rejects.toThrow(/written once/);
    await change(`update absence set reason = '' where id = $1`);
    await change(`delete from absence where id = $1`);
    await organizer.mutate('undoAbsence', { absence: id, reason });
    await change(`update absence set undo_reason = '' where id = $1`);
  });
});
