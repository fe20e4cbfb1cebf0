import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_QUERY } from '../../../src/features/publications/public-query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import { Person } from '../../support/person.js';
import { eventually } from '../../support/story.js';

/** The same query with a page that anybody may ask for in a request of their own. */
const ASKED = PUBLIC_QUERY.replace('first: 5000', 'first: 1000');
const slug = 'embargo-2025';
let it: TestApp;
let beside: Awaited<ReturnType<TestApp['beside']>>;
let edition: EditionInJudging;
let settlement: string;
let competition: string;
beforeAll(async () => {
  it = await startTestApp();
  beside = await it.beside();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  await scoreAll(edition, (_, title) => ['18', '27', '18', String(20 - Number(title.at(-1))), '9']);
  await edition.organizer.mutate('closeStage', { stage: edition.stage });
  settlement = (await edition.organizer.mutate('settleStage', { stage: edition.stage })).id;
  [{ id: competition }] = await it.db.query<[{ id: string }]>(`select id from competition where slug = $1`, [slug]);
}, 300_000);
afterAll(async () => {
  await beside.close();
  await it.close();
});

const preview = async (input: object) => {
  const document = `query ($slug: String!, $input: PublicationPreviewInput!) { organizerDesk(competition: $slug) { publicationPreview(input: $input) {
    hash refusal sentenceKo counts { lines winners teamsNamed membersNamed }
    standings { place score isWinner entryNumber title trackKo trackEn tieBrokenBy belowFloor names { kind name departmentKo departmentEn } }
    standingsNow { entryNumber } changes { kind entryNumber fields { field before after } } } } }`;
  interface Answer {
    organizerDesk: {
      publicationPreview: {
        hash: string;
        refusal: string | null;
        sentenceKo: string;
        counts: object;
        standings: object[];
        standingsNow: object[];
        changes: { kind: string; entryNumber: string; fields: { field: string; before: string | null; after: string | null }[] }[];
      };
    };
  }
  return (await edition.organizer.query<Answer>(document, { slug, input })).organizerDesk.publicationPreview;
};

const publicLines = async () => {
  const { publishedResults } = await it.visitor.query<{ publishedResults: { standings: { nodes: object[] } } }>(
    `{ publishedResults(slug: "${slug}") { standings { nodes {
       place score isWinner entryNumber title trackKo trackEn tieBrokenBy belowFloor names { kind name departmentKo departmentEn } } } } }`,
  );
  return publishedResults.standings.nodes;
};

/** All that those who must not know yet can read, on both instances: bodies and headers, but for the time of day and the number of the request. */
async function everyPublicByte(): Promise<string[]> {
  const shown: string[] = [];
  for (const url of [it.url, beside.url]) {
    for (const who of [it.visitor, edition.judges[0]!, edition.leads[0]!, edition.leads[2]!]) {
      const person = new Person(url, who.account, who.token);
      shown.push(
        JSON.stringify(await person.ask(ASKED, { slug })),
        JSON.stringify(await person.ask(`{ competition(slug: "${slug}") { slug phase titleKo } competitions { slug phase } }`)),
      );
    }
    const answer = await fetch(`${url}/results/${slug}`);
    const { date: _, 'x-request-id': _id, ...headers } = Object.fromEntries(answer.headers);
    shown.push(JSON.stringify(headers), await answer.text());
  }
  return shown;
}

test('nothing public changes before the hour, by not one byte, and at the hour it changes on both instances; what was previewed is what is public', async () => {
  const before = await everyPublicByte();
  const seen = await preview({ settlement, awardedPlaces: 1 });
  expect(seen).toMatchObject({ refusal: null, sentenceKo: '수상작 1편, 성명 공개 동의 1명', standingsNow: [] });
  expect(seen.counts).toEqual({ lines: 3, winners: 1, teamsNamed: 3, membersNamed: 1 });
  expect(seen.changes.map(({ kind, entryNumber }) => `${kind} ${entryNumber}`)).toEqual(
    ['001', '002', '003'].map((n) => `ADDED 2025-분석-${n}`),
  );
  const hour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 8_000);
  const wish = { settlement, awardedPlaces: 1, at: hour.toISOString() };
  expect((await edition.organizer.refusalOf('publishResults', { ...wish, expect: 'a'.repeat(64) })).code).toBe('PREVIEW_OUTDATED');
  await edition.organizer.mutate('publishResults', { ...wish, expect: seen.hash });
  const during = await everyPublicByte();
  // Else the machine was too slow for this test to tell anything.
  expect(Date.now()).toBeLessThan(hour.getTime());
  expect(during).toEqual(before);
  expect((await edition.organizer.refusalOf('publishResults', wish)).code).toBe('PUBLICATION_SCHEDULED');
  await eventually(async () => Date.now() > hour.getTime() + 5, 'the hour');
  const after = await everyPublicByte();
  const [there, elsewhere] = [after.slice(0, after.length / 2), after.slice(after.length / 2)];
  // Everybody's answers, the phase of the edition, the headers (by their ETag) and the bytes of the route.
  expect(there.filter((bytes, index) => bytes === before[index])).toEqual([]);
  expect(elsewhere).toEqual(there);
  expect(JSON.stringify(await publicLines())).toBe(JSON.stringify(seen.standings));
  const state = () => it.db.query<{ state: string }[]>(`select state from competition where id = $1`, [competition]);
  await eventually(async () => (await state())[0]!.state === 'PUBLISHED', 'the state');
});

test('it is published again only with a reason and with something else, and both are told; taken down it has no lines', async () => {
  const again = { settlement, awardedPlaces: 2 };
  expect((await edition.organizer.refusalOf('publishResults', { settlement, awardedPlaces: 1 })).code).toBe('ALREADY_PUBLISHED');
  expect((await edition.organizer.refusalOf('publishResults', again)).code).toBe('INVALID_INPUT');
  const reason = { reasonKo: '수상 범위를 바로잡습니다.', reasonEn: 'We correct who wins.' };
  const { id } = await edition.organizer.mutate('publishResults', { ...again, ...reason });
  const told = `{ publishedResults(slug: "${slug}") { ordinal signedText withdrawn { reasonKo } standings { totalCount }
    earlier { ordinal reasonKo changes { kind entryNumber fields { field before after } } } } }`;
  expect(await it.visitor.query(told)).toEqual({
    publishedResults: {
      ordinal: 2,
      signedText: expect.stringContaining('"replaces":1'),
      withdrawn: null,
      standings: { totalCount: 3 },
      earlier: [
        {
          ordinal: 1,
          reasonKo: reason.reasonKo,
          changes: [{ kind: 'CHANGED', entryNumber: '2025-분석-002', fields: [{ field: 'WINNER', before: null, after: 'true' }] }],
        },
      ],
    },
  });
  const fresh = await fetch(`${beside.url}/results/${slug}`);
  const etag = fresh.headers.get('etag')!;
  expect([fresh.headers.get('cache-control'), await fresh.json()]).toEqual(['public, no-cache', await it.visitor.ask(ASKED, { slug })]);
  const asked = () => fetch(`${beside.url}/results/${slug}`, { headers: { 'if-none-match': etag } });
  expect((await asked()).status).toBe(304);
  await it.db.query(`update published_name set name = null, redacted_at = now() where kind = 'MEMBER' and name = 'lead1'`);
  const redacted = await asked();
  expect([redacted.status, await redacted.text()]).toEqual([200, expect.not.stringContaining('lead1')]);
  await edition.organizer.mutate('withdrawPublication', { publication: id, ...reason });
  expect(await it.visitor.query(told)).toEqual({
    publishedResults: {
      ordinal: 2,
      signedText: null,
      withdrawn: { reasonKo: reason.reasonKo },
      standings: { totalCount: 0 },
      earlier: [{ ordinal: 1, reasonKo: reason.reasonKo, changes: null }],
    },
  });
  expect((await asked()).status).toBe(200);
  expect((await edition.organizer.refusalOf('withdrawPublication', { publication: id, ...reason })).code).toBe('PUBLICATION_WITHDRAWN');
});

test('an award is revoked by two organisers, and the public sees it with the reason and without names', async () => {
  const reason = { reasonKo: '표절로 확인되어 수상을 취소합니다.', reasonEn: 'Revoked: plagiarism was found.' };
  await edition.organizer.mutate('publishResults', { settlement, awardedPlaces: 1, ...reason });
  const wish = { entry: edition.entries[0]!.entry, ground: '표절 확인', ...reason };
  const { id } = await edition.organizer.mutate('revokeAward', wish);
  expect((await edition.organizer.refusalOf('revokeAward', wish)).code).toBe('REVOCATION_PROPOSED');
  expect((await edition.organizer.refusalOf('confirmRevocation', { revocation: id })).code).toBe('SECOND_PERSON_NEEDED');
  const second = await it.person('second@embargo.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  expect(await second.mutate('confirmRevocation', { revocation: id }, '{ state }')).toEqual({ state: 'CONFIRMED' });
  const { publishedResults } = await it.visitor.query<{ publishedResults: { reasonKo: string; standings: { nodes: object[] } } }>(
    `{ publishedResults(slug: "${slug}") { reasonKo standings { nodes { entryNumber isWinner revokedKo names { name } } } } }`,
  );
  expect(publishedResults.reasonKo).toBe(reason.reasonKo);
  expect(publishedResults.standings.nodes[0]).toEqual({
    entryNumber: '2025-분석-001',
    isWinner: false,
    revokedKo: reason.reasonKo,
    names: [],
  });
  expect((await edition.organizer.refusalOf('turnDownRevocation', { revocation: id })).code).toBe('NOTHING_PROPOSED');
  expect(await brokenInvariants(it.db)).toEqual({});
});
