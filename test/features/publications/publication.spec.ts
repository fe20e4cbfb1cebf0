import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wholeRanking } from '../../../src/domain/publication-options.js';
import { countQueries, startTestApp, statementsOf, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import { marksOf, RULE } from '../../support/story.js';

const RESULTS = `query ($slug: String!, $first: Int! = 50) { publishedResults(slug: $slug) {
  slug publishedAt settlementHash auditSeq auditHash awardedPlaces signedText kid signature
  standings(first: $first) { totalCount nodes { place score entryNumber title trackKo trackEn tieBrokenBy names { kind name } } } } }`;
const WHOLE = `query ($slug: String!) { publishedResults(slug: $slug) {
  slug withdrawn { reasonKo } earlier { ordinal } standings { nodes { place awardKo summary names { name } reports { id } comments { text } } } } }`;
interface Results {
  publishedResults: {
    slug: string;
    publishedAt: string;
    settlementHash: string;
    auditSeq: string;
    auditHash: string;
    awardedPlaces: number;
    signedText: string;
    kid: string;
    signature: string;
    standings: {
      totalCount: number;
      nodes: {
        place: number;
        score: string;
        entryNumber: string;
        title: string;
        trackKo: string;
        trackEn: string;
        tieBrokenBy: string | null;
        names: { kind: string; name: string }[];
      }[];
    };
  } | null;
}

const slug = 'public-2025';
let it: TestApp;
let edition: EditionInJudging;
let settlement: string;
beforeAll(async () => {
  it = await startTestApp();
  [edition, settlement] = await settled({ slug, teams: 4 });
});
afterAll(() => it.close());

/** An edition whose members all agree to be named if they win: 제목 2 with 92, 제목 3 with 88, the others with 89 points. */
async function settled(wish: { slug: string; teams: number }): Promise<[EditionInJudging, settlement: string]> {
  const made = await anEditionInJudging(it, { ...wish, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  const usefulness: Record<string, string> = { '제목 2': '20', '제목 3': '16' };
  await scoreAll(made, (_, title) => ['18', '27', '18', usefulness[title] ?? '17', '9']);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  return [made, (await made.organizer.mutate('settleStage', { stage: made.stage })).id];
}

const results = async (of = slug): Promise<Results['publishedResults']> =>
  (await it.visitor.query<Results>(RESULTS, { slug: of })).publishedResults;

describe('before publication', () => {
  test('a settled result is as if it were not there', async () => {
    expect(await results()).toBeNull();
    expect(await it.visitor.query(RESULTS, { slug: 'no-such-edition' })).toEqual({ publishedResults: null });
  });

  test.each([
    ['a visitor', () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['a competitor', () => edition.leads[0]!, 'NOT_FOUND'],
    ['a judge', () => edition.judges[0]!, 'NOT_FOUND'],
    ['an auditor', () => it.person('auditor@public.example', { roles: [{ role: 'AUDITOR', competitionId: null }] }), 'NOT_FOUND'],
  ])('it is not for %s to publish', async (_, who, code) => {
    expect((await (await who()).refusalOf('publishResults', { settlement, awardedPlaces: 2 })).code).toBe(code);
  });

  test('what is not there, or makes no sense, is not published', async () => {
    const { organizer } = edition;
    const codes = [
      await organizer.refusalOf('publishResults', { settlement: '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f' }),
      await organizer.refusalOf('publishResults', { settlement, awardedPlaces: -1 }),
    ].map(({ code }) => code);
    expect(codes).toEqual(['NOT_FOUND', 'INVALID_INPUT']);
  });
});

describe('after publication', () => {
  beforeAll(async () => {
    const document = `mutation ($input: PublishResultsInput!) { publishResults(input: $input) { slug } }`;
    const input = { settlement, awardedPlaces: 2 };
    const answers = await Promise.all([1, 2].map(() => edition.organizer.ask(document, { input })));
    expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual(['ALREADY_PUBLISHED']);
  });

  test('the places are public, with the names of all teams and of winners who agreed; a consenting loser is not named', async () => {
    const { awardedPlaces, standings } = (await results())!;
    const line = (place: number, score: string, index: number) => ({
      place,
      score,
      entryNumber: `2025-분석-00${index + 1}`,
      title: `제목 ${index}`,
      trackKo: '데이터 분석',
      trackEn: 'Data analysis',
      tieBrokenBy: null,
      names: [{ kind: 'TEAM', name: `팀 ${index}` }, ...(place <= 2 ? [{ kind: 'MEMBER', name: `lead${index}` }] : [])],
    });
    expect([awardedPlaces, standings.totalCount]).toEqual([2, 4]);
    // Whoever shares an awarded place wins: 1, 2, 2, 4.
    expect(standings.nodes[0]).toEqual(line(1, '92.00', 2));
    expect(standings.nodes.slice(1, 3)).toEqual(expect.arrayContaining([line(2, '89.00', 0), line(2, '89.00', 1)]));
    expect(standings.nodes[3]).toEqual(line(4, '88.00', 3));
  });

  test('a visitor’s answer is read from the tables of what was published alone', async () => {
    const read = (await statementsOf(it.app, () => it.visitor.query(WHOLE, { slug }))).flatMap((sql) =>
      [...sql.matchAll(/\b(?:from|join) "?(\w+)"?/gi)].map(([, table]) => table),
    );
    expect(new Set(read)).toEqual(
      new Set(['publication', 'publication_withdrawal', 'published_standing', 'published_name', 'published_report', 'published_comment']),
    );
  });

  test('it costs the same number of statements for one line and for three', async () => {
    const cost = (first: number) => countQueries(it.app, () => it.visitor.query(RESULTS, { slug, first }));
    // Publication, standings, their count, names.
    expect([await cost(1), await cost(3)]).toEqual([4, 4]);
  });

  test('anyone can verify with public answers alone that what they read was signed, all but the names', async () => {
    const { signingKeys } = await it.visitor.query<{ signingKeys: { kid: string; publicKey: string }[] }>(
      '{ signingKeys { kid publicKey } }',
    );
    const published = (await results())!;
    const { publicKey } = signingKeys.find(({ kid }) => kid === published.kid)!;
    const holds = (text: string) =>
      verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(published.signature, 'base64url'));
    expect(holds(published.signedText)).toBe(true);
    expect(holds(published.signedText.replace('"place":4', '"place":1'))).toBe(false);
    const { publishedAt, settlementHash, auditSeq, auditHash, awardedPlaces, standings } = published;
    expect(JSON.parse(published.signedText)).toEqual({
      format: 'pado-publication-2',
      publishedAt,
      competition: slug,
      ordinal: 1,
      replaces: null,
      reasonKo: null,
      reasonEn: null,
      awardsHash: null,
      bundle: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      options: wholeRanking,
      settlementHash,
      rowsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      audit: { seq: Number(auditSeq), hash: auditHash },
      awardedPlaces,
      standings: standings.nodes.map(({ place, score, entryNumber, title, trackKo, trackEn, tieBrokenBy }, index) => {
        return { ordinal: index + 1, place, score, entryNumber, title, trackKo, trackEn, tieBrokenBy, isWinner: place <= 2 };
      }),
    });
    expect(published.signedText).not.toMatch(/lead|팀 /);
  });

  test('its rows hash is that of the standings in the settlement', async () => {
    const [row] = await it.db.query<{ hash: string }[]>(
      `select encode(sha256(convert_to(rows, 'UTF8')), 'hex') as hash from settlement where id = $1`,
      [settlement],
    );
    expect((JSON.parse((await results())!.signedText) as { rowsHash: string }).rowsHash).toBe(row!.hash);
  });

  test('every invariant of the data holds', async () => {
    expect(await brokenInvariants(it.db)).toEqual({});
  });

  test.each(['update published_standing set place = 1', 'delete from published_standing', 'update publication set slug = $$x$$'])(
    'what was published stays: %s',
    async (sql) => {
      await expect(it.db.query(sql)).rejects.toThrow(/written once/);
    },
  );
});

test('without awarded places nobody but the teams is named', async () => {
  const [{ organizer }, id] = await settled({ slug: 'unawarded-2025', teams: 1 });
  await organizer.mutate('publishResults', { settlement: id });
  const { awardedPlaces, standings } = (await results('unawarded-2025'))!;
  expect([awardedPlaces, standings.nodes.map(({ place, names }) => ({ place, names }))]).toEqual([
    0,
    [{ place: 1, names: [{ kind: 'TEAM', name: '팀 0' }] }],
  ]);
});

test('an entry below a floor keeps its place and wins nothing: it is said so, signed, and its members stay unnamed', async () => {
  const rule = { ...RULE, floors: [{ criterion: 'usefulness', points: '17' }, { points: '60' }] };
  const made = await anEditionInJudging(it, { slug: 'floor-2025', teams: 3, judges: 1, rule, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  // 제목 0 has the most points and too few on usefulness.
  const points: Record<string, string[]> = { '제목 0': ['20', '30', '20', '16.5', '10'], '제목 1': ['18', '27', '18', '17', '9'] };
  await scoreAll(made, (_, title) => points[title] ?? ['10', '10', '10', '17', '10']);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  const told = await made.organizer.mutate<{ id: string; standings: { nodes: object[] } }>(
    'settleStage',
    { stage: made.stage },
    '{ id standings { nodes { place score belowFloors } } }',
  );
  expect(told.standings.nodes).toEqual([
    { place: 1, score: '96.50', belowFloors: ['usefulness'] },
    { place: 2, score: '89.00', belowFloors: [] },
    { place: 3, score: '57.00', belowFloors: ['TOTAL'] },
  ]);
  await made.organizer.mutate('publishResults', { settlement: told.id, awardedPlaces: 3 });
  const published = await it.visitor.query<{
    publishedResults: { signedText: string; standings: { nodes: { place: number; belowFloor: boolean; names: { name: string }[] }[] } };
  }>(`{ publishedResults(slug: "floor-2025") { signedText standings { nodes { place belowFloor names { name } } } } }`);
  const { signedText, standings } = published.publishedResults;
  expect(standings.nodes).toEqual([
    { place: 1, belowFloor: true, names: [{ name: '팀 0' }] },
    { place: 2, belowFloor: false, names: [{ name: '팀 1' }, { name: 'lead1' }] },
    { place: 3, belowFloor: true, names: [{ name: '팀 2' }] },
  ]);
  const signed = JSON.parse(signedText) as { standings: { belowFloor?: boolean }[] };
  expect(signed.standings.map(({ belowFloor }) => belowFloor)).toEqual([true, undefined, true]);
});

test('while a judge waits for a correction nothing is published', async () => {
  const [made, unpublished] = await settled({ slug: 'waiting-2025', teams: 1 });
  const [judge] = made.judges;
  const { judgeDesk } = await judge!.query<{ judgeDesk: { assignments: { assignment: string }[] } }>(
    `{ judgeDesk(stage: "${made.stage}") { assignments { assignment } } }`,
  );
  const asked = { marks: marksOf(['18', '27', '18', '18', '9']), revision: 2, reason: '활용성 점수를 잘못 적었습니다.' };
  const { id } = await judge!.mutate('askCorrection', { assignment: judgeDesk.assignments[0]!.assignment, ...asked });
  expect(await made.organizer.refusalOf('publishResults', { settlement: unpublished })).toMatchObject({
    code: 'CORRECTIONS_PENDING',
    pending: 1,
  });
  await made.organizer.mutate('decideCorrection', { correction: id, decision: 'REJECT', reason: '채점표가 맞습니다.' });
  expect(await made.organizer.mutate('publishResults', { settlement: unpublished }, '{ slug }')).toEqual({ slug: 'waiting-2025' });
});
