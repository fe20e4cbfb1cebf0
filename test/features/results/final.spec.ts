import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FinalInputs, settleFinal } from '../../../src/domain/final.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let final: JudgedFinal;
let slug: string;

/**
 * The worked example of DOMAIN.md 1.7 is the first entry: 92, 88.5, 85, 84 and 71 are 85.83 trimmed, and 90.25 at the presentation. The
 * second one has more, until a penalty; the third has more on paper than the first, but missed a floor. In the other track nothing splits two.
 */
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@final.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@final.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const same = (total: number) => [total, total, total, total, total];
  final = await aJudgedFinal(it, organizer, {
    분석: [
      { paper: [92, 88.5, 85, 84, 71], presentation: [90, 90.5] },
      { paper: same(95), presentation: [86, 87] },
      { paper: same(91), presentation: [], marks: { completeness: '4.5', validity: '30', relevance: '20' } },
      { paper: same(60), presentation: [] },
    ],
    시각화: [
      { paper: [80, 80, 80], presentation: [80, 80] },
      { paper: [80, 80, 80], presentation: [80, 80] },
    ],
  });
  ({ slug } = final.edition);
});
afterAll(() => it.close());

const STANDINGS = `standings { totalCount nodes { entryNumber title teamName track { shortName } place score exact judgesCounted tieBrokenBy
  components { kind key points weight } stages { stage place score belowFloors } } }`;
interface Line {
  entryNumber: string;
  track: { shortName: string };
  place: number | null;
  score: string | null;
  exact: string | null;
}
interface Final {
  id: string;
  ordinal: number;
  inputsHash: string;
  engineVersion: string;
  isLatest: boolean;
  isOutdated: boolean;
  standings: { totalCount: number; nodes: Line[] };
  ties: unknown[];
  changes: { nodes: unknown[] };
}
const FINAL = `{ id ordinal inputsHash engineVersion isLatest isOutdated ${STANDINGS} ties { place track { shortName } entryNumbers }
  changes { nodes { entryNumber before { place score } after { place score } } } }`;

const competition = () => ({ competition: final.edition.id });
const settle = () => organizer.mutate<Final>('settleFinal', competition(), FINAL);
const refused = async (name: string, input: object, fields?: string) => (await organizer.refusalOf(name, { ...input }, fields)).code;
const finals = async () =>
  (
    await organizer.query<{ organizerDesk: { finalSettlements: Final[] } }>(
      `{ organizerDesk(competition: "${slug}") { finalSettlements ${FINAL} } }`,
    )
  ).organizerDesk.finalSettlements;
/** By track, whose order says nothing, and then in the order of the ranking. */
const inTracks = ({ standings }: Final) =>
  standings.nodes.toSorted((a, b) => Number(a.track.shortName > b.track.shortName) - Number(a.track.shortName < b.track.shortName));
const places = (settled: Final) => inTracks(settled).map(({ entryNumber, place, score }) => [entryNumber, place, score]);

const IMPORT = `{ import { id part version sha256 reason importedBy { name } scores { totalCount nodes { entryNumber points } } }
  isRepeated problems { path code } problemCount withoutPoints }`;
interface Imported {
  import: { version: number; sha256: string } | null;
  isRepeated: boolean;
  problems: object[];
  withoutPoints: string[];
}
const importBonus = (scores: [entryNumber: string, points: string][], more: object = {}) =>
  organizer.mutate<Imported>(
    'importScorePart',
    {
      ...competition(),
      part: 'bonus',
      scores: scores.map(([entryNumber, points]) => ({ entryNumber, points })),
      reason: '가점 심사 결과 통보',
      ...more,
    },
    IMPORT,
  );

const PENALTY = '{ id state points entryNumber recordedBy { name } confirmedBy { name } withdrawalReason }';
const penaltyOf = (index: number, points = '1') => ({
  entry: final.entries['분석']![index]!.id,
  ground: 'overtime',
  points,
  reason: '발표 시간을 3분 넘겼습니다.',
});

test('an entry below a floor does not come to the final, though it has more points; it keeps its place in its stage', async () => {
  const { organizerDesk } = await organizer.query<{
    organizerDesk: { settlements: { standings: { nodes: object[] } }[]; advancements: { entries: { nodes: { entryNumber: string }[] } }[] };
  }>(`{ organizerDesk(competition: "${slug}") { settlements { standings { nodes { entryNumber place score belowFloors } } }
        advancements { entries { nodes { entryNumber } } } } }`);
  expect(organizerDesk.settlements[0]!.standings.nodes.slice(0, 4)).toEqual(
    expect.arrayContaining([{ entryNumber: '2025-분석-003', place: 2, score: '94.50', belowFloors: ['completeness'] }]),
  );
  expect(organizerDesk.advancements[0]!.entries.nodes.map(({ entryNumber }) => entryNumber)).toEqual([
    '2025-분석-002',
    '2025-분석-001',
    '2025-시각화-001',
    '2025-시각화-002',
  ]);
});

describe('the final', () => {
  let first: Final;

  test('comes out of both stages, exactly, with what each line is made of; who shares a place is named', async () => {
    first = await settle();
    expect(first).toMatchObject({ ordinal: 1, engineVersion: '1', isLatest: true, isOutdated: false, changes: { nodes: [] } });
    expect(places(first)).toEqual([
      // 0.3 · 95 + 0.7 · 86.5
      ['2025-분석-002', 1, '89.05'],
      // 0.3 · 515/6 + 0.7 · 90.25; with 85.83 it would be 88.92.
      ['2025-분석-001', 2, '88.93'],
      ['2025-시각화-001', 1, '80.00'],
      ['2025-시각화-002', 1, '80.00'],
    ]);
    expect(first.ties).toEqual([{ place: 1, track: { shortName: '시각화' }, entryNumbers: ['2025-시각화-001', '2025-시각화-002'] }]);
    expect(inTracks(first)[1]).toEqual({
      entryNumber: '2025-분석-001',
      title: '분석 1',
      teamName: '데이터갈매기',
      track: { shortName: '분석' },
      place: 2,
      score: '88.93',
      exact: '3557/40',
      judgesCounted: 2,
      tieBrokenBy: null,
      components: [
        { kind: 'STAGE', key: '1', points: '515/6', weight: '30' },
        { kind: 'STAGE', key: '2', points: '361/4', weight: '70' },
        { kind: 'BONUS', key: 'bonus', points: null, weight: null },
      ],
      stages: [
        { stage: 1, place: 3, score: '85.83', belowFloors: [] },
        { stage: 2, place: 1, score: '90.25', belowFloors: [] },
      ],
    });
  });

  test('is not settled again while nothing has changed', async () => {
    expect(await refused('settleFinal', competition())).toBe('SETTLED_ALREADY');
  });

  test('has imported scores, all of a list or, with problems, none', async () => {
    const wrong = await importBonus(
      [
        ['2025-시각화-009', '1'],
        ['2025-시각화-002', '3.5'],
        ['2025-시각화-002', '1'],
      ],
      { dryRun: true },
    );
    expect(wrong).toEqual({
      import: null,
      isRepeated: false,
      problems: [
        { path: 'scores.0.entryNumber', code: 'UNKNOWN_ENTRY' },
        { path: 'scores.1.points', code: 'OUT_OF_RANGE' },
        { path: 'scores.2.entryNumber', code: 'REPEATED' },
      ],
      problemCount: 3,
      withoutPoints: [],
    });
    expect((await importBonus([['2025-시각화-002', '1']], { part: 'citizens' })).problems).toEqual([
      { path: 'part', code: 'UNKNOWN_WORD' },
    ]);
    expect((await importBonus([])).problems).toEqual([{ path: 'scores', code: 'REQUIRED' }]);
    const dry = await importBonus([['2025-시각화-002', '1.5']], { dryRun: true });
    expect([dry.import, dry.problems, dry.withoutPoints]).toEqual([null, [], ['2025-분석-001', '2025-분석-002', '2025-시각화-001']]);
    expect((await finals()).map(({ isOutdated }) => isOutdated)).toEqual([false]);

    const made = await importBonus([['2025-시각화-002', '1.5']]);
    expect(made).toMatchObject({
      import: { part: 'bonus', version: 1, reason: '가점 심사 결과 통보', importedBy: { name: 'organizer' } },
      isRepeated: false,
      problemCount: 0,
    });
    expect(made.import).toMatchObject({ scores: { totalCount: 1, nodes: [{ entryNumber: '2025-시각화-002', points: '1.50' }] } });
    expect((await finals()).map(({ isOutdated }) => isOutdated)).toEqual([true]);
    const again = await importBonus([['2025-시각화-002', '1.5']]);
    expect([again.isRepeated, again.import]).toEqual([true, made.import]);
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where action = 'scores.imported'`);
    expect(JSON.parse(event.data)).toMatchObject({ part: 'bonus', version: 1, scores: 1, sha256: made.import!.sha256 });
  });

  test('has later scores instead of earlier ones, which stay', async () => {
    expect((await importBonus([['2025-시각화-002', '2']])).import!.version).toBe(2);
    const rows = await it.db.query(`select version, rows::json -> 0 ->> 'points' as points from score_import order by version`);
    expect(rows).toEqual([
      { version: 1, points: '1.50' },
      { version: 2, points: '2.00' },
    ]);
    await expect(it.db.query(`update score_import set rows = '[]'`)).rejects.toThrow();
  });

  test('has penalties once two organisers agree', async () => {
    expect(await refused('recordPenalty', penaltyOf(1, '5.5'))).toBe('INVALID_INPUT');
    expect(await refused('recordPenalty', { ...penaltyOf(1), ground: 'rudeness' })).toBe('INVALID_INPUT');
    const { id: penalty } = await organizer.mutate('recordPenalty', penaltyOf(1));
    expect(await refused('confirmPenalty', { penalty })).toBe('SECOND_PERSON_NEEDED');
    const settled = await settle();
    // Recorded only: nothing was taken off yet. The bonus splits the other track.
    expect([settled.ordinal, places(settled)]).toEqual([
      2,
      [
        ['2025-분석-002', 1, '89.05'],
        ['2025-분석-001', 2, '88.93'],
        ['2025-시각화-002', 1, '82.00'],
        ['2025-시각화-001', 2, '80.00'],
      ],
    ]);
    expect(settled.ties).toEqual([]);
    expect(await refused('publishResults', { settlement: settled.id })).toBe('PENALTIES_PENDING');
    expect(await second.mutate('confirmPenalty', { penalty }, PENALTY)).toEqual({
      id: penalty,
      state: 'CONFIRMED',
      points: '1.00',
      entryNumber: '2025-분석-002',
      recordedBy: { name: 'organizer' },
      confirmedBy: { name: 'second' },
      withdrawalReason: null,
    });
    expect(await refused('confirmPenalty', { penalty })).toBe('NOTHING_PROPOSED');
    expect(await refused('publishResults', { settlement: settled.id })).toBe('FINAL_OUTDATED');
    await expect(it.db.query(`update penalty set points = 2`)).rejects.toThrow();
  });

  test('is settled again beside what was, with what has changed, however many ask at once', async () => {
    const document = `mutation ($input: SettleFinalInput!) { settleFinal(input: $input) { ordinal } }`;
    const answers = await Promise.all([organizer, second].map((person) => person.ask(document, { input: competition() })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual(['OK', 'SETTLED_ALREADY']);
    const [one, two, three] = await finals();
    expect([one!.isLatest, two!.isLatest, three!.isLatest]).toEqual([false, false, true]);
    expect([places(one!), places(three!)]).toEqual([
      places(first),
      [
        ['2025-분석-001', 1, '88.93'],
        ['2025-분석-002', 2, '88.05'],
        ['2025-시각화-002', 1, '82.00'],
        ['2025-시각화-001', 2, '80.00'],
      ],
    ]);
    expect(three!.changes.nodes).toEqual([
      { entryNumber: '2025-분석-001', before: { place: 2, score: '88.93' }, after: { place: 1, score: '88.93' } },
      { entryNumber: '2025-분석-002', before: { place: 1, score: '89.05' }, after: { place: 2, score: '88.05' } },
    ]);
  });

  test('follows from its inputs each time', async () => {
    const rows = await it.db.query<{ inputs: string; inputs_hash: string; rows: string }[]>(
      `select inputs, inputs_hash, rows from final_settlement`,
    );
    for (const row of rows) {
      const { tracks } = JSON.parse(row.inputs) as { tracks: ({ track: string } & FinalInputs)[] };
      const again = tracks.flatMap(({ track, ...ofTrack }) => settleFinal(ofTrack).map((standing) => ({ ...standing, track })));
      expect([sha256(row.inputs), canonicalText(again)]).toEqual([row.inputs_hash, row.rows]);
    }
    expect(new Set(rows.map((row) => row.inputs_hash)).size).toBe(3);
    await expect(it.db.query(`update final_settlement set rows = '[]'`)).rejects.toThrow();
  });
});

test('the desk costs as many statements with three finals as with one line of one', async () => {
  const of = (first: number) =>
    `{ organizerDesk(competition: "${slug}") { finalSettlements { isLatest isOutdated changes(first: ${first}) { totalCount }
       standings(first: ${first}) { nodes { entryNumber title teamName track { nameKo } } } }
       penalties { nodes { entryNumber recordedBy { name } } } scoreImports { scores { nodes { entryNumber } } importedBy { name } } } }`;
  const many = await countQueries(it.app, () => organizer.query(of(50)));
  expect(await finals()).toHaveLength(3);
  await it.db.query(`alter table final_settlement disable trigger user`);
  await it.db.query(`delete from final_settlement where ordinal in (1, 2)`);
  const few = await countQueries(it.app, () => organizer.query(of(1)));
  // One more or less, as names are asked for together or one after the other.
  expect([many < 25, few < 25]).toEqual([true, true]);
});
