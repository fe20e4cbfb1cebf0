import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usualOptions } from '../../../src/domain/publication-options.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { CRITERIA, openCalendar, RULE } from '../../support/story.js';

interface Comment {
  stageKo: string;
  stageEn: string;
  criterionKo: string | null;
  criterionEn: string | null;
  text: string;
}
interface Line {
  entryNumber: string;
  comments: Comment[];
}

const slug = 'comments-2025';
const options = { ...usualOptions, comments: true };
const reason = { reasonKo: '공개 범위를 바로잡습니다.', reasonEn: 'We correct what is public.' };
const promise = { commentsReachTeams: true, commentsMayBePublic: true };
let it: TestApp;
let edition: EditionInJudging;
let settlement: string;

/** What the judge of a seat writes: in another order of words on each criterion, and the same on two of them. */
const WORDS = [
  ['가: 뚜렷함', '나: 보통', '다: 새로움', '같은 말', '라'],
  ['나: 뚜렷함', '다: 보통', '가: 새로움', '같은 말', '마'],
  ['다: 뚜렷함', '가: 보통', '나: 새로움', '', '바'],
];

/** Every judge hands in a sheet for each of the entries; the points of 제목 0 are the highest. */
async function judged(made: EditionInJudging): Promise<string> {
  const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { commentsMayBePublic assignments { assignment title } } }`;
  for (const [seat, judge] of made.judges.entries()) {
    const { judgeDesk } = await judge.query<{
      judgeDesk: { commentsMayBePublic: boolean; assignments: { assignment: string; title: string }[] };
    }>(desk, { stage: made.stage });
    for (const { assignment, title } of judgeDesk.assignments) {
      const marks = CRITERIA.map(({ key }, index) => ({
        criterion: key,
        points: title === '제목 0' ? '10' : '9',
        comment: WORDS[seat]![index]!,
      }));
      const comment = ['전체 나', '', '전체 가'][seat]!;
      await judge.mutate('saveSheet', { assignment, revision: 0, marks, comment }, '{ revision }');
      await judge.mutate('submitSheet', { assignment, revision: 1 }, '{ state }');
    }
  }
  await made.organizer.mutate('closeStage', { stage: made.stage });
  return (await made.organizer.mutate('settleStage', { stage: made.stage })).id;
}

/** Three judges; 제목 0 has three sheets, 제목 1 as well, and 제목 2 one. */
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 3, rule: { ...RULE, ...promise } });
  settlement = await judged(edition);
}, 300_000);
afterAll(() => it.close());

const COMMENTS = 'comments { stageKo stageEn criterionKo criterionEn text }';
const results = async (of = slug) =>
  (
    (await (await it.visitor.get(`/results/${of}`)).json()) as {
      data: { publishedResults: { signedText: string | null; standings: { nodes: Line[] }; earlier: object[] } | null };
    }
  ).data.publishedResults;
const linesNow = async () => (await results())!.standings.nodes.map(({ entryNumber, comments }) => [entryNumber, comments]);
const preview = async (wish: object, of: { organizer: Person; slug: string } = edition) => {
  const { organizerDesk } = await of.organizer.query<{
    organizerDesk: { publicationPreview: { hash: string; counts: { comments: number }; standings: Line[] } };
  }>(
    `query ($slug: String!, $input: PublicationPreviewInput!) { organizerDesk(competition: $slug) { publicationPreview(input: $input) {
       hash counts { comments } standings { entryNumber ${COMMENTS} } } } }`,
    { slug: of.slug, input: wish },
  );
  return organizerDesk.publicationPreview;
};
const wish = (more: object = {}) => ({ settlement, awardedPlaces: 1, options, ...more });

/** By stage, criterion and words: no judge's are in the same place on two criteria. */
const EXPECTED: Comment[] = [
  ...[
    ['가: 뚜렷함', '나: 뚜렷함', '다: 뚜렷함'],
    ['가: 보통', '나: 보통', '다: 보통'],
    ['가: 새로움', '나: 새로움', '다: 새로움'],
    ['같은 말'],
    ['라', '마', '바'],
  ].flatMap((texts, index) => {
    const { nameKo, nameEn } = CRITERIA[index]!;
    return texts.map((text) => ({
      stageKo: '서면심사',
      stageEn: 'Paper review',
      criterionKo: String(nameKo),
      criterionEn: String(nameEn),
      text,
    }));
  }),
  ...['전체 가', '전체 나'].map((text) => ({ stageKo: '서면심사', stageEn: 'Paper review', criterionKo: null, criterionEn: null, text })),
];
const one = '2025-분석-001';

test('judges are told on their desks, before they write, that comments may be public', async () => {
  const { judgeDesk } = await edition.judges[0]!.query<{ judgeDesk: object }>(
    `query ($stage: ID!) { judgeDesk(stage: $stage) { commentsReachTeams commentsMayBePublic } }`,
    { stage: edition.stage },
  );
  expect(judgeDesk).toEqual(promise);
});

test('what the preview shows is public from the hour on, and nothing of it before', async () => {
  const seen = await preview(wish());
  expect([seen.counts, seen.standings]).toEqual([{ comments: EXPECTED.length }, [{ entryNumber: one, comments: EXPECTED }]]);
  const hour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_000);
  await edition.organizer.mutate('publishResults', wish({ at: hour.toISOString(), expect: seen.hash }), '{ slug }');
  const before = await results();
  // Else the machine was too slow for this test to tell anything.
  expect(Date.now()).toBeLessThan(hour.getTime());
  expect(before).toBeNull();
  await new Promise((resolve) => void setTimeout(resolve, hour.getTime() + 50 - Date.now()));
  expect(await linesNow()).toEqual([[one, EXPECTED]]);
  const { standings } = JSON.parse((await results())!.signedText!) as { standings: { commentHashes: string[] }[] };
  expect(standings.map(({ commentHashes }) => commentHashes)).toEqual([EXPECTED.map((comment) => sha256(canonicalText(comment)))]);
  expect(await brokenInvariants(it.db)).toEqual({});
});

test('no public byte tells of a judge: no name, address, id, seat, sheet or time of one', async () => {
  const bytes = JSON.stringify(await results());
  const secrets = await it.db.query<{ secret: string }[]>(
    `select unnest(array[account.id::text, account.email, account.name, judge.id::text, assignment.id::text, sheet.id::text,
                         to_char(sheet_revision.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')]) as secret
       from judge join account on account.id = judge.account_id join assignment on assignment.judge_id = judge.id
       join sheet on sheet.assignment_id = assignment.id join sheet_revision on sheet_revision.sheet_id = sheet.id`,
  );
  expect(secrets.length).toBeGreaterThan(40);
  expect(secrets.filter(({ secret }) => bytes.includes(secret))).toEqual([]);
});

test('a later choice without comments takes them out, and what was said is not told by way of what changed', async () => {
  await edition.organizer.mutate(
    'publishResults',
    wish({ options: { ...options, comments: false, scores: 'WINNERS' }, ...reason }),
    '{ slug }',
  );
  const now = (await results())!;
  expect(now.standings.nodes.map(({ comments }) => comments)).toEqual([[]]);
  expect(now.earlier).toHaveLength(1);
  expect(JSON.stringify(now)).not.toContain('뚜렷함');
});

test('what was taken down has none', async () => {
  await edition.organizer.mutate('publishResults', wish(reason), '{ slug }');
  expect(await linesNow()).toEqual([[one, EXPECTED]]);
  const [{ id: publication }] = await it.db.query<[{ id: string }]>(`select id from publication order by ordinal desc limit 1`);
  await edition.organizer.mutate('withdrawPublication', { publication, ...reason });
  expect(JSON.stringify(await results())).not.toContain('뚜렷함');
  expect(await linesNow()).toEqual([]);
});

test('a comment is redacted, and never changed, put back or taken away', async () => {
  await edition.organizer.mutate('publishResults', wish(reason), '{ slug }');
  const [{ id }] = await it.db.query<[{ id: string }]>(`select id from published_comment where text = '같은 말' limit 1`);
  const last = `standing_id in (select standing.id from published_standing as standing join publication on publication.id = publication_id
                                 where publication.ordinal = (select max(ordinal) from publication))`;
  await linesNow();
  for (const [change, parameters] of [
    [`update published_comment set text = '고친 말' where id = $1`, [id]],
    [`update published_comment set stage_ko = '다른 심사' where id = $1`, [id]],
    [`delete from published_comment where id = $1`, [id]],
    [`truncate published_comment`, []],
  ] as const) {
    await expect(it.db.query(change, [...parameters])).rejects.toThrow('written once');
  }
  await it.db.query(`update published_comment set text = null, redacted_at = now() where text = '같은 말' and ${last}`);
  expect(await linesNow()).toEqual([[one, EXPECTED.filter(({ text }) => text !== '같은 말')]]);
  await expect(it.db.query(`update published_comment set text = '같은 말', redacted_at = null where text is null`)).rejects.toThrow(
    'written once',
  );
});

test('of an entry with a single sheet nothing is published: all of it would be by one judge', async () => {
  const { standings } = await preview(wish({ awardedPlaces: 3 }));
  expect(standings.map(({ entryNumber, comments }) => [entryNumber, comments.length]).toSorted()).toEqual([
    [one, EXPECTED.length],
    ['2025-분석-002', EXPECTED.length],
    ['2025-분석-003', 0],
  ]);
});

describe('a stage that promised comments to teams alone', () => {
  test('publishes none: the choice is refused with what to do, in the preview and at publication', async () => {
    const quiet = await anEditionInJudging(it, { slug: 'quiet-2025', teams: 1, judges: 1, rule: { ...RULE, commentsReachTeams: true } });
    const asked = { ...wish(), settlement: await judged(quiet) };
    const refused = await quiet.organizer.refusalOf('publishResults', asked);
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'options.comments', code: 'COMMENTS_NOT_PROMISED', ko: expect.stringContaining('심사평 공개를 빼 주세요') }],
    });
    const { errors } = await quiet.organizer.ask(
      `query ($input: PublicationPreviewInput!) { organizerDesk(competition: "quiet-2025") { publicationPreview(input: $input) { hash } } }`,
      { input: asked },
    );
    expect(errors![0]!.extensions.code).toBe('INVALID_INPUT');
    await quiet.organizer.mutate('publishResults', { ...asked, options: usualOptions }, '{ slug }');
    expect((await results('quiet-2025'))!.standings.nodes.map(({ comments }) => comments)).toEqual([[]]);
  });

  test('a rule cannot promise the public what it does not promise the teams', async () => {
    const made = await edition.organizer.mutate<{ stages: { id: string }[] }>(
      'createCompetition',
      {
        slug: 'unpromised-2025',
        titleKo: '경진대회',
        titleEn: 'Competition',
        year: 2025,
        calendar: openCalendar(),
        tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
        stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', isBlind: true, judgesPerEntry: 1 }],
      },
      '{ stages { id } }',
    );
    const stage = made.stages[0]!.id;
    await edition.organizer.mutate('writeRubric', { stage, criteria: CRITERIA });
    const refused = await edition.organizer.refusalOf(
      'announceStageRule',
      { stage, rule: { ...RULE, commentsMayBePublic: true } },
      '{ version }',
    );
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: expect.stringMatching(/commentsMayBePublic$/), code: 'NEEDS_TEAMS' }],
    });
  });
});
