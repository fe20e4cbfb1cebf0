import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { AWARD_RULE, decidedAsProposed } from '../../support/awards.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import type { Person } from '../../support/person.js';
import { marksOf } from '../../support/story.js';

// One story over the API, told from the announcement of awards to what everybody reads after an upheld appeal; each test goes on from the one before.

const slug = 'upheld-2025';
const number = (index: number) => `2025-분석-00${index + 1}`;
const options = { places: 'ALL', scores: 'ALL', teamNames: 'ALL', ownPlace: 'PLACE' };

let it: TestApp;
let made: EditionInJudging;
let edition: { id: string; slug: string };
let lead: Person;
/** An organiser who judged nothing, and typed nothing. */
let second: Person;
let settlement: string;

beforeAll(async () => {
  it = await startTestApp();
  made = await anEditionInJudging(it, { slug, teams: 3, judges: 2 });
  lead = made.leads[0]!;
  second = await it.person(`second@${slug}.example`, { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const { competition } = await it.visitor.query<{ competition: { id: string } }>(`{ competition(slug: "${slug}") { id } }`);
  edition = { id: competition.id, slug };
  await made.organizer.mutate('announceAwardRule', { competition: edition.id, rule: AWARD_RULE }, '{ version }');
  // The second judge gives 제목 0 ten points less than was meant.
  await scoreAll(made, (judge, title) => [
    String(18 - Number(title.at(-1)) - (judge === 1 && title === '제목 0' ? 10 : 0)),
    '27',
    '18',
    '17',
    '9',
  ]);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  ({ id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage }));
  await decidedAsProposed(made.organizer, second, edition);
  await made.organizer.mutate('publishResults', { settlement, options });
});
afterAll(() => it.close());

const own = async () => {
  const fields = `feedback { standing { place } award { nameKo } stages { sheets criteria { lowest highest mean } } }
    results { score } appeals { state remedy remediedAt }`;
  const { myTeam } = await lead.query<{ myTeam: { entry: object } }>(`{ myTeam(competition: "${edition.id}") { entry { ${fields} } } }`);
  return myTeam.entry;
};
const RESULTS = `{ publishedResults(slug: "${slug}") { ordinal standings { nodes { entryNumber place score awardKo } }
  earlier { ordinal reasonKo reasonEn changes { kind entryNumber fields { field before after } } } } }`;
const upheldOnDesk = async () => {
  const query = `{ organizerDesk(competition: "${slug}") { publications { ordinal upheldAppeals { entryNumber remedy remediedBy } } } }`;
  return (await second.query<{ organizerDesk: { publications: object[] } }>(query)).organizerDesk.publications;
};
const others = ['27.00', '18.00', '17.00', '9.00'].map((mean) => ({ lowest: null, highest: null, mean }));

test('the lead reads what judges gave, and that it won nothing', async () => {
  expect(await own()).toEqual({
    feedback: {
      standing: { place: 3 },
      award: null,
      stages: [{ sheets: 2, criteria: [{ lowest: null, highest: null, mean: '13.00' }, ...others] }],
    },
    results: [{ score: '84.00' }],
    appeals: [],
  });
});

test('and appeals; an organiser who did not judge upholds it', async () => {
  const wish = { entry: made.entries[0]!.entry, ground: 'miscalculation', text: '한 위원의 점수가 10점 적게 입력된 것으로 보입니다.' };
  const { id: appeal } = await lead.mutate('fileAppeal', wish);
  const decision = '종이 채점표와 대조하니 주제 적합성 점수가 10점 적게 입력되어 있어 바로잡습니다.';
  await second.mutate('answerAppeal', { appeal, outcome: 'UPHELD', remedy: 'CORRECTION', decision });
  expect(await own()).toMatchObject({ appeals: [{ state: 'UPHELD', remedy: 'CORRECTION', remediedAt: null }] });
});

test('the sheet is corrected by its judge and an organiser; nothing public follows yet, and the old awards cannot be published again', async () => {
  const before = [await it.visitor.query(RESULTS), await own()];
  const judge = made.judges[1]!;
  const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { assignment: string; title: string }[] } }>(
    `{ judgeDesk(stage: "${made.stage}") { assignments { assignment title } } }`,
  );
  const { assignment } = judgeDesk.assignments.find(({ title }) => title === '제목 0')!;
  const marks = marksOf(['18', '27', '18', '17', '9']);
  const asked = { assignment, revision: 2, marks, comment: '', reason: '8점은 18점을 잘못 적은 것입니다.' };
  const { id: correction } = await judge.mutate('askCorrection', asked);
  await second.mutate('decideCorrection', { correction, decision: 'APPROVE', reason: '종이 채점표를 확인했습니다.' });
  ({ id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage }));
  const again = { settlement, options, reasonKo: '이의신청 인용', reasonEn: 'An appeal was upheld' };
  expect((await made.organizer.refusalOf('publishResults', again)).code).toBe('AWARDS_DECIDED_BEFORE');
  expect([await it.visitor.query(RESULTS), await own()]).toEqual(before);
});

test('decided, confirmed and published again with the reason, the public reads both', async () => {
  await decidedAsProposed(made.organizer, second, edition);
  const reason = { reasonKo: '이의신청을 인용하여 점수를 바로잡았습니다.', reasonEn: 'An appeal was upheld, and a mark put right.' };
  await made.organizer.mutate('publishResults', { settlement, options, ...reason });
  const line = (index: number, score: string, awardKo: string | null) => ({
    entryNumber: number(index),
    place: index + 1,
    score,
    awardKo,
  });
  const change = (index: number, ...fields: [field: string, before: string | null, after: string | null][]) => ({
    kind: 'CHANGED',
    entryNumber: number(index),
    fields: fields.map(([field, before, after]) => ({ field, before, after })),
  });
  expect(await it.visitor.query(RESULTS)).toEqual({
    publishedResults: {
      ordinal: 2,
      standings: { nodes: [line(0, '89.00', '대상'), line(1, '88.00', '최우수상'), line(2, '87.00', null)] },
      earlier: [
        {
          ordinal: 1,
          ...reason,
          changes: [
            change(0, ['AWARD', null, '대상'], ['PLACE', '3', '1'], ['SCORE', '84.00', '89.00'], ['WINNER', null, 'true']),
            change(1, ['AWARD', '대상', '최우수상'], ['PLACE', '1', '2']),
            change(2, ['AWARD', '최우수상', null], ['PLACE', '2', '3'], ['WINNER', 'true', null]),
          ],
        },
      ],
    },
  });
});

test('the appeal is remedied, and feedback follows', async () => {
  expect(await upheldOnDesk()).toEqual([
    { ordinal: 1, upheldAppeals: [] },
    { ordinal: 2, upheldAppeals: [{ entryNumber: number(0), remedy: 'CORRECTION', remediedBy: 2 }] },
  ]);
  expect(await own()).toEqual({
    feedback: {
      standing: { place: 1 },
      award: { nameKo: '대상' },
      stages: [{ sheets: 2, criteria: [{ lowest: null, highest: null, mean: '18.00' }, ...others] }],
    },
    results: [{ score: '89.00' }],
    appeals: [{ state: 'UPHELD', remedy: 'CORRECTION', remediedAt: expect.any(String) }],
  });
});
