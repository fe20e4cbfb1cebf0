import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { pledgeText } from '../../../src/domain/pledge.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const SEAT = '{ competition { slug } stage { id } tracks { shortName } pledgedAt }';

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let hash: string;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
  ({ hash } = (await it.visitor.query<{ pledgeText: { hash: string } }>('{ pledgeText { hash } }')).pledgeText);
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { tracks: ['분석', '시각화'] });
});

const seats = async () => (await judge.query<{ myStages: unknown[] }>(`{ myStages ${SEAT} }`)).myStages;
const withoutPledge = { hasPledged: false };

test('anybody can read the pledge; its hash is of the Korean text', async () => {
  expect(await it.visitor.query('{ pledgeText { ko en hash } }')).toEqual({
    pledgeText: { ...pledgeText, hash: createHash('sha256').update(pledgeText.ko).digest('hex') },
  });
});

test('one signature is for every seat in the stage, once, and is audited', async () => {
  const ids = [
    await aJudge(it.db, edition, judge.account!.id, withoutPledge),
    await aJudge(it.db, edition, judge.account!.id, { ...withoutPledge, track: '시각화' }),
  ];
  const seat = {
    competition: { slug: edition.slug },
    stage: { id: edition.stage },
    tracks: [{ shortName: '분석' }, { shortName: '시각화' }],
  };
  expect(await seats()).toContainEqual({ ...seat, pledgedAt: null });
  const signed = await judge.mutate<{ pledgedAt: string }>('signPledge', { stage: edition.stage, textHash: hash }, SEAT);
  expect(signed).toEqual({ ...seat, pledgedAt: expect.stringMatching(/^\d{4}-/) });
  expect(await judge.mutate('signPledge', { stage: edition.stage, textHash: hash }, SEAT)).toEqual(signed);
  expect(await seats()).toContainEqual(signed);
  const rows = await it.db.query(`select pledge_text_hash from judge where id = any($1)`, [ids]);
  expect(rows).toEqual([{ pledge_text_hash: hash }, { pledge_text_hash: hash }]);
  const events = await it.db.query<{ data: string }[]>(`select data from audit_event where subject = $1 and action = 'pledge.signed'`, [
    edition.stage,
  ]);
  expect(events.map(({ data }) => JSON.parse(data))).toEqual([{ seats: ids, textHash: hash }]);
});

test('a text that is not the one of today is not signed', async () => {
  await aJudge(it.db, edition, judge.account!.id, withoutPledge);
  const refusal = await judge.refusalOf('signPledge', { stage: edition.stage, textHash: '0'.repeat(64) }, SEAT);
  expect([refusal.code, (await it.db.query(`select pledged_at from judge where pledge_text_hash like '000%'`)).length]).toEqual([
    'PLEDGE_TEXT_CHANGED',
    0,
  ]);
});

test('after judging it is too late', async () => {
  await aJudge(it.db, edition, judge.account!.id, withoutPledge);
  await moveStage(it.db, edition, StageState.CLOSED);
  expect((await judge.refusalOf('signPledge', { stage: edition.stage, textHash: hash }, SEAT)).code).toBe('STAGE_STATE_WRONG');
});

test('to everybody else there is no such stage, and nobody sees where others judge', async () => {
  const colleague = await it.person('colleague@busan.example');
  await aJudge(it.db, edition, judge.account!.id, withoutPledge);
  const foreign = await colleague.refusalOf('signPledge', { stage: edition.stage, textHash: hash }, SEAT);
  const unknown = await colleague.refusalOf('signPledge', { stage: '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11', textHash: hash }, SEAT);
  expect(foreign).toEqual(unknown);
  expect([foreign.code, await colleague.query(`{ myStages ${SEAT} }`)]).toEqual(['NOT_FOUND', { myStages: [] }]);
});

test('one stage costs as many statements as three', async () => {
  const busy = await it.person('busy@busan.example');
  const counts = [];
  for (const total of [1, 3]) {
    const mine = () => busy.query<{ myStages: unknown[] }>(`{ myStages { competition { tracks { nameKo } } ${SEAT.slice(1)} }`);
    while ((await mine()).myStages.length < total) await aJudge(it.db, await anEdition(it.db), busy.account!.id);
    counts.push(await countQueries(it.app, mine));
  }
  // The seats with their stages, and the tracks of the editions.
  expect(counts).toEqual([2, 2]);
});
