import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';

const RESULTS = `query ($slug: String!, $first: Int! = 50) { publishedResults(slug: $slug) {
  slug publishedAt settlementHash auditSeq auditHash kid signature
  standings(first: $first) { totalCount nodes { place score entryNumber title trackKo names { kind name } } } } }`;
interface Results {
  publishedResults: {
    slug: string;
    publishedAt: string;
    settlementHash: string;
    auditSeq: string;
    auditHash: string;
    kid: string;
    signature: string;
    standings: {
      totalCount: number;
      nodes: { place: number; score: string; entryNumber: string; title: string; names: { kind: string; name: string }[] }[];
    };
  } | null;
}

const slug = 'public-2025';
let it: TestApp;
let edition: EditionInJudging;
let settlement: string;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 1 });
  await scoreAll(edition, (_, title) => ['18', '27', '18', title === '제목 2' ? '20' : '17', '9']);
  await edition.organizer.mutate('closeStage', { stage: edition.stage });
  settlement = (await edition.organizer.mutate('settleStage', { stage: edition.stage })).id;
});
afterAll(() => it.close());

const results = async (): Promise<Results['publishedResults']> => (await it.visitor.query<Results>(RESULTS, { slug })).publishedResults;

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
    expect((await (await who()).refusalOf('publishResults', { settlement })).code).toBe(code);
  });
});

describe('after publication', () => {
  beforeAll(async () => {
    const document = `mutation ($input: PublishResultsInput!) { publishResults(input: $input) { slug } }`;
    const answers = await Promise.all([1, 2].map(() => edition.organizer.ask(document, { input: { settlement } })));
    expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual(['ALREADY_PUBLISHED']);
  });

  test('the places are public, with the names of teams and of nobody who did not agree', async () => {
    const { standings } = (await results())!;
    const line = (place: number, score: string, number: number) => ({
      place,
      score,
      entryNumber: `2025-분석-00${number}`,
      title: `제목 ${number - 1}`,
      trackKo: '데이터 분석',
      names: [{ kind: 'TEAM', name: `팀 ${number - 1}` }],
    });
    expect(standings.totalCount).toBe(3);
    expect(standings.nodes[0]).toEqual(line(1, '92.00', 3));
    expect(standings.nodes.slice(1)).toEqual(expect.arrayContaining([line(2, '89.00', 1), line(2, '89.00', 2)]));
  });

  test('a visitor’s answer is read from the three public tables alone', async () => {
    const statements: string[] = [];
    const { logger } = it.app.get(DataSource);
    const before = logger.logQuery.bind(logger);
    logger.logQuery = (query) => void statements.push(query);
    await results();
    logger.logQuery = before;
    const read = statements
      .filter((sql) => !/audit_unsealed|audit_seal\b|advisory|^(START|COMMIT|ROLLBACK)/.test(sql))
      .flatMap((sql) => [...sql.matchAll(/\b(?:from|join) "?(\w+)"?/gi)].map(([, table]) => table));
    expect(new Set(read)).toEqual(new Set(['publication', 'published_standing', 'published_name']));
  });

  test('it costs the same number of statements for one line and for three', async () => {
    const cost = (first: number) => countQueries(it.app, () => it.visitor.query(RESULTS, { slug, first }));
    // Publication, standings, their count, names.
    expect([await cost(1), await cost(3)]).toEqual([4, 4]);
  });

  test('its signature covers hash, audit head and every line', async () => {
    const { signingKeys } = await it.visitor.query<{ signingKeys: { kid: string; publicKey: string }[] }>(
      '{ signingKeys { kid publicKey } }',
    );
    const published = (await results())!;
    const { publicKey } = signingKeys.find(({ kid }) => kid === published.kid)!;
    const payload = {
      publishedAt: published.publishedAt,
      competition: slug,
      settlementHash: published.settlementHash,
      audit: { seq: Number(published.auditSeq), hash: published.auditHash },
      standings: published.standings.nodes.map(({ place, score, entryNumber, title }) => ({ place, score, entryNumber, title })),
    };
    const holds = (value: object) =>
      verify(null, Buffer.from(canonicalText(value)), createPublicKey(publicKey), Buffer.from(published.signature, 'base64url'));
    expect(holds(payload)).toBe(true);
    expect(holds({ ...payload, standings: payload.standings.toReversed() })).toBe(false);
  });

  test('a redacted name is gone, and its place stays', async () => {
    await it.db.query(`update published_name set name = null, redacted_at = now() where name = '팀 2'`);
    expect((await results())!.standings.nodes[0]).toMatchObject({ place: 1, names: [] });
  });

  test.each(['update published_standing set place = 1', 'delete from published_standing', 'update publication set slug = $$x$$'])(
    'what was published stays: %s',
    async (sql) => {
      await expect(it.db.query(sql)).rejects.toThrow(/written once/);
    },
  );
});
