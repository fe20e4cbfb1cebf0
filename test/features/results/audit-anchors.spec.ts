import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { verifyAudit } from '../../../src/cli/verify-audit.js';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { type ChainedEvent, nextHead } from '../../../src/platform/audit/chain.js';
import { SealerService } from '../../../src/platform/audit/sealer.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { marksOf } from '../../support/story.js';

type Sealed = ChainedEvent & { seq: number; hash: string };

const slug = 'anchors-2025';
let it: TestApp;
let settlement: { id: string; auditSeq: string; auditHash: string };
let publication: { id: string; auditSeq: string; auditHash: string };
beforeAll(async () => {
  it = await startTestApp();
  const { organizer, stage, ...edition } = await anEditionInJudging(it, { slug, teams: 1, judges: 1 });
  await scoreAll({ organizer, stage, ...edition }, () => ['18', '27', '18', '17', '9']);
  // Nothing is sealed by the clock from here on.
  await it.app.get(SealerService).onModuleDestroy();
  await organizer.mutate('closeStage', { stage });
  await anApprovedCorrection({ organizer, stage, ...edition });
  settlement = await organizer.mutate('settleStage', { stage }, '{ id auditSeq auditHash }');
  publication = await organizer.mutate('publishResults', { settlement: settlement.id }, '{ id auditSeq auditHash }');
  // What a forger needs: the rights of the schema's owner, and nobody who looks.
  await it.db.query(`alter table audit_event disable trigger user`);
  await it.db.query(`alter table audit_seal disable trigger user`);
});
afterAll(() => it.close());

async function anApprovedCorrection({ organizer, stage, judges: [judge] }: EditionInJudging): Promise<void> {
  const { judgeDesk } = await judge!.query<{ judgeDesk: { assignments: { assignment: string }[] } }>(
    `{ judgeDesk(stage: "${stage}") { assignments { assignment } } }`,
  );
  const { assignment } = judgeDesk.assignments[0]!;
  const wish = { assignment, revision: 2, marks: marksOf(['18', '27', '18', '17', '10']), reason: '완성도를 다시 보았습니다.' };
  const { id: correction } = await judge!.mutate('askCorrection', wish);
  await organizer.mutate('decideCorrection', { correction, decision: 'APPROVE', reason: '위원의 설명을 확인했습니다.' });
}

const chain = () =>
  it.db.query<Sealed[]>(
    `select audit_event.id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data, seq::int, hash
       from audit_seal join audit_event on audit_event.id = event_id order by seq`,
  );

describe('the head that is named is sealed just before, and holds what was committed until then', () => {
  test.each([
    ['a settlement', () => settlement, 'correction.approved'],
    ['a publication', () => publication, 'stage.settled'],
  ])('by %s', async (_, named, action) => {
    const { auditSeq, auditHash } = named();
    const last = (await chain())[Number(auditSeq) - 1]!;
    expect({ action: last.action, hash: last.hash }).toEqual({ action, hash: auditHash });
  });
});

describe('a tail that was forged with good seals is found', () => {
  /** Changes the event of an action, and makes all seals from there on anew, as a forger would who knows the formula. */
  async function forge(action: string, subject: (was: string) => string): Promise<void> {
    const events = await chain();
    const from = events.findIndex((event) => event.action === action);
    const forged = { ...events[from]!, subject: subject(events[from]!.subject) };
    await it.db.query(`update audit_event set subject = $2 where id = $1`, [forged.id, forged.subject]);
    let head = { seq: from, hash: events[from - 1]!.hash };
    for (const event of [forged, ...events.slice(from + 1)]) {
      const next = nextHead(head, event);
      await it.db.query(`update audit_seal set previous_hash = $2, hash = $3 where seq = $1`, [next.seq, head.hash, next.hash]);
      head = next;
    }
  }
  /** How `pado verify-audit` ends, and whose heads it says are lost. */
  async function verify(): Promise<{ exitCode: number; lost: string[] }> {
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const exitCode = await verifyAudit(it.db, {}).finally(() => log.mockRestore());
    return { exitCode, lost: [settlement.id, publication.id].filter((id) => lines.some((line) => line.includes(id))) };
  }

  test('what nobody touched is clean', async () => {
    expect(await verify()).toEqual({ exitCode: 0, lost: [] });
  });

  test.each([
    ['by the publication after it', 'stage.settled', () => [publication.id]],
    ['by the settlement too', 'stage.closed', () => [settlement.id, publication.id]],
  ])('%s', async (_, action, lost) => {
    await forge(action, (was) => `${was} x`);
    expect(await verify()).toEqual({ exitCode: 1, lost: lost() });
    await forge(action, (was) => was.replace(' x', ''));
    expect(await verify()).toEqual({ exitCode: 0, lost: [] });
  });
});

test.each([
  ['a receipt', 'entry.submitted', 'No event entry.submitted tells of receipt '],
  ['a submitted sheet', 'sheet.submitted', 'No event sheet.submitted tells of sheet '],
  ['an approved correction', 'correction.approved', 'No event correction.approved tells of sheet '],
  ['a settlement', 'stage.settled', 'No event stage.settled tells of settlement '],
  ['a publication', 'results.published', 'No event results.published tells of publication '],
])('an event that was removed with its seal is missed by what it told of: %s', async (_, action, sentence) => {
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    expect(await deedsWithoutEvent(forger.manager)).toEqual([]);
    const [{ id }] = (await forger.query(`select id from audit_event where action = $1 limit 1`, [action])) as [{ id: string }];
    await forger.query(`delete from audit_seal where event_id = $1`, [id]);
    await forger.query(`delete from audit_unsealed where event_id = $1`, [id]);
    await forger.query(`delete from audit_event where id = $1`, [id]);
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const exitCode = await verifyAudit(forger, {}).finally(() => log.mockRestore());
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => line.includes(sentence)).length).toBe(1);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
});

test.each([
  ['given other places', `update settlement set rows = replace(rows, '"place":1', '"place":2')`],
  ['made surer', `update settlement set summary = replace(summary, '"residualDf":0', '"residualDf":9')`],
  ['given other sheets', `update settlement set inputs = replace(inputs, '"points":"18', '"points":"19')`],
])('a settlement that was %s is found by its event', async (_, forgery) => {
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    await forger.query(`alter table settlement disable trigger user`);
    await forger.query(forgery);
    expect((await deedsLost(forger.manager)).map(({ id, isGone }) => [id, isGone])).toEqual([[settlement.id, false]]);
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const exitCode = await verifyAudit(forger, {}).finally(() => log.mockRestore());
    expect([
      exitCode,
      lines.filter((line) => line.includes(`The settlement ${settlement.id} of event stage.settled is not as it was then.`)).length,
    ]).toEqual([1, 1]);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
});
