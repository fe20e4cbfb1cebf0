import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging } from '../../support/edition-in-judging.js';
import { aGrant } from '../../support/factories.js';
import { aJudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';
import { publishedAgain, takenDown } from '../../support/publications.js';
import { CRITERIA, RULE } from '../../support/story.js';

interface Standing {
  place: number | null;
  band: { fromPercent: number; toPercent: number; entries: number } | null;
  places: number;
}
interface Feedback {
  standing: Standing;
  hasWon: boolean;
  award: object | null;
  stages: {
    standing: Standing | null;
    sheets: number;
    criteria: {
      nameKo: string;
      maxPoints: string;
      lowest: string | null;
      highest: string | null;
      mean: string | null;
      comments: string[];
    }[];
    comments: string[];
  }[];
}

let it: TestApp;
let made: EditionInJudging;
let competition: string;
let lead: Person;
let rival: Person;

/** Three judges: the first entry has three sheets, the second one. Each judge says something of each criterion of the first. */
const POINTS = [
  ['18', '27', '18', '17', '9'],
  ['16', '29', '15.5', '17', '8'],
  ['17', '20', '19', '17', '10'],
];
beforeAll(async () => {
  it = await startTestApp();
  const rule = { ...RULE, commentsReachTeams: true };
  made = await anEditionInJudging(it, { slug: 'feedback-2025', teams: 2, judges: 3, rule });
  [lead, rival] = [made.leads[0]!, made.leads[1]!];
  const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { commentsReachTeams assignments { assignment title } } }`;
  for (const [seat, judge] of made.judges.entries()) {
    const { judgeDesk } = await judge.query<{ judgeDesk: { commentsReachTeams: boolean; assignments: { assignment: string }[] } }>(
      desk,
      made as never,
    );
    expect(judgeDesk.commentsReachTeams).toBe(true);
    for (const { assignment } of judgeDesk.assignments) {
      const marks = CRITERIA.map(({ key, nameKo }, index) => ({
        criterion: key,
        points: POINTS[seat]![index]!,
        comment: `${nameKo} 의견 ${seat}`,
      }));
      const comment = seat === 1 ? '' : `전체 의견 ${seat}`;
      await judge.mutate('saveSheet', { assignment, revision: 0, marks, comment }, '{ revision }');
      await judge.mutate('submitSheet', { assignment, revision: 1 }, '{ state }');
    }
  }
  await made.organizer.mutate('closeStage', { stage: made.stage });
  const { id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage });
  [{ competition }] = await it.db.query<[{ competition: string }]>(`select competition_id as competition from stage where id = $1`, [
    made.stage,
  ]);
  expect(await own(lead)).toEqual({ feedback: null, results: null });
  await made.organizer.mutate('publishResults', { settlement, awardedPlaces: 1 }, '{ slug }');
});
afterAll(() => it.close());

const STANDING = '{ place band { fromPercent toPercent entries } places }';
const FEEDBACK = `feedback { standing ${STANDING} hasWon award { nameKo nameEn revokedKo revokedEn } stages { standing ${STANDING} sheets
  criteria { nameKo maxPoints lowest highest mean comments } comments } }`;
const own = async (person: Person) => {
  const query = `{ myTeam(competition: "${competition}") { entry { ${FEEDBACK} results { score } } } }`;
  const { myTeam } = await person.query<{ myTeam: { entry: { feedback: Feedback | null; results: object[] | null } } | null }>(query);
  return myTeam?.entry ?? null;
};

test('a team reads its place, the range of each criterion, and what judges wrote, as long as nobody’s name', async () => {
  const { feedback, results } = (await own(lead))!;
  expect(results).toEqual([{ score: '85.83' }]);
  expect(feedback).toMatchObject({
    standing: { place: 2, band: null, places: 2 },
    hasWon: false,
    award: null,
    stages: [
      {
        standing: null,
        sheets: 3,
        criteria: [
          { maxPoints: '20.00', lowest: '16.00', highest: '18.00', mean: null },
          { maxPoints: '30.00', lowest: '20.00', highest: '29.00', mean: null },
          { maxPoints: '20.00', lowest: '15.50', highest: '19.00', mean: null },
          { maxPoints: '20.00', lowest: '17.00', highest: '17.00', mean: null },
          { maxPoints: '10.00', lowest: '8.00', highest: '10.00', mean: null },
        ],
      },
    ],
  });
  const [{ criteria, comments }] = feedback!.stages as [Feedback['stages'][number]];
  expect(criteria.map((criterion) => criterion.comments.toSorted())).toEqual(
    CRITERIA.map(({ nameKo }) => [0, 1, 2].map((seat) => `${nameKo} 의견 ${seat}`)),
  );
  expect(comments.toSorted()).toEqual(['전체 의견 0', '전체 의견 2']);
});

test('of a single sheet it reads no mark, and the comments', async () => {
  const { feedback } = (await own(rival))!;
  expect(feedback).toMatchObject({ standing: { place: 1, places: 2 }, hasWon: true, stages: [{ sheets: 1, comments: ['전체 의견 0'] }] });
  expect(feedback!.stages[0]!.criteria.map(({ lowest, highest, mean }) => [lowest, highest, mean])).toEqual(
    CRITERIA.map(() => [null, null, null]),
  );
});

test('no byte tells of a judge: no name, address, id, seat, sheet or time', async () => {
  const query = `{ myTeam(competition: "${competition}") { entry { ${FEEDBACK} } } }`;
  const bytes = JSON.stringify(await lead.query(query));
  const secrets = await it.db.query<{ secret: string }[]>(
    `select unnest(array[account.id::text, account.email, account.name, judge.id::text, assignment.id::text, sheet.id::text]) as secret
       from judge join account on account.id = judge.account_id join assignment on assignment.judge_id = judge.id
       join sheet on sheet.assignment_id = assignment.id`,
  );
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter(({ secret }) => bytes.includes(secret))).toEqual([]);
});

test('nobody else reads it: a judge, an organiser and a visitor have no such entry, and a rival its own', async () => {
  for (const person of [...made.judges, made.organizer]) expect(await own(person)).toBeNull();
  expect((await it.visitor.ask(`{ myTeam(competition: "${competition}") { entry { ${FEEDBACK} } } }`)).errors![0]!.extensions.code).toBe(
    'SIGN_IN_REQUIRED',
  );
  expect((await own(rival))!.feedback!.standing.place).toBe(1);
});

test('it costs as many statements with three sheets as with one', async () => {
  const count = (person: Person) => countQueries(it.app, () => own(person));
  expect(await count(lead)).toBe(await count(rival));
});

test('what is corrected and settled after the publication is not in it', async () => {
  const before = await own(lead);
  const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { assignment title } } }`;
  const { judgeDesk } = await made.judges[1]!.query<{ judgeDesk: { assignments: { assignment: string }[] } }>(desk, { stage: made.stage });
  const marks = CRITERIA.map(({ key }) => ({ criterion: key, points: '10', comment: '고친 의견' }));
  const asked = {
    assignment: judgeDesk.assignments[0]!.assignment,
    revision: 2,
    marks,
    comment: '고친 의견',
    reason: '점수를 잘못 적었습니다.',
  };
  const { id: correction } = await made.judges[1]!.mutate('askCorrection', asked);
  await made.organizer.mutate('decideCorrection', { correction, decision: 'APPROVE', reason: '종이 채점표를 확인했습니다.' });
  await made.organizer.mutate('settleStage', { stage: made.stage });
  expect(await own(lead)).toEqual(before);
});

describe('it follows the publication that is public', () => {
  test('one that tells bands, or awards alone, tells neither a place nor a score, nor what adds up to one', async () => {
    const options = (ownPlace: string) => ({ options: JSON.stringify({ ownPlace }) });
    await publishedAgain(it.db, competition, options('BAND'));
    const banded = (await own(lead))!;
    expect([banded.results, banded.feedback!.standing]).toEqual([
      null,
      { place: null, band: { fromPercent: 0, toPercent: 100, entries: 2 }, places: 2 },
    ]);
    expect(banded.feedback!.stages[0]!.criteria.map(({ mean }) => mean)).toEqual(CRITERIA.map(() => null));
    await publishedAgain(it.db, competition, options('AWARD'));
    const awarded = (await own(lead))!;
    expect([awarded.results, awarded.feedback!.standing]).toEqual([null, { place: null, band: null, places: 2 }]);
  });

  test('a later one has what was corrected by then', async () => {
    const [{ id }] = await it.db.query<[{ id: string }]>(`select id from settlement order by ordinal desc limit 1`);
    await publishedAgain(it.db, competition, { options: null, settlement_id: id });
    const { feedback } = (await own(lead))!;
    expect(feedback!.stages[0]!.comments.toSorted()).toEqual(['고친 의견', '전체 의견 0', '전체 의견 2']);
    expect(feedback!.stages[0]!.criteria[0]).toMatchObject({ lowest: '10.00', highest: '18.00', mean: null });
  });

  test('an award is told, and why it was revoked', async () => {
    const [{ number }] = await it.db.query<[{ number: string }]>(`select number from entry where id = $1`, [made.entries[0]!.entry]);
    const award = { award_key: 'grand', award_ko: '대상', award_en: 'Grand prize' };
    // A publication with awards names its decision, of which the lines are copies.
    const decided = { award_decision_id: '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11' };
    await publishedAgain(it.db, competition, decided, { [number]: award });
    expect((await own(lead))!.feedback).toMatchObject({ hasWon: true, award: { nameKo: '대상', nameEn: 'Grand prize', revokedKo: null } });
    const revoked = { ...award, revoked_ko: '표절', revoked_en: 'Plagiarism' };
    await publishedAgain(it.db, competition, decided, { [number]: revoked });
    expect((await own(lead))!.feedback).toMatchObject({
      hasWon: false,
      award: { nameKo: '대상', revokedKo: '표절', revokedEn: 'Plagiarism' },
    });
    expect((await own(rival))!.feedback).toMatchObject({ hasWon: false, award: null });
  });

  test('one whose hour has not come changes nothing, and one that was taken down leaves nothing', async () => {
    const before = await own(lead);
    await publishedAgain(it.db, competition, {
      options: JSON.stringify({ ownPlace: 'AWARD' }),
      published_at: new Date(Date.now() + 3_600_000),
    });
    expect(await own(lead)).toEqual(before);
    const id = await publishedAgain(it.db, competition);
    expect((await own(lead))!.feedback).not.toBeNull();
    await takenDown(it.db, id);
    expect(await own(lead)).toEqual({ feedback: null, results: null });
  });
});

test('who did not come as far as the final has its place in the stage where it ended', async () => {
  const organizer = await it.person('organizer@feedback-final.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const out = await it.person('out@feedback-final.example');
  const ofTrack = [
    { paper: [92, 88, 85], presentation: [90, 90] },
    { paper: [91, 87, 86], presentation: [86, 87] },
    { paper: [70, 71, 72], presentation: [] },
  ];
  const final = await aJudgedFinal(it, organizer, { 분석: ofTrack });
  const bonus = { part: 'bonus', scores: [{ entryNumber: '2025-분석-001', points: '0' }], reason: '가점 심사 결과 통보' };
  await organizer.mutate('importScorePart', { competition: final.edition.id, ...bonus }, '{ isRepeated }');
  const { id: settlement } = await organizer.mutate('settleFinal', { competition: final.edition.id });
  await organizer.mutate('publishResults', { settlement, awardedPlaces: 1 }, '{ slug }');
  const read = async (index: number) => {
    await it.db.query(`update team_member set account_id = $1 where team_id = $2`, [out.account!.id, final.entries['분석']![index]!.team]);
    const query = `{ myTeam(competition: "${final.edition.id}") { entry { ${FEEDBACK} } } }`;
    const { myTeam } = await out.query<{ myTeam: { entry: { feedback: Feedback } } }>(query);
    await it.db.query(`update team_member set account_id = null, state = 'INVITED', joined_at = null where team_id = $1`, [
      final.entries['분석']![index]!.team,
    ]);
    return [myTeam.entry.feedback.standing, myTeam.entry.feedback.stages.map(({ standing, sheets }) => [standing, sheets])];
  };
  expect(await read(0)).toEqual([
    { place: 1, band: null, places: 2 },
    [
      [null, 3],
      [null, 2],
    ],
  ]);
  expect(await read(2)).toEqual([{ place: null, band: null, places: 2 }, [[{ place: 3, band: null, places: 3 }, 3]]]);
});

test('who has left the team reads nothing, and an auditor has no team', async () => {
  const auditor = await it.person('auditor@feedback-2025.example');
  await aGrant(it.db, auditor.account!.id, 'AUDITOR', competition);
  expect(await own(auditor)).toBeNull();
  await publishedAgain(it.db, competition);
  expect((await own(lead))!.feedback).not.toBeNull();
  await it.db.query(`update team_member set state = 'LEFT', left_at = now() where account_id = $1`, [lead.account!.id]);
  expect(await own(lead)).toBeNull();
});
