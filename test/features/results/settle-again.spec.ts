import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settleStage } from '../../../src/domain/settle.js';
import { type StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import { marksOf, RULE } from '../../support/story.js';

const slug = 'again-2025';
const STANDING = '{ entryNumber track { nameEn } before { place score judgesCounted } after { place score judgesCounted } }';
const DESK = `{ organizerDesk(competition: "${slug}") { settlements {
  id ordinal isLatest isOutdated inputsHash stage { state } standings { nodes { place score entryNumber } } changes { totalCount nodes ${STANDING} } }
  publications { ordinal awardedPlaces isOutdated settlement { id } } } }`;

interface Told {
  id: string;
  ordinal: number;
  isLatest: boolean;
  isOutdated: boolean;
  inputsHash: string;
  standings: { nodes: { place: number; score: string; entryNumber: string }[] };
  changes: { totalCount: number; nodes: object[] };
}
interface Desk {
  organizerDesk: { settlements: Told[]; publications: { ordinal: number; isOutdated: boolean; settlement: { id: string } }[] };
}

let it: TestApp;
let edition: EditionInJudging;
let first: string;
let second: string;

/** Three entries with 90, 86 and 82 points of the first judge, who is the only one for the last; the second judge gives the same. */
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 2, rule: { ...RULE, tieBreak: [] } });
  const usefulness: Record<string, string> = { '제목 0': '20', '제목 1': '16', '제목 2': '12' };
  await scoreAll(edition, (_, title) => ['18', '26', '18', usefulness[title]!, '8']);
  await edition.organizer.mutate('closeStage', { stage: edition.stage });
  first = (await edition.organizer.mutate('settleStage', { stage: edition.stage })).id;
});
afterAll(() => it.close());

const desk = async () => (await edition.organizer.query<Desk>(DESK)).organizerDesk;
const settle = () => edition.organizer.mutate('settleStage', { stage: edition.stage });
const refusedTo = async (name: string, input: object) => (await edition.organizer.refusalOf(name, { ...input })).code;

/** The first judge asks for 20 points on usefulness for an entry, and the organiser agrees. */
async function correct(title: string, points: string[], revision = 2): Promise<void> {
  const [judge] = edition.judges;
  const { judgeDesk } = await judge!.query<{ judgeDesk: { assignments: { assignment: string; title: string }[] } }>(
    `{ judgeDesk(stage: "${edition.stage}") { assignments { assignment title } } }`,
  );
  const { assignment } = judgeDesk.assignments.find((assigned) => assigned.title === title)!;
  const wish = { assignment, revision, marks: marksOf(points), reason: '활용성 점수를 잘못 적었습니다.' };
  const { id } = await judge!.mutate('askCorrection', wish);
  await edition.organizer.mutate('decideCorrection', { correction: id, decision: 'APPROVE', reason: '위원의 설명을 확인했습니다.' });
}

describe('a settled stage', () => {
  test('is not settled again while nothing has changed', async () => {
    expect(await refusedTo('settleStage', { stage: edition.stage })).toBe('SETTLED_ALREADY');
    expect((await desk()).settlements).toMatchObject([
      { id: first, isLatest: true, isOutdated: false, changes: { totalCount: 0, nodes: [] } },
    ]);
  });

  test('is out of date once a correction is approved: nothing is published then', async () => {
    await correct('제목 1', ['20', '28', '20', '20', '10']);
    expect((await desk()).settlements).toMatchObject([{ isLatest: true, isOutdated: true }]);
    expect(await refusedTo('publishResults', { settlement: first })).toBe('SETTLEMENT_OUTDATED');
  });

  test('is settled again beside what was: both stay, with what has changed', async () => {
    second = (await settle()).id;
    const { settlements } = await desk();
    const before = [
      { place: 1, score: '90.00', entryNumber: '2025-분석-001' },
      { place: 2, score: '86.00', entryNumber: '2025-분석-002' },
      { place: 3, score: '82.00', entryNumber: '2025-분석-003' },
    ];
    // (86 + 98) / 2
    const after = [{ place: 1, score: '92.00', entryNumber: '2025-분석-002' }, { ...before[0]!, place: 2 }, before[2]!];
    const line = (entryNumber: string, was: [number, string], is: [number, string]) => {
      const [then, now] = [was, is].map(([place, score]) => ({ place, score, judgesCounted: 2 }));
      return { entryNumber, track: { nameEn: 'Data analysis' }, before: then, after: now };
    };
    expect(settlements).toMatchObject([
      { id: first, ordinal: 1, isLatest: false, isOutdated: true, standings: { nodes: before }, changes: { totalCount: 0 } },
      { id: second, ordinal: 2, isLatest: true, isOutdated: false, standings: { nodes: after }, changes: { totalCount: 2 } },
    ]);
    expect(settlements[1]!.changes.nodes).toEqual([
      line('2025-분석-002', [2, '86.00'], [1, '92.00']),
      line('2025-분석-001', [1, '90.00'], [2, '90.00']),
    ]);
    expect(await refusedTo('settleStage', { stage: edition.stage })).toBe('SETTLED_ALREADY');
  });

  test('follows from its inputs each time, the first one from what stood then', async () => {
    const rows = await it.db.query<{ inputs: string; inputs_hash: string; rows: string }[]>(
      `select inputs, inputs_hash, rows from settlement`,
    );
    for (const row of rows) {
      const { tracks } = JSON.parse(row.inputs) as { tracks: ({ track: string } & StageInputs)[] };
      const again = tracks.flatMap(({ track, ...ofTrack }) => settleStage(ofTrack).map((standing) => ({ ...standing, track })));
      expect([sha256(row.inputs), canonicalText(again)]).toEqual([row.inputs_hash, row.rows]);
    }
    expect(new Set(rows.map((row) => row.inputs_hash)).size).toBe(2);
  });

  test('is settled once more, however many ask at the same time, when an entry has left', async () => {
    await it.db.query(`update entry set state = 'WITHDRAWN' where id = $1`, [edition.entries[2]!.entry]);
    const document = `mutation ($input: SettleStageInput!) { settleStage(input: $input) { ordinal } }`;
    const answers = await Promise.all([1, 2].map(() => edition.organizer.ask(document, { input: { stage: edition.stage } })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual(['OK', 'SETTLED_ALREADY']);
    const third = (await desk()).settlements.at(-1)!;
    expect(third.changes.nodes).toMatchObject([{ entryNumber: '2025-분석-003', before: { place: 3 }, after: { place: null } }]);
    second = third.id;
  });
});

describe('publishing', () => {
  test('takes the latest settlement only', async () => {
    expect(await refusedTo('publishResults', { settlement: first })).toBe('SETTLEMENT_NOT_FINAL');
    await edition.organizer.mutate('publishResults', { settlement: second, awardedPlaces: 1 }, '{ slug }');
    expect((await desk()).publications).toEqual([{ ordinal: 1, awardedPlaces: 1, isOutdated: false, settlement: { id: second } }]);
  });

  test('is out of date once a correction comes after it, and once the stage is settled again', async () => {
    await correct('제목 0', ['20', '30', '20', '20', '10']);
    const outdated = [{ isOutdated: true, settlement: { id: second } }];
    expect((await desk()).publications).toMatchObject(outdated);
    await settle();
    expect((await desk()).publications).toMatchObject(outdated);
    const { publishedResults } = await it.visitor.query<{ publishedResults: { standings: { nodes: object[] } } }>(
      `{ publishedResults(slug: "${slug}") { standings { nodes { score } } } }`,
    );
    // What was made public stays as it was made public.
    expect(publishedResults.standings.nodes).toEqual([{ score: '92.00' }, { score: '90.00' }]);
  });
});

test('the desk costs as many statements with four settlements as it did with one', async () => {
  const of = (count: number) =>
    `{ organizerDesk(competition: "${slug}") { settlements { isLatest isOutdated stage { state } changes(first: ${count}) { nodes ${STANDING} } } } }`;
  const four = await countQueries(it.app, () => edition.organizer.query(of(50)));
  expect((await desk()).settlements).toHaveLength(4);
  await it.db.query(`alter table settlement disable trigger user`);
  await it.db.query(`delete from settlement where ordinal in (1, 3)`);
  const two = await countQueries(it.app, () => edition.organizer.query(of(1)));
  expect(two).toBeLessThanOrEqual(four);
  expect(four).toBeLessThan(15);
});

test('every invariant of the data holds but those that this file broke on purpose', async () => {
  const broken = Object.keys(await brokenInvariants(it.db));
  expect(broken.filter((name) => !name.startsWith('published places'))).toEqual([]);
});
