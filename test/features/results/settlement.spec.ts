import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settleStage } from '../../../src/domain/settle.js';
import { type StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { RULE } from '../../support/story.js';

const STANDINGS = `{ id standings { nodes { place score exact plainMean judgesCounted trimmed tieBrokenBy entryNumber } } }`;
type Settled = { id: string; standings: { nodes: Record<string, unknown>[] } };

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

/** Five criteria of 20, 30, 20, 20 and 10 points that add up to `total`. */
const totalling = (total: number): string[] => {
  const parts = [20, 30, 20, 20, 10].map((most) => Math.floor((total * most) / 100));
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => String(index === 1 ? part + rest : part));
};

async function closed(wish: { slug: string; teams: number; judges: number; rule?: object }, pointsOf: Parameters<typeof scoreAll>[1]) {
  const edition = await anEditionInJudging(it, wish);
  await scoreAll(edition, pointsOf);
  await edition.organizer.mutate('closeStage', { stage: edition.stage });
  return edition;
}

describe('drop-high-low', () => {
  // DOMAIN: totals 92, 88.5, 85, 84, 71 → drop 92 and 71 → (88.5 + 85 + 84) / 3 = 85.8333… → 85.83; the plain mean is 84.10.
  const totals = [92, 88.5, 85, 84, 71];

  test('leaves the highest and the lowest of five sheets out, and rounds once', async () => {
    const rule = { ...RULE, tally: 'TRIMMED_MEAN', tieBreak: [] };
    const edition = await closed({ slug: 'trim-2025', teams: 2, judges: 5, rule }, (seat) => totalling(totals[seat]!));
    const settled = await edition.organizer.mutate<Settled>('settleStage', { stage: edition.stage }, STANDINGS);
    expect(settled.standings.nodes[1]).toEqual({
      place: 2,
      score: '85.83',
      exact: '515/6',
      plainMean: '84.10',
      judgesCounted: 5,
      trimmed: true,
      tieBrokenBy: null,
      entryNumber: '2025-분석-001',
    });
    // The last entry was left to one judge: too few to trim, so its mean stands.
    expect(settled.standings.nodes[0]).toMatchObject({ place: 1, score: '92.00', judgesCounted: 1, trimmed: false });
  });
});

test('entries that were withdrawn or disqualified, or whose team was, keep their scores and have no place', async () => {
  const edition = await closed({ slug: 'out-2025', teams: 5, judges: 1 }, (_, title) => totalling(90 - 10 * Number(title.at(-1))));
  const [first, second, third, fourth] = edition.entries;
  await it.db.query(`update entry set state = 'WITHDRAWN' where id = $1`, [first!.entry]);
  await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [second!.team]);
  await it.db.query(`update entry set state = 'DISQUALIFIED' where id = $1`, [third!.entry]);
  await it.db.query(`update team set state = 'DISQUALIFIED' where id = any($1)`, [[first!.team, fourth!.team]]);
  const { id, standings } = await edition.organizer.mutate<Settled>('settleStage', { stage: edition.stage }, STANDINGS);
  const told = standings.nodes.map(({ place, score, entryNumber }) => [place, score, entryNumber]);
  expect(told[0]).toEqual([1, '50.00', '2025-분석-005']);
  expect(new Set(told.slice(1))).toEqual(new Set([1, 2, 3, 4].map((number) => [null, `${100 - 10 * number}.00`, `2025-분석-00${number}`])));
  const [row] = await it.db.query<{ inputs: string }[]>(`select inputs from settlement where id = $1`, [id]);
  const { tracks } = JSON.parse(row!.inputs) as { tracks: StageInputs[] };
  const statuses = new Map(tracks[0]!.entries.map((entry) => [entry.id, entry.status]));
  // Disqualified outweighs withdrawn.
  expect(edition.entries.map(({ entry }) => statuses.get(entry))).toEqual([
    'DISQUALIFIED',
    'WITHDRAWN',
    'DISQUALIFIED',
    'DISQUALIFIED',
    'ACTIVE',
  ]);
});

describe('a settlement', () => {
  let edition: EditionInJudging;
  let settled: Settled;
  beforeAll(async () => {
    edition = await closed({ slug: 'settle-2025', teams: 4, judges: 2 }, (_, title) => totalling(title === '제목 1' ? 90 : 80));
  });

  test.each([
    ['a visitor', () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['a competitor', () => edition.leads[0]!, 'NOT_FOUND'],
    ['a judge', () => edition.judges[0]!, 'NOT_FOUND'],
    ['an auditor', () => it.person('auditor@settle.example', { roles: [{ role: 'AUDITOR', competitionId: null }] }), 'NOT_FOUND'],
    [
      'an organiser of another edition',
      () => it.person('other@settle.example', { roles: [{ role: 'ORGANIZER', competitionId: '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f' }] }),
      'NOT_FOUND',
    ],
  ])('is not for %s to make', async (_, who, code) => {
    expect((await (await who()).refusalOf('settleStage', { stage: edition.stage })).code).toBe(code);
  });

  test('is made once, however many ask at the same time', async () => {
    const document = `mutation ($input: SettleStageInput!) { settleStage(input: $input) ${STANDINGS} }`;
    const answers = await Promise.all([1, 2, 3].map(() => edition.organizer.ask(document, { input: { stage: edition.stage } })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual([
      'SETTLED_ALREADY',
      'SETTLED_ALREADY',
    ]);
    settled = (answers.find(({ errors }) => !errors)!.data as { settleStage: Settled }).settleStage;
    expect(settled.standings.nodes.map(({ place }) => place)).toEqual([1, 2, 2, 2]);
  });

  test('follows from its inputs: hash and rows are made again from the stored text', async () => {
    const [row] = await it.db.query<{ inputs: string; inputs_hash: string; rows: string }[]>(
      `select inputs, inputs_hash, rows from settlement where id = $1`,
      [settled.id],
    );
    expect(sha256(row!.inputs)).toBe(row!.inputs_hash);
    const inputs = JSON.parse(row!.inputs) as { tracks: ({ track: string } & StageInputs)[] };
    const again = inputs.tracks.flatMap(({ track, ...ofTrack }) => settleStage(ofTrack).map((standing) => ({ ...standing, track })));
    expect(canonicalText(again)).toBe(row!.rows);
  });

  test('names no person: neither its inputs nor its rows hold a name, a mail address or an account', async () => {
    const [row] = await it.db.query<{ text: string }[]>(`select inputs || rows as text from settlement where id = $1`, [settled.id]);
    for (const { account } of [...edition.judges, ...edition.leads, edition.organizer]) {
      expect(row!.text).not.toContain(account!.id);
      expect(row!.text).not.toContain(account!.email);
    }
    expect(row!.text).not.toContain('팀 ');
  });

  test.each([
    'update settlement set rows = $$[]$$',
    'delete from settlement',
    'truncate settlement cascade',
    'update stage_rule set rule = $$x$$',
  ])('stays as it is: %s', async (sql) => {
    await expect(it.db.query(sql)).rejects.toThrow(/written once/);
  });

  test('costs the organiser the same number of statements for one line and for four', async () => {
    const query = (first: number) =>
      `{ organizerDesk(competition: "settle-2025") { settlements { standings(first: ${first}) { nodes { entryNumber title teamName track { nameKo } } pageInfo { hasNextPage endCursor } } } } }`;
    const [one, four] = [
      await countQueries(it.app, () => edition.organizer.query(query(1))),
      await countQueries(it.app, () => edition.organizer.query(query(4))),
    ];
    // Edition by slug, settlements, their stages, names, tracks; who is acting is not counted.
    expect([one, four]).toEqual([5, 5]);
  });

  test('is read in pages', async () => {
    const page = async (after: string | null) => {
      const answer = await edition.organizer.query<{
        organizerDesk: {
          settlements: {
            standings: { totalCount: number; nodes: { entryNumber: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
          }[];
        };
      }>(
        `query ($after: String) { organizerDesk(competition: "settle-2025") { settlements { standings(first: 3, after: $after) { totalCount nodes { entryNumber } pageInfo { endCursor hasNextPage } } } } }`,
        { after },
      );
      return answer.organizerDesk.settlements[0]!.standings;
    };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.nodes.length, second.nodes.length, first.totalCount]).toEqual([3, 1, 4]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ entryNumber }) => entryNumber)).size).toBe(4);
  });

  test('tells one line alone, by the number of its entry', async () => {
    const numbers = async (wanted: string) => {
      const answer = await edition.organizer.query<{
        organizerDesk: { settlements: { standings: { totalCount: number; nodes: { entryNumber: string }[] } }[] };
      }>(
        `query ($wanted: String) { organizerDesk(competition: "settle-2025") { settlements { standings(entryNumber: $wanted) { totalCount nodes { entryNumber } } } } }`,
        { wanted },
      );
      const { totalCount, nodes } = answer.organizerDesk.settlements[0]!.standings;
      return [totalCount, nodes.map(({ entryNumber }) => entryNumber)];
    };
    expect(await numbers('2025-분석-002')).toEqual([1, ['2025-분석-002']]);
    expect(await numbers('2025-분석-999')).toEqual([0, []]);
  });
});
