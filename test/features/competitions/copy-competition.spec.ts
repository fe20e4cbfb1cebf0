import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRubric, presentationRubric } from '../../../src/domain/default-rubric.js';
import { defaultSlotRules } from '../../../src/domain/slot-rule.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let source: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  source = await anEdition(it.db, { tracks: ['분석', '시각화'], judgesPerEntry: 3 });
  await it.db.query(
    `update competition set title_ko = '2025 경진대회', min_members = 2, conflict_reach = 'AGENCY', ai_rule = 'LIMITED', ai_stages = '{CODE}' where id = $1`,
    [source.id],
  );
  await it.db.query(`update stage set due_at = '2025-10-20T18:00:00+09:00' where id = $1`, [source.stage]);
  await it.db.query(`update stage set slides_due_at = '2025-11-03T18:00:00+09:00' where id = $1`, [source.finalStage]);
  await it.db.query(`update track set last_entry_ordinal = 7 where competition_id = $1`, [source.id]);
  await aRubric(it.db, source, { criteria: presentationRubric.criteria });
  await aRubric(it.db, source);
  await it.db.query(`insert into advance_quota (stage_id, track_id, quota, tie_rule) values ($1, $2, 4, 'TAKE_ALL')`, [
    source.stage,
    source.tracks['시각화'],
  ]);
  await aRule(it.db, source, defaultRule(presentationRubric, 'PRESENTATION'));
  await aRule(it.db, source);
  const judge = await aJudge(it.db, source, (await anAccount(it.db)).id);
  await anAssignment(it.db, source, judge, await anEntry(it.db, source));
  await aGrant(it.db, (await anAccount(it.db)).id, 'SECRETARY', source.id);
});
afterAll(() => it.close());

let copies = 0;
const wish = (more: object = {}) => ({ competition: source.id, slug: `copy-${++copies}`, year: 2026, shiftDays: 364, ...more });
const rows = <T = Record<string, unknown>>(sql: string, ...parameters: unknown[]) => it.db.query<T[]>(sql, parameters);

describe('a copy of an edition', () => {
  let copy: { id: string };
  beforeAll(async () => {
    copy = await organizer.mutate('copyCompetition', wish({ slug: 'busan-2026' }));
  });

  /** The columns in which two rows are the same, and in which they are not. */
  const compared = ([one]: Record<string, unknown>[], [other]: Record<string, unknown>[]) => {
    const same = Object.keys(one!).filter((column) => JSON.stringify(one![column]) === JSON.stringify(other![column]));
    return {
      same: same.toSorted(),
      other: Object.keys(one!)
        .filter((column) => !same.includes(column))
        .toSorted(),
    };
  };

  // A new column fails here until it is said what a copy does with it.
  test('has its settings, and a slug, a year, a calendar and a state of its own', async () => {
    const [of, row] = [
      await rows(`select * from competition where id = $1`, source.id),
      await rows(`select * from competition where id = $1`, copy.id),
    ];
    expect(compared(of, row)).toEqual({
      same: [
        'ai_rule',
        'ai_stages',
        'conflict_reach',
        'is_panel_announced',
        'max_members',
        'min_members',
        'requires_eligibility_check',
        'results_public_at',
        'title_en',
      ],
      other: [
        'created_at',
        'id',
        'registration_closes_at',
        'registration_opens_at',
        'slug',
        'state',
        'submissions_close_at',
        'title_ko',
        'year',
      ],
    });
    expect(row[0]).toMatchObject({ slug: 'busan-2026', state: 'DRAFT', year: 2026, title_ko: '2026 경진대회', min_members: 2 });
    const days = (row[0]!['submissions_close_at'] as Date).getTime() - (of[0]!['submissions_close_at'] as Date).getTime();
    expect(days).toBe(364 * 86_400_000);
  });

  test('has its tracks, whose entries are counted from the beginning', async () => {
    const tracks = `select * from track where competition_id = $1 order by ordinal`;
    const [of, row] = [await rows(tracks, source.id), await rows(tracks, copy.id)];
    expect([of.length, row.length]).toEqual([2, 2]);
    expect(compared(of, row)).toEqual({
      same: ['name_en', 'name_ko', 'ordinal', 'short_name'],
      other: ['competition_id', 'id', 'last_entry_ordinal'],
    });
    expect(row.map((track) => track['last_entry_ordinal'])).toEqual([0, 0]);
  });

  test('has its stages, none of them begun, due as much later as the deadline is', async () => {
    await it.db.query(`update stage set state = 'OPEN', opened_at = now(), closed_at = now() where id = $1`, [source.stage]);
    const { id } = await organizer.mutate('copyCompetition', wish());
    const stages = `select * from stage where competition_id = $1 order by ordinal`;
    const [of, row] = [await rows(stages, source.id), await rows(stages, id)];
    expect(compared(of, row)).toEqual({
      same: ['is_blind', 'judges_per_entry', 'kind', 'name_en', 'name_ko', 'ordinal', 'slides_due_at'],
      other: ['closed_at', 'competition_id', 'due_at', 'id', 'opened_at', 'state'],
    });
    expect(row[0]).toMatchObject({ state: 'DRAFT', opened_at: null, closed_at: null, due_at: new Date('2026-10-19T18:00:00+09:00') });
    expect(row[1]).toMatchObject({ due_at: null, kind: 'PRESENTATION', slides_due_at: new Date('2026-11-02T18:00:00+09:00') });
  });

  test('has the rubric and the rule of each stage as they were last, as first versions, open to be changed', async () => {
    const query = `{ organizerDesk(competition: "busan-2026") { competition { stages { id rubric { version criteria { key } } rule { version tieBreak { criterion } } } } } }`;
    const { organizerDesk } = await organizer.query<{
      organizerDesk: { competition: { stages: { id: string; rubric: unknown; rule: unknown }[] } };
    }>(query);
    const [paper, final] = organizerDesk.competition.stages;
    expect(paper!.rubric).toEqual({ version: 1, criteria: defaultRubric.criteria.map(({ key }) => ({ key })) });
    expect(paper!.rule).toEqual({ version: 1, tieBreak: ['validity', 'relevance', null].map((criterion) => ({ criterion })) });
    expect([final!.rubric, final!.rule]).toEqual([null, null]);
    const rubric = { stage: paper!.id, criteria: presentationRubric.criteria };
    expect(await organizer.mutate('writeRubric', rubric, '{ version }')).toEqual({ version: 2 });
  });

  test('has the limits of its flags, and only where the edition had set some', async () => {
    expect(await rows(`select * from diagnostic_limits where competition_id = $1`, copy.id)).toEqual([]);
    const limits = '{"outlierResidual":4}';
    await rows(`insert into diagnostic_limits (competition_id, limits) values ($1, $2)`, source.id, limits);
    const { id } = await organizer.mutate('copyCompetition', wish());
    expect(await rows(`select * from diagnostic_limits where competition_id = $1`, id)).toEqual([{ competition_id: id, limits }]);
  });

  test('takes the same files, and says so only where the edition had', async () => {
    expect(await rows(`select * from slot_rule where competition_id = $1`, copy.id)).toEqual([]);
    const slots = defaultSlotRules.map((rule) => ({ ...rule, maxSize: rule.maxSize * 2 }));
    await organizer.mutate('setFileSlots', { competition: source.id, slots, reason: '분량을 정했습니다.' });
    const { id } = await organizer.mutate('copyCompetition', wish());
    const taken = `select slot, is_offered, is_required, kinds, max_size, max_pages, takes_macros from slot_rule where competition_id = $1 order by slot`;
    const [of, row] = [await rows(taken, source.id), await rows(taken, id)];
    expect([row.length, row]).toEqual([6, of]);
    expect(await rows(`select * from slot_rule_change where competition_id = $1`, id)).toEqual([]);
  });

  test('has the quotas of its own tracks', async () => {
    const quotas = await rows(
      `select stage.ordinal, track.short_name, quota, tie_rule from advance_quota join stage on stage.id = stage_id
         join track on track.id = track_id and track.competition_id = stage.competition_id where stage.competition_id = $1`,
      copy.id,
    );
    expect(quotas).toEqual([{ ordinal: 1, short_name: '시각화', quota: 4, tie_rule: 'TAKE_ALL' }]);
  });

  test('has nobody but its organiser, and nothing that anybody did', async () => {
    const query = `{ organizerDesk(competition: "busan-2026") { roles { role account { name } } teams { totalCount } entries { totalCount }
      panels { id } settlements { id } calendarChanges { id } } }`;
    expect(await organizer.query(query)).toEqual({
      organizerDesk: {
        roles: [{ role: 'ORGANIZER', account: { name: 'organizer' } }],
        teams: { totalCount: 0 },
        entries: { totalCount: 0 },
        panels: [],
        settlements: [],
        calendarChanges: [],
      },
    });
    const [event] = await rows<{ data: string }>(
      `select data from audit_event where subject = $1 and action = 'competition.created'`,
      copy.id,
    );
    expect(JSON.parse(event!.data)).toEqual({ tracks: 2, stages: 2, copiedFrom: source.id });
  });
});

// What stands on an edition, a track or a stage is taken along or left: a new table has to say which.
test('every table below an edition is copied, or left on purpose', async () => {
  const copied = [
    'advance_quota',
    'award_rule',
    'catalogue_item',
    'certificate_wording',
    'hidden_catalogue_item',
    'diagnostic_limits',
    'final_rule',
    'slot_rule',
    'track',
    'stage',
    'stage_rule',
    'rubric',
  ];
  const left = [
    'absence',
    'adoption_update',
    'advanced_entry',
    'advancement',
    'ai_policy_change',
    'appeal',
    'assignment',
    'assignment_run',
    'award_decision',
    'award_revocation',
    'blind_code',
    'calendar_change',
    'certificate',
    'certificate_run',
    'challenge',
    'closing_exception',
    'committee_decision',
    'conflict',
    'deadline_extension',
    'declared_interest',
    'entry',
    'entry_demand',
    'final_settlement',
    'notice',
    'panel',
    'penalty',
    'presentation_draw',
    'presentation_slot',
    'publication',
    'question',
    'report_comparison',
    'role_change',
    'score_import',
    'similar_reports',
    'entry_search',
    'slot_rule_change',
    'settlement',
    'settlement_bundle',
    'similar_reports',
    'slides',
    'team',
    'team_member',
    'tie_decision',
    'verification',
  ];
  const below = await rows<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid in ('competition'::regclass, 'track'::regclass, 'stage'::regclass)`,
  );
  expect(below.map(({ name }) => name).filter((name) => ![...copied, ...left].includes(name))).toEqual([]);
});

test('titles and calendar of the copy’s own', async () => {
  const at = (day: string) => `2026-${day}T09:00:00.000Z`;
  const calendar = { registrationOpensAt: at('03-01'), registrationClosesAt: at('04-01'), submissionsCloseAt: at('05-01') };
  const own = wish({ shiftDays: null, calendar, titleKo: '봄 경진대회', titleEn: 'Spring Competition' });
  const fields = '{ titleKo titleEn registrationOpensAt registrationClosesAt submissionsCloseAt }';
  expect(await organizer.mutate('copyCompetition', own, fields)).toEqual({
    titleKo: '봄 경진대회',
    titleEn: 'Spring Competition',
    ...calendar,
  });
});

describe('is refused', () => {
  const anyone = (email: string, role: Parameters<typeof aGrant>[2], competitionId: string | null) =>
    it.person(email, { roles: [{ role, competitionId }] });
  test.each([
    ['to a visitor', () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['to its own organiser, who may set up no other', () => anyone('own@busan.example', 'ORGANIZER', source.id), 'NOT_ALLOWED'],
    ['to an auditor', () => anyone('auditor@busan.example', 'AUDITOR', null), 'NOT_ALLOWED'],
  ])('%s', async (_, who, code) => {
    expect((await (await who()).refusalOf('copyCompetition', wish())).code).toBe(code);
  });

  test('to an administrator while the edition is a draft, as if there were none', async () => {
    const administrator = await anyone('admin@busan.example', 'ADMINISTRATOR', null);
    const draft = await anEdition(it.db, { state: 'DRAFT' as never });
    expect((await administrator.refusalOf('copyCompetition', wish({ competition: draft.id }))).code).toBe('NOT_FOUND');
    await administrator.mutate('copyCompetition', wish());
  });

  test.each([
    ['with a slug that is taken', { slug: 'taken-2026' }, 'SLUG_TAKEN'],
    ['without a calendar', { shiftDays: null }, 'INVALID_INPUT'],
    ['with a blank title', { titleKo: '\u3164' }, 'INVALID_INPUT'],
    ['of nothing', { competition: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('%s', async (_, more, code) => {
    await organizer.mutate('copyCompetition', wish({ slug: 'taken-2026' })).catch(() => undefined);
    expect((await organizer.refusalOf('copyCompetition', wish(more))).code).toBe(code);
  });
});
