import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { Entry, EntryState } from '../../../src/features/entries/entry.entity.js';
import { Settlement } from '../../../src/features/results/settlement.entity.js';
import { timeOrderedId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type MadeEdition } from '../../support/factories.js';
import { brokenInvariants } from '../../support/invariants.js';
import { aJudge, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { aSettledStage, type SettledStage, submittedAt } from '../../support/settled-stage.js';

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@advance.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const LINES = `{ id reason undoneAt isOutdated settlement { id } fromStage { id } toStage { id }
  ties { track { shortName } decision entryNumbers }
  entries { totalCount nodes { entryNumber title place track { shortName } } } }`;
interface Answer {
  id: string;
  reason: string | null;
  undoneAt: string | null;
  isOutdated: boolean;
  settlement: { id: string };
  ties: unknown[];
  entries: { totalCount: number; nodes: { entryNumber: string; place: number; track: { shortName: string } }[] };
}

const setQuotas = (edition: MadeEdition, quotas: Record<string, number>, tieRule: string | null = null) =>
  organizer.mutate('setAdvanceQuotas', {
    stage: edition.stage,
    quotas: Object.entries(quotas).map(([track, quota]) => ({ track: edition.tracks[track], quota, tieRule })),
  });

const advance = ({ edition }: SettledStage, more: Record<string, unknown> = {}) =>
  organizer.mutate<Answer>('advanceEntries', { stage: edition.stage, ...more }, LINES);
const numbersOf = ({ entries }: Answer) => entries.nodes.map(({ entryNumber }) => entryNumber);
const undo = ({ id }: { id: string }, reason = '적격심사 결과 반영') =>
  organizer.mutate<Answer>('undoAdvancement', { advancement: id, reason }, LINES);
const inStage = async (stage: string) =>
  (
    await it.db.query<{ number: string }[]>(
      `select number from advanced_entry join entry on entry.id = entry_id where stage_id = $1 order by number`,
      [stage],
    )
  ).map(({ number }) => number);

const twoTracks = (
  quotas: Record<string, number>,
  tieRule: string | null = null,
  relevance: Record<string, string[]> = { 분석: ['18', '16', '17'], 시각화: ['10', '12'] },
) => aSettledStage(it, organizer, relevance, (edition) => setQuotas(edition, quotas, tieRule));

describe('advancing', () => {
  test('takes the best of each track up to its quota, and tells whom', async () => {
    const settled = await twoTracks({ 분석: 2, 시각화: 1 });
    const { edition, settlement } = settled;
    const advancement = await advance(settled);
    expect(advancement).toMatchObject({
      reason: null,
      undoneAt: null,
      isOutdated: false,
      settlement: { id: settlement },
      fromStage: { id: edition.stage },
      toStage: { id: edition.finalStage },
      ties: [],
      entries: {
        totalCount: 3,
        nodes: [
          { entryNumber: '2025-분석-001', title: '분석 0', place: 1, track: { shortName: '분석' } },
          { entryNumber: '2025-분석-003', title: '분석 2', place: 2, track: { shortName: '분석' } },
          { entryNumber: '2025-시각화-002', title: '시각화 1', place: 1, track: { shortName: '시각화' } },
        ],
      },
    });
    expect(await inStage(edition.finalStage)).toEqual(['2025-분석-001', '2025-분석-003', '2025-시각화-002']);
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'stage.advanced'`, [
      edition.stage,
    ]);
    expect(JSON.parse(event.data)).toMatchObject({ advancement: advancement.id, settlement, entries: 3, ties: [] });
  });

  test('of a track without a quota takes all that have a place', async () => {
    const settled = await twoTracks({ 분석: 1 });
    expect(numbersOf(await advance(settled))).toEqual(['2025-분석-001', '2025-시각화-002', '2025-시각화-001']);
  });

  test('passes over whoever left since the stage was settled', async () => {
    const settled = await twoTracks({ 분석: 2, 시각화: 1 });
    await it.db.getRepository(Entry).update({ id: settled.entries['분석']![0]!.id }, { state: EntryState.WITHDRAWN });
    expect(numbersOf(await advance(settled))).toEqual(['2025-분석-003', '2025-분석-002', '2025-시각화-002']);
  });

  test('twice changes nothing, not even at once', async () => {
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const both = await Promise.all([advance(settled), advance(settled)]);
    const again = await advance(settled);
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
    expect((await inStage(settled.edition.finalStage)).length).toBe(2);
    const events = await it.db.query<unknown[]>(`select from audit_event where subject = $1 and action = 'stage.advanced'`, [
      settled.edition.stage,
    ]);
    expect(events.length).toBe(1);
  });
});

describe('a tie at the last place', () => {
  const tiedMarks = { 분석: ['18', '17', '17', '17', '15'] };

  test('cuts nobody silently: its entries are named', async () => {
    const settled = await twoTracks({ 분석: 2 }, null, tiedMarks);
    const tied = ['2025-분석-002', '2025-분석-003', '2025-분석-004'];
    const { code, entries, problems, ko } = await organizer.refusalOf('advanceEntries', { stage: settled.edition.stage });
    expect([code, entries]).toEqual(['ADVANCE_TIED', tied]);
    expect(ko).toContain(tied.join(', '));
    expect(problems).toEqual([
      expect.objectContaining({ path: 'tracks.분석', code: 'TIED', en: expect.stringContaining(tied.join(', ')) }),
    ]);
    expect(await inStage(settled.edition.finalStage)).toEqual([]);
  });

  test('goes on by a decision with a reason, which stays on record', async () => {
    const settled = await twoTracks({ 분석: 2 }, null, tiedMarks);
    const ties = [{ track: settled.edition.tracks['분석'], decision: 'TAKE_ALL' }];
    const without = await organizer.refusalOf('advanceEntries', { stage: settled.edition.stage, ties });
    expect([without.code, (without['problems'] as { path: string }[]).map(({ path }) => path)]).toEqual(['INVALID_INPUT', ['reason']]);
    const advancement = await advance(settled, { ties, reason: '동점자를 모두 진출시키기로 함' });
    expect([numbersOf(advancement), advancement.reason, advancement.ties]).toEqual([
      ['2025-분석-001', '2025-분석-002', '2025-분석-003', '2025-분석-004'],
      '동점자를 모두 진출시키기로 함',
      [{ track: { shortName: '분석' }, decision: 'TAKE_ALL', entryNumbers: ['2025-분석-002', '2025-분석-003', '2025-분석-004'] }],
    ]);
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'stage.advanced'`, [
      settled.edition.stage,
    ]);
    expect(event.data).not.toContain('동점');
  });

  test('is decided by the announced rule, if there is one', async () => {
    const settled = await twoTracks({ 분석: 3 }, 'EARLIER_SUBMISSION', tiedMarks);
    const [, second, third, fourth] = settled.entries['분석']!;
    for (const [entry, at] of [
      [second, '2025-10-02'],
      [third, '2025-10-03'],
      [fourth, '2025-10-01'],
    ] as const)
      await submittedAt(it, entry!, `${at}T00:00:00Z`);
    const ties = [{ track: settled.edition.tracks['분석'], decision: 'TIE_RULE' }];
    expect(numbersOf(await advance(settled, { ties, reason: '공고한 동점 규칙에 따름' }))).toEqual([
      '2025-분석-001',
      '2025-분석-004',
      '2025-분석-002',
    ]);
    const unannounced = await twoTracks({ 분석: 3 }, null, tiedMarks);
    const still = await organizer.refusalOf('advanceEntries', {
      stage: unannounced.edition.stage,
      ties: [{ ...ties[0], track: unannounced.edition.tracks['분석'] }],
      reason: '공고한 동점 규칙에 따름',
    });
    expect(still.code).toBe('ADVANCE_TIED');
  });
});

describe('after advancing', () => {
  test('judges of the next stage are given advanced entries only', async () => {
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const { edition, entries } = settled;
    await advance(settled);
    const judge = await aJudge(it.db, edition, (await anAccount(it.db)).id, { stage: edition.finalStage });
    const [first, second] = entries['분석']!;
    await organizer.mutate('assignJudge', { judge, entry: first!.id });
    expect((await organizer.refusalOf('assignJudge', { judge, entry: second!.id })).code).toBe('ENTRY_NOT_ADVANCED');
  });

  test('it is undone with a reason, and what was assigned goes with it', async () => {
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const { edition, entries } = settled;
    const first = await advance(settled);
    const judge = await aJudge(it.db, edition, (await anAccount(it.db)).id, { stage: edition.finalStage });
    await organizer.mutate('assignJudge', { judge, entry: entries['분석']![0]!.id });
    const announced = { stage: edition.finalStage, sourceKo: '코스피 종가', sourceEn: 'KOSPI close' };
    await organizer.mutate('announceDraw', announced);
    await organizer.mutate('drawOrder', { stage: edition.finalStage, seed: '2623.42' });
    expect((await organizer.refusalOf('undoAdvancement', { advancement: first.id, reason: '음' })).code).toBe('INVALID_INPUT');
    const undone = await undo(first);
    expect([undone.undoneAt === null, undone.isOutdated]).toEqual([false, false]);
    expect([
      await inStage(edition.finalStage),
      await it.db.query(`select from assignment where stage_id = $1`, [edition.finalStage]),
    ]).toEqual([[], []]);
    // What was drawn lost its ground, and is drawn anew.
    await organizer.mutate('announceDraw', announced);
    await it.db.getRepository(Entry).update({ id: entries['분석']![0]!.id }, { state: EntryState.DISQUALIFIED });
    expect(numbersOf(await advance(settled))).toEqual(['2025-분석-003', '2025-시각화-002']);
    expect((await undo(first)).undoneAt).toBe(undone.undoneAt);
    expect((await inStage(edition.finalStage)).length).toBe(2);
  });

  test('it is undone no more once the next stage has begun', async () => {
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const made = await advance(settled);
    await moveStage(it.db, { ...settled.edition, stage: settled.edition.finalStage }, StageState.OPEN);
    const { code } = await organizer.refusalOf('undoAdvancement', { advancement: made.id, reason: '다시 정하려고 합니다.' });
    expect(code).toBe('STAGE_STATE_WRONG');
    expect((await advance(settled)).id).toBe(made.id);
  });

  test('a newer settlement makes it outdated, and it has to be undone to be made anew', async () => {
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const made = await advance(settled);
    const settlements = it.db.getRepository(Settlement);
    const older = await settlements.findOneByOrFail({ id: settled.settlement });
    const newer = { ...older, id: timeOrderedId(), ordinal: 2 };
    await settlements.insert(newer);
    const { organizerDesk } = await organizer.query<{ organizerDesk: { advancements: { id: string; isOutdated: boolean }[] } }>(
      `query ($slug: String!) { organizerDesk(competition: $slug) { advancements { id isOutdated } } }`,
      { slug: settled.edition.slug },
    );
    expect(organizerDesk.advancements).toEqual([{ id: made.id, isOutdated: true }]);
    expect((await organizer.refusalOf('advanceEntries', { stage: settled.edition.stage })).code).toBe('ADVANCED_ALREADY');
    await undo(made);
    expect((await advance(settled)).settlement.id).toBe(newer.id);
  });

  test('the desk costs the same number of statements for one entry and for three', async () => {
    const settled = await twoTracks({});
    await advance(settled);
    const desk = `query ($slug: String!, $first: Int!) { organizerDesk(competition: $slug) { advancements { isOutdated
      entries(first: $first) { nodes { entryNumber title teamName track { shortName } } } } } }`;
    const cost = (first: number) => countQueries(it.app, () => organizer.query(desk, { slug: settled.edition.slug, first }));
    expect(await cost(1)).toBe(await cost(3));
  });
});

describe('whose it is', () => {
  test.each([
    ['a visitor', async () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['a stranger', async () => it.person('stranger@advance.example'), 'NOT_FOUND'],
    ['an auditor', async () => it.person('auditor@advance.example', { roles: [{ role: 'AUDITOR', competitionId: null }] }), 'NOT_FOUND'],
  ])('not that of %s', async (_, who, code) => {
    const person = await who();
    const settled = await twoTracks({ 분석: 1, 시각화: 1 });
    const made = await advance(settled);
    const refusals = [
      await person.refusalOf('setAdvanceQuotas', { stage: settled.edition.stage, quotas: [] }),
      await person.refusalOf('advanceEntries', { stage: settled.edition.stage }),
      await person.refusalOf('undoAdvancement', { advancement: made.id, reason: '다시 정하려고 합니다.' }),
    ];
    expect(refusals.map((refused) => refused.code)).toEqual([code, code, code]);
  });

  test('quotas are announced before judging, of the own tracks, and never for the last stage', async () => {
    const settled = await twoTracks({});
    const other = await twoTracks({});
    const { edition } = settled;
    const quotas = [{ track: edition.tracks['분석'], quota: 1 }];
    const codes = [
      await organizer.refusalOf('setAdvanceQuotas', { stage: edition.stage, quotas }),
      await organizer.refusalOf('setAdvanceQuotas', { stage: edition.finalStage, quotas }),
      await organizer.refusalOf('advanceEntries', { stage: edition.finalStage }),
    ].map(({ code }) => code);
    expect(codes).toEqual(['STAGE_STATE_WRONG', 'NEXT_STAGE_MISSING', 'NEXT_STAGE_MISSING']);
    await moveStage(it.db, edition, StageState.DRAFT);
    const inputs = [[{ track: other.edition.tracks['분석'], quota: 1 }], [...quotas, ...quotas], [{ ...quotas[0], quota: 0 }]];
    const refused = [];
    for (const wrong of inputs) refused.push((await organizer.refusalOf('setAdvanceQuotas', { stage: edition.stage, quotas: wrong })).code);
    expect(refused).toEqual(['NOT_FOUND', 'INVALID_INPUT', 'INVALID_INPUT']);
    const told = '{ advanceQuotas { track { shortName } quota tieRule } }';
    expect(await organizer.mutate('setAdvanceQuotas', { stage: edition.stage, quotas }, told)).toEqual({
      advanceQuotas: [{ track: { shortName: '분석' }, quota: 1, tieRule: null }],
    });
  });
});

test('every invariant of who takes part holds', async () => {
  const broken = Object.keys(await brokenInvariants(it.db));
  expect(broken.filter((name) => name.includes('later stage'))).toEqual([]);
});
