import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { inTurn } from '../../support/at-once.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let assignment: string;
let sheet: ReturnType<typeof atSheet>;
beforeAll(async () => {
  it = await startTestApp({ DATABASE_POOL: '10' });
  organizer = await it.person('organizer@busan.example');
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  assignment = await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
  sheet = atSheet(judge, assignment);
});

/** Sends a mutation; answers the code of its refusal, or that it went through. */
const sending =
  (person: Person, name: string, input: object): (() => Promise<string>) =>
  async () => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { errors } = await person.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
    return errors?.[0]?.extensions.code ?? 'DONE';
  };
const opening = () => sending(organizer, 'openStage', { stage: edition.stage })();
const closing = () => sending(organizer, 'closeStage', { stage: edition.stage })();
const saving = (revision: number) => sending(judge, 'saveSheet', sheet.saving(revision, fullMarks.slice(1)));
const submitting = (revision: number) => sending(judge, 'submitSheet', { assignment, revision });
const reopening = (revision: number) => sending(judge, 'reopenSheet', { assignment, revision, reason: '다시 보겠습니다.' });
const assigning = (entry: string) => sending(organizer, 'assignJudge', { judge: seat, entry });
const unassigning = (entry: string) => sending(organizer, 'unassignJudge', { judge: seat, entry });

const stageRow = (): [string, string] => [`select from stage where id = $1 for update`, edition.stage];
const sheetRow = (): [string, string] => [`select from sheet where assignment_id = $1 for update`, assignment];
// Held so that assignments can be read and not made or unmade.
const assignments = (): [string] => [`lock table assignment in share mode`];

/** How the stage and its assignments stand: for each of them the sheet's state and revision. */
async function standing(): Promise<[stage: string, ...sheets: string[]]> {
  const rows = await it.db.query<{ stage: string; sheet: string }[]>(
    `select stage.state as stage, coalesce(sheet.state || ' ' || sheet.revision, 'NONE') as sheet
       from assignment
       join stage on stage.id = assignment.stage_id
       left join sheet on sheet.assignment_id = assignment.id
      where stage.id = $1
      order by assignment.assigned_at, assignment.id`,
    [edition.stage],
  );
  return [rows[0]!.stage, ...rows.map((row) => row.sheet)];
}

/** How many sheets the trail says were there when the stage was closed; one number for each time it was. */
async function closings(): Promise<number[]> {
  const events = await it.db.query<{ data: string }[]>(`select data from audit_event where subject = $1 and action = 'stage.closed'`, [
    edition.stage,
  ]);
  return events.map(({ data }) => (JSON.parse(data) as { sheets: number }).sheets);
}

describe('closing behind a sheet that is being written', () => {
  test('waits for its submission and counts it', async () => {
    await sheet.save(0, fullMarks);
    expect(await inTurn(it, sheetRow(), [submitting(1), closing])).toEqual(['DONE', 'DONE']);
    expect([await standing(), await closings()]).toEqual([['CLOSED', 'SUBMITTED 2'], [1]]);
  });

  test('waits for its reopening, and is refused for the draft that it has become', async () => {
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
    expect(await inTurn(it, sheetRow(), [reopening(2), closing])).toEqual(['DONE', 'SHEETS_MISSING']);
    expect([await standing(), await closings()]).toEqual([['OPEN', 'DRAFT 3'], []]);
  });
});

describe('what is sent while the stage closes', () => {
  test.each(['reopenSheet', 'saveSheet', 'submitSheet'])('%s comes too late, and changes nothing', async (name) => {
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
    const late = { reopenSheet: reopening, saveSheet: saving, submitSheet: submitting }[name]!(2);
    expect(await inTurn(it, stageRow(), [closing, late])).toEqual(['DONE', 'STAGE_STATE_WRONG']);
    expect([await standing(), await closings()]).toEqual([['CLOSED', 'SUBMITTED 2'], [1]]);
  });

  test('a pile of it is either in before or refused after, and the stage closes once', async () => {
    await sheet.save(0, fullMarks);
    const pile = [submitting(1), closing, reopening(2), closing, saving(2)];
    expect(await inTurn(it, stageRow(), pile)).toEqual(['DONE', 'DONE', 'STAGE_STATE_WRONG', 'STAGE_STATE_WRONG', 'STAGE_STATE_WRONG']);
    expect([await standing(), await closings()]).toEqual([['CLOSED', 'SUBMITTED 2'], [1]]);
  });

  test('a new assignment comes too late', async () => {
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
    const colleague = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    const [task] = await it.db.query<[{ entry_id: string }]>(`select entry_id from assignment where id = $1`, [assignment]);
    const late = sending(organizer, 'assignJudge', { judge: colleague, entry: task.entry_id });
    expect(await inTurn(it, stageRow(), [closing, late])).toEqual(['DONE', 'STAGE_STATE_WRONG']);
    expect(await standing()).toEqual(['CLOSED', 'SUBMITTED 2']);
  });
});

test('closing behind an assignment that is being made is refused for the sheet that it asks for', async () => {
  await sheet.save(0, fullMarks);
  await sheet.submit(1);
  const another = await anEntry(it.db, edition);
  expect(await inTurn(it, assignments(), [assigning(another.id), closing])).toEqual(['DONE', 'SHEETS_MISSING']);
  expect(await standing()).toEqual(['OPEN', 'SUBMITTED 2', 'NONE']);
});

describe('opening', () => {
  beforeEach(() => moveStage(it.db, edition, StageState.DRAFT));

  test('behind an assignment that is being made counts it', async () => {
    const another = await anEntry(it.db, edition);
    expect(await inTurn(it, assignments(), [assigning(another.id), opening])).toEqual(['DONE', 'DONE']);
    expect(await standing()).toEqual(['OPEN', 'NONE', 'NONE']);
  });

  test('behind an assignment that is being taken away misses it', async () => {
    const another = await anEntry(it.db, edition);
    await anAssignment(it.db, edition, seat, another);
    expect(await inTurn(it, assignments(), [unassigning(another.id), opening])).toEqual(['DONE', 'STAGE_NOT_READY']);
    expect(await standing()).toEqual(['DRAFT', 'NONE']);
  });

  test('twice at once happens once', async () => {
    expect(await inTurn(it, stageRow(), [opening, opening])).toEqual(['DONE', 'STAGE_STATE_WRONG']);
    const events = `select count(*)::int as count from audit_event where subject = $1 and action = 'stage.opened'`;
    expect(await it.db.query(events, [edition.stage])).toEqual([{ count: 1 }]);
  });
});
