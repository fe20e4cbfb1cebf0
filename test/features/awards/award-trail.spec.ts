import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { AWARD_RULE, aStageWithAwards } from '../../support/awards.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let stage: SettledStage;
let decision: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@award-trail.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@award-trail.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const [grand, first] = AWARD_RULE.tiers as [(typeof AWARD_RULE.tiers)[0], (typeof AWARD_RULE.tiers)[0]];
  const tiers = [grand, { ...first, quota: 2 }];
  // Another edition, whose rule could be put in the place of the one that was announced.
  await aStageWithAwards(it, organizer, { 분석: ['20'] });
  stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { tiers });
  ({ id: decision } = await organizer.mutate('decideAwards', {
    competition: stage.edition.id,
    settlement: stage.settlement,
    awards: [{ tier: 'first', entryNumbers: ['2025-분석-001', '2025-분석-002'] }],
    departures: [{ tier: 'grand', entryNumber: null, reason: '대상에 이를 만한 작품이 없었습니다.' }],
  }));
  await second.mutate('confirmAwards', { decision });
});
afterAll(() => it.close());

test('tells who decided and who confirmed, and neither entries nor reasons', async () => {
  const events = await it.db.query<{ action: string; actor: string; data: string }[]>(
    `select action, account.name as actor, data from audit_event join account on account.id = actor_id
      where subject = $1 and action like 'awards.%' order by at, action`,
    [stage.edition.id],
  );
  expect(events.map(({ action, actor, data }) => ({ action, actor, ...(JSON.parse(data) as object) }))).toEqual([
    {
      action: 'awards.decided',
      actor: 'organizer',
      decision,
      version: 1,
      rule: expect.any(String),
      settlement: stage.settlement,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    { action: 'awards.confirmed', actor: 'second', decision, version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

/** As somebody who owns the schema, and takes all of it back. */
async function forged<T>(sql: string, parameters: unknown[], look: (forger: EntityManager) => Promise<T>): Promise<T> {
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    await forger.query(`alter table award_decision disable trigger user`);
    await forger.query(`alter table award_rule disable trigger user`);
    await forger.query(`alter table audit_event disable trigger user`);
    await forger.query(sql, parameters);
    return await look(forger.manager);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
}

test.each([
  ['given to somebody else', `update award_decision set awards = replace(awards, '"first"', '"grand"') where id = $1`],
  ['given another reason', `update award_decision set departures = replace(departures, '대상', '상') where id = $1`],
  ['put on another rule', `update award_decision set rule_id = (select id from award_rule where id <> rule_id limit 1) where id = $1`],
  ['undone', `update award_decision set state = 'DECIDED', closed_at = null, closed_by = null where id = $1`],
  ['removed', `delete from award_decision where id = $1`],
])('finds a decision that was %s', async (what, sql) => {
  expect(await deedsLost(it.db.manager)).toEqual([]);
  const lost = await forged(sql, [decision], deedsLost);
  const isGone = what === 'removed';
  expect(lost).toContainEqual({ kind: 'AWARDS', id: decision, action: what === 'undone' ? 'awards.confirmed' : 'awards.decided', isGone });
});

test('finds a rule that was changed', async () => {
  const [{ id }] = await it.db.query<[{ id: string }]>(`select id from award_rule where competition_id = $1`, [stage.edition.id]);
  const lost = await forged(`update award_rule set rule = replace(rule, '"quota":2', '"quota":3') where id = $1`, [id], deedsLost);
  expect(lost).toEqual([{ kind: 'AWARD_RULE', id, action: 'award_rule.announced', isGone: false }]);
});

test.each(['awards.decided', 'awards.confirmed'])('misses an event %s that was removed', async (action) => {
  // Entries of the factories came about without events.
  const untoldOf = async (db: EntityManager) => (await deedsWithoutEvent(db)).filter(({ kind }) => kind === 'AWARDS');
  expect(await untoldOf(it.db.manager)).toEqual([]);
  const remove = `with gone as (select id from audit_event where action = $1 and data::jsonb ->> 'decision' = $2),
    seals as (delete from audit_seal where event_id in (select id from gone)), waiting as (delete from audit_unsealed where event_id in (select id from gone))
    delete from audit_event where id in (select id from gone)`;
  const seals = `alter table audit_seal disable trigger user`;
  const untold = await forged(seals, [], async (forger) => {
    await forger.query(remove, [action, decision]);
    return untoldOf(forger);
  });
  expect(untold).toEqual([{ kind: 'AWARDS', id: decision, action }]);
});
