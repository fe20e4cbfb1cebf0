import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { startTestApp } from '../../support/app.js';
import { anEditionWithAppeals, DECISION, type EditionWithAppeals, filedAppeal, published, TEXT, upheldBy } from '../../support/appeals.js';
import { anAwardRule } from '../../support/publications.js';

const RESULT = '두 팀의 발표를 공고한 순서로 다시 진행했고, 위원 모두 점수를 그대로 두었습니다.';

let edition: EditionWithAppeals;
/** It was upheld, and what came of it is written down. */
let appeal: string;
beforeAll(async () => {
  edition = await anEditionWithAppeals(await startTestApp(), 'appeal-trail-2025');
  await published(edition);
  await anAwardRule(edition.it.db, edition.competition);
  appeal = await filedAppeal(edition, { ground: 'procedure' });
  await upheldBy(edition.second, appeal, 'PROCEDURE');
  await edition.second.mutate('concludeAppeal', { appeal, result: RESULT });
  await filedAppeal(edition);
});
afterAll(() => edition.it.close());

test('each step is on record in a hash, which tells nothing', async () => {
  const { db } = edition.it;
  const [{ salt }] = await db.query<[{ salt: string }]>(`select salt from appeal where id = $1`, [appeal]);
  const events = await db.query<{ action: string; data: string }[]>(
    `select action, data from audit_event where data::jsonb ->> 'appeal' = $1 order by id`,
    [appeal],
  );
  expect(events.map(({ action, data }) => [action, (JSON.parse(data) as { hash: string }).hash])).toEqual([
    ['appeal.filed', sha256(salt + TEXT)],
    ['appeal.answered', sha256(salt + DECISION)],
    ['appeal.concluded', sha256(salt + RESULT)],
  ]);
  expect(events.map(({ data }) => data).join()).not.toContain('위원');
});

describe('the audit trail tells of each, and finds', () => {
  const forged = async (deed: (forger: EntityManager) => Promise<unknown>) => {
    const forger = edition.it.db.createQueryRunner();
    await forger.startTransaction();
    try {
      await deed(forger.manager);
      const found = [await deedsWithoutEvent(forger.manager), await deedsLost(forger.manager)];
      return found.map((deeds) => deeds.filter(({ kind }) => kind === 'APPEAL'));
    } finally {
      await forger.rollbackTransaction();
      await forger.release();
    }
  };

  test('nothing where nobody forged anything', async () => {
    expect(await forged(async () => undefined)).toEqual([[], []]);
  });

  test.each(['appeal.filed', 'appeal.answered', 'appeal.concluded'])('an event %s that was removed', async (action) => {
    const [untold] = await forged(async (forger) => {
      await forger.query(`alter table audit_event disable trigger user`);
      await forger.query(`alter table audit_seal disable trigger user`);
      const events = `select id from audit_event where action = '${action}' and data::jsonb ->> 'appeal' = '${appeal}'`;
      for (const table of ['audit_seal', 'audit_unsealed']) await forger.query(`delete from ${table} where event_id in (${events})`);
      await forger.query(`delete from audit_event where id in (${events})`);
    });
    expect(untold).toEqual([{ kind: 'APPEAL', id: appeal, action }]);
  });

  test.each([
    ['a decision', 'decision', 'appeal.answered'],
    ['what was filed', 'text', 'appeal.filed'],
    ['what came of it', 'result', 'appeal.concluded'],
  ])('%s that was changed past the triggers', async (_, column, action) => {
    const changed = async (forger: EntityManager) => {
      await forger.query(`alter table appeal disable trigger user`);
      await forger.query(`update appeal set ${column} = '다른 말' where id = $1`, [appeal]);
    };
    expect(await forged(changed)).toEqual([[], [{ kind: 'APPEAL', id: appeal, isGone: false, action }]]);
  });
});

test('whoever filed takes home what was said, answered and done', async () => {
  const { lead, rival } = edition;
  const { appeals } = (await (await lead.get('/me/data')).json()) as { appeals: object[] };
  expect(appeals).toHaveLength(2);
  const done = { ground: 'procedure', text: TEXT, state: 'UPHELD', decision: DECISION, result: RESULT };
  expect(appeals).toContainEqual(expect.objectContaining(done));
  expect(((await (await rival.get('/me/data')).json()) as { appeals: object[] }).appeals).toEqual([]);
});
