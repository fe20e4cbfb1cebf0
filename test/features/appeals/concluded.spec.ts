import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionWithResults, type EditionWithResults } from '../../support/edition-with-results.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';

const RESULT = '발표 순서를 다시 확인하고 녹화 기록을 세 위원이 재검토하였으며, 점수와 순위는 바뀌지 않았습니다.';
const DECISION = '발표 시간이 공고보다 2분 짧았던 사실을 인정합니다. 녹화 기록으로 다시 심의합니다.';

let it: TestApp;
let results: EditionWithResults;
let lead: Person;
let second: Person;
let appeal: string;
beforeAll(async () => {
  it = await startTestApp();
  results = await anEditionWithResults(it, 'concluded-2025');
  second = results.second;
  lead = results.made.leads[0]!;
  const { entry } = results.made.entries[0]!;
  ({ id: appeal } = await lead.mutate('fileAppeal', { entry, ground: 'procedure', text: '발표 시간이 공고한 것보다 2분 짧았습니다.' }));
});
afterAll(() => it.close());

const refusedFor = async (person: Person, more: object = {}) =>
  (await person.refusalOf('concludeAppeal', { appeal, result: RESULT, ...more })).code;

test('what came of it is told only once it was upheld', async () => {
  expect(await refusedFor(second)).toBe('APPEAL_NOT_UPHELD');
  await second.mutate('answerAppeal', { appeal, outcome: 'UPHELD', remedy: 'PROCEDURE', decision: DECISION });
});

test('by whoever may answer, in words that are long enough', async () => {
  for (const person of [lead, results.made.leads[1]!, results.made.judges[0]!]) expect(await refusedFor(person)).toBe('NOT_FOUND');
  expect(await refusedFor(it.visitor)).toBe('SIGN_IN_REQUIRED');
  expect(await refusedFor(second, { result: '그대로임' })).toBe('INVALID_INPUT');
});

test('the team reads it, and each member gets it by letter; once is enough', async () => {
  const told = await second.mutate<object>('concludeAppeal', { appeal, result: RESULT }, '{ state result remediedBy }');
  expect(told).toEqual({ state: 'UPHELD', result: RESULT, remediedBy: null });
  const query = `{ myTeam(competition: "${results.competition}") { entry { appeals { state result concludedAt } } } }`;
  const { myTeam } = await lead.query<{ myTeam: { entry: { appeals: { result: string; concludedAt: string }[] } } }>(query);
  expect(myTeam.entry.appeals).toEqual([{ state: 'UPHELD', result: RESULT, concludedAt: expect.any(String) }]);
  const letters = (await lettersTo(it, lead.account!.email)).filter((letter) => /^Subject: .*인용한 이의신청의 처리/m.test(letter));
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain(RESULT);
  expect(await refusedFor(second)).toBe('APPEAL_CONCLUDED');
});

test('two who tell it at once leave one result and one letter', async () => {
  const { entry } = results.made.entries[1]!;
  const { id } = await results.made.leads[1]!.mutate('fileAppeal', {
    entry,
    ground: 'procedure',
    text: '발표 순서가 공고한 것과 달랐습니다. 확인해 주세요.',
  });
  await second.mutate('answerAppeal', { appeal: id, outcome: 'UPHELD', remedy: 'PROCEDURE', decision: DECISION });
  const tell = () => second.ask(`mutation { concludeAppeal(input: { appeal: "${id}", result: "${RESULT}" }) { id } }`);
  const codes = (await Promise.all([tell(), tell()])).map(({ errors }) => errors?.[0]?.extensions.code ?? 'told');
  expect(codes.toSorted()).toEqual(['APPEAL_CONCLUDED', 'told']);
});

test('the audit trail tells of it, and finds a result that was changed past the application', async () => {
  expect(await deedsWithoutEvent(it.db.manager)).toEqual([]);
  expect(await deedsLost(it.db.manager)).toEqual([]);
  const change = (column: string) => it.db.query(`update appeal set ${column} = $2 where id = $1`, [appeal, `${RESULT} `]);
  for (const column of ['result', 'decision']) await expect(change(column)).rejects.toThrow('rows of appeal are written once');
  await it.db.query(`alter table appeal disable trigger user`);
  await change('result');
  expect(await deedsLost(it.db.manager)).toEqual([{ kind: 'APPEAL', id: appeal, action: 'appeal.concluded', isGone: false }]);
});
