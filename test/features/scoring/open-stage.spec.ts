import { defaultAwardRule } from '../../../src/domain/award-rule.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { JudgeCopyState } from '../../../src/features/entries/shown-copy.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { TeamState } from '../../../src/features/teams/team.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { problemsOf } from '../../support/at-sheet.js';
import { anEntry, aVersion, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());

interface Prepared {
  edition: MadeEdition;
  judge: string;
  entry: MadeEntry;
  assignment: string;
  rubric: string;
}

/** An edition whose paper stage could be opened: one entry, one judge. */
async function prepared(wish: Parameters<typeof anEdition>[1] = {}): Promise<Prepared> {
  const edition = await anEdition(it.db, wish);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const judge = await aJudge(it.db, edition, (await anAccount(it.db, { name: '박서준' })).id);
  const entry = await anEntry(it.db, edition);
  return { edition, judge, entry, rubric, assignment: await anAssignment(it.db, edition, judge, entry) };
}

const problemsOfOpening = async ({ edition }: Pick<Prepared, 'edition'>) => {
  const refusal = await organizer.refusalOf('openStage', { stage: edition.stage });
  expect(refusal.code).toBe('STAGE_NOT_READY');
  return problemsOf(refusal);
};

describe('opening a stage', () => {
  test('that is prepared lets judges begin, once', async () => {
    const { edition } = await prepared();
    expect(await organizer.mutate('openStage', { stage: edition.stage }, '{ id state }')).toEqual({ id: edition.stage, state: 'OPEN' });
    const [row] = await it.db.query<[{ state: string; opened: boolean }]>(
      `select state, opened_at is not null as opened from stage where id = $1`,
      [edition.stage],
    );
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'stage.opened'`, [
      edition.stage,
    ]);
    expect([row, JSON.parse(event.data)]).toEqual([
      { state: 'OPEN', opened: true },
      { entries: 1, judges: 1 },
    ]);
    expect(await organizer.refusalOf('openStage', { stage: edition.stage })).toEqual(
      expect.objectContaining({ code: 'STAGE_STATE_WRONG', state: 'OPEN' }),
    );
  });

  test.each(['REGISTRATION', 'SUBMISSION'] as const)('while teams may still submit (%s) is refused', async (phase) => {
    expect(await problemsOfOpening(await prepared({ phase }))).toEqual([['phase', 'SUBMISSIONS_NOT_CLOSED']]);
  });

  test('tells everything that is missing at once, the entries by number', async () => {
    const edition = await anEdition(it.db, { phase: 'SUBMISSION', judgesPerEntry: 2, tracks: ['분석', '시각화'] });
    await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
    const judge = await aJudge(it.db, edition, (await anAccount(it.db, { name: '박서준' })).id, { hasPledged: false });
    const entry = await anEntry(it.db, edition, { files: [{ copyState: JudgeCopyState.NOT_SHOWN, kind: 'HWP' }] });
    await anAssignment(it.db, edition, judge, entry);
    await anEntry(it.db, edition, { track: '시각화' });
    expect(await problemsOfOpening({ edition })).toEqual([
      ['phase', 'SUBMISSIONS_NOT_CLOSED'],
      ['rubric', 'RUBRIC_MISSING'],
      ['rule', 'RULE_MISSING'],
      ['tracks.시각화', 'PANEL_MISSING'],
      [`judges.${judge}`, 'PLEDGE_MISSING'],
      ['entries.2025-분석-001.judges', 'JUDGES_MISSING'],
      ['entries.2025-시각화-001.judges', 'JUDGES_MISSING'],
      ['entries.2025-분석-001.report', 'JUDGE_COPY_MISSING'],
    ]);
    expect(await it.db.query(`select state, opened_at from stage where id = $1`, [edition.stage])).toEqual([
      { state: 'DRAFT', opened_at: null },
    ]);
  });

  test('whose rule was announced for another rubric is refused', async () => {
    const one = await prepared();
    await aRubric(it.db, one.edition, { criteria: defaultRubric.criteria.slice(0, 1) });
    expect(await problemsOfOpening(one)).toEqual([['rule.tieBreak.0.criterion', 'UNKNOWN_WORD']]);
    await aRule(it.db, one.edition, defaultRule({ criteria: defaultRubric.criteria.slice(0, 1) }, 'PAPER'));
    await organizer.mutate('openStage', { stage: one.edition.stage });
  });

  test('asks for a copy of the latest version, and of the report', async () => {
    const one = await prepared();
    await aVersion(it.db, {
      entryId: one.entry.id,
      submittedBy: organizer.account!.id,
      files: [{ copyState: JudgeCopyState.PENDING }, { slot: 'SLIDES' }],
    });
    expect(await problemsOfOpening(one)).toEqual([['entries.2025-분석-001.report', 'JUDGE_COPY_MISSING']]);
  });

  test('that is not blind asks for no copies', async () => {
    const { edition, entry } = await prepared({ isBlind: false });
    await it.db.query(
      `update shown_copy set state = 'NOT_SHOWN', copy_id = null where original_id in (
         select stored_file_id from entry_file join judge_copy on entry_file_id = entry_file.id where judge_copy.id = $1)`,
      [entry.copies['REPORT']],
    );
    await organizer.mutate('openStage', { stage: edition.stage });
  });

  test('does not mind entries that left, drafts, and judges without work', async () => {
    const { edition } = await prepared();
    await anEntry(it.db, edition, { state: EntryState.WITHDRAWN });
    await anEntry(it.db, edition, { state: EntryState.DRAFT });
    await anEntry(it.db, edition, { team: { state: TeamState.DISQUALIFIED } });
    await aJudge(it.db, edition, (await anAccount(it.db)).id, { hasPledged: false });
    await organizer.mutate('openStage', { stage: edition.stage });
  });

  test('looks at conflicts again: a colleague of a judge may have joined the team since', async () => {
    const one = await prepared();
    const department = await aDepartment(it.db);
    const [{ account_id: judge }] = await it.db.query<[{ account_id: string }]>(`select account_id from judge where id = $1`, [one.judge]);
    await anEmployment(it.db, judge, department);
    await it.db.query(`update team_member set department_id = $1 where team_id = $2`, [department, one.entry.team]);
    expect(await problemsOfOpening(one)).toEqual([
      ['entries.2025-분석-001.judges', 'JUDGES_MISSING'],
      ['entries.2025-분석-001.judges', 'CONFLICT_SAME_DEPARTMENT'],
    ]);
    await it.db.query(`update employment set valid_to = '2020-12-31' where account_id = $1`, [judge]);
    await organizer.mutate('openStage', { stage: one.edition.stage });
  });

  test('counts only the judges of this stage', async () => {
    const one = await prepared({ judgesPerEntry: 2 });
    const inFinal = await aJudge(it.db, one.edition, (await anAccount(it.db)).id, { stage: one.edition.finalStage });
    await anAssignment(it.db, one.edition, inFinal, one.entry, { stage: one.edition.finalStage });
    expect(await problemsOfOpening(one)).toEqual([['entries.2025-분석-001.judges', 'JUDGES_MISSING']]);
  });
});

describe('closing a stage', () => {
  const open = async (): Promise<Prepared> => {
    const one = await prepared();
    await moveStage(it.db, one.edition, StageState.OPEN);
    return one;
  };
  const close = ({ edition }: Prepared) => organizer.mutate('closeStage', { stage: edition.stage }, '{ state }');

  test('with every sheet in ends judging', async () => {
    const one = await open();
    await aSheet(it.db, one.assignment, one.rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    expect(await close(one)).toEqual({ state: 'CLOSED' });
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'stage.closed'`, [
      one.edition.stage,
    ]);
    expect(JSON.parse(event.data)).toEqual({ sheets: 1 });
  });

  test('names who owes how many sheets, and tells nothing of what is in them', async () => {
    const one = await open();
    const late = await aJudge(it.db, one.edition, (await anAccount(it.db, { name: '최유리' })).id);
    const second = await anEntry(it.db, one.edition);
    await anAssignment(it.db, one.edition, late, one.entry);
    await aSheet(it.db, await anAssignment(it.db, one.edition, late, second), one.rubric, { validity: '29.50' }, { comment: '다시 볼 것' });
    await aSheet(it.db, one.assignment, one.rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    expect(await organizer.refusalOf('closeStage', { stage: one.edition.stage })).toEqual({
      code: 'SHEETS_MISSING',
      ko: '확정하지 않은 채점표가 2부 있습니다.',
      en: 'Sheets that have not been submitted: 2.',
      missing: 2,
      problems: [
        {
          path: `judges.${late}`,
          code: 'SHEETS_MISSING',
          ko: '최유리 위원: 채점표 2부 중 2부를 확정하지 않았습니다.',
          en: '최유리: 2 of 2 sheets are missing.',
        },
      ],
    });
  });

  test('waits for an entry that was taken from its judges, which would not be ranked at all', async () => {
    const one = await open();
    const second = await anEntry(it.db, one.edition);
    await anAssignment(it.db, one.edition, one.judge, second);
    await aSheet(it.db, one.assignment, one.rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    await organizer.mutate('unassignJudge', { judge: one.judge, entry: second.id });
    const refusal = await organizer.refusalOf('closeStage', { stage: one.edition.stage });
    expect([refusal.code, refusal['missing'], problemsOf(refusal)]).toEqual([
      'SHEETS_MISSING',
      1,
      [['entries.2025-분석-002.judges', 'JUDGES_MISSING']],
    ]);
  });

  test('does not wait for entries that left', async () => {
    const one = await open();
    await it.db.query(`update entry set state = 'DISQUALIFIED' where id = $1`, [one.entry.id]);
    expect(await close(one)).toEqual({ state: 'CLOSED' });
  });

  test.each([StageState.DRAFT, StageState.CLOSED, StageState.SETTLED])('that is %s is refused', async (state) => {
    const one = await open();
    await moveStage(it.db, one.edition, state);
    expect((await organizer.refusalOf('closeStage', { stage: one.edition.stage })).code).toBe('STAGE_STATE_WRONG');
  });
});

describe('the readiness of a stage', () => {
  const QUERY = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) { readiness(stage: $stage) { item isMet isRequired problems { path code } } } }`;
  interface Item {
    item: string;
    isMet: boolean;
    isRequired: boolean;
    problems: { path: string; code: string }[];
  }
  const readinessOf = async ({ edition }: Pick<Prepared, 'edition'>, person = organizer) =>
    (await person.query<{ organizerDesk: { readiness: Item[] | null } }>(QUERY, { slug: edition.slug, stage: edition.stage })).organizerDesk
      .readiness;

  test('is a list of everything that is asked of it, met or not, and says what opening would be refused with', async () => {
    const made = await prepared();
    const unmet = (await readinessOf(made))!.filter(({ isMet }) => !isMet);
    const warning = {
      item: 'AWARDS_ANNOUNCED',
      isMet: false,
      isRequired: false,
      problems: [{ path: 'awardRule', code: 'AWARD_RULE_MISSING' }],
    };
    expect(unmet).toEqual([warning]);
    await organizer.mutate('announceAwardRule', { competition: made.edition.id, rule: defaultAwardRule }, '{ version }');
    expect((await readinessOf(made))!.map(({ isMet }) => isMet)).toEqual(Array.from({ length: 12 }, () => true));
    await it.db.query(`update judge set pledged_at = null, pledge_text_hash = null where id = $1`, [made.judge]);
    await it.db.query(`update stage set judges_per_entry = 2 where id = $1`, [made.edition.stage]);
    const readiness = (await readinessOf(made))!;
    expect(readiness.filter(({ isMet }) => !isMet)).toEqual([
      { item: 'PLEDGES_SIGNED', isMet: false, isRequired: true, problems: [{ path: `judges.${made.judge}`, code: 'PLEDGE_MISSING' }] },
      {
        item: 'ENTRIES_COVERED',
        isMet: false,
        isRequired: true,
        problems: [{ path: 'entries.2025-분석-001.judges', code: 'JUDGES_MISSING' }],
      },
    ]);
    expect(readiness.flatMap(({ problems }) => problems.map(({ path, code }) => [path, code]))).toEqual(await problemsOfOpening(made));
  });

  test('is nobody’s question once judging has begun, and is the secretary’s to read too', async () => {
    const made = await prepared();
    const roles = [{ role: 'SECRETARY' as const, competitionId: made.edition.id }];
    const secretary = await it.person(`secretary@${made.edition.slug}.example`, { roles });
    expect(await readinessOf(made, secretary)).toHaveLength(12);
    await organizer.mutate('openStage', { stage: made.edition.stage });
    expect(await readinessOf(made)).toBeNull();
    const elsewhere = await organizer.ask(QUERY, { slug: made.edition.slug, stage: (await prepared()).edition.stage });
    expect(elsewhere.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
