import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { verifyAudit } from '../../../src/cli/verify-audit.js';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { brokenInvariants } from '../../support/invariants.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let final: JudgedFinal;
let slug: string;
let penalty: string;
let earlier: string;
let counting: string;

/** The first entry has 88.925, the second one 89.05 and, from the second final on, a point less. */
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@public-final.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const second = await it.person('second@public-final.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const ofTrack = [
    { paper: [92, 88.5, 85, 84, 71], presentation: [90, 90.5] },
    { paper: [95, 95, 95, 95, 95], presentation: [86, 87] },
  ];
  final = await aJudgedFinal(it, organizer, { 분석: ofTrack });
  ({ slug } = final.edition);
  earlier = (await settle()).id;
  const bonus = { part: 'bonus', scores: [{ entryNumber: '2025-분석-001', points: '0' }], reason: '가점 심사 결과 통보' };
  await organizer.mutate('importScorePart', { ...competition(), ...bonus }, '{ isRepeated }');
  const overtime = { ground: 'overtime', points: '1', reason: '발표 시간을 3분 넘겼습니다.' };
  penalty = (await organizer.mutate('recordPenalty', { entry: final.entries['분석']![1]!.id, ...overtime })).id;
  await second.mutate('confirmPenalty', { penalty });
  counting = (await settle()).id;
});
afterAll(() => it.close());

const competition = () => ({ competition: final.edition.id });
interface Final {
  id: string;
  ordinal: number;
  isOutdated: boolean;
  standings: { nodes: { entryNumber: string; place: number | null; score: string }[] };
}
const FINAL = '{ id ordinal isOutdated standings { nodes { entryNumber place score } } }';
const settle = () => organizer.mutate<Final>('settleFinal', competition(), FINAL);
const refused = async (name: string, input: object, fields?: string) => (await organizer.refusalOf(name, { ...input }, fields)).code;
const latest = async () =>
  (
    await organizer.query<{ organizerDesk: { finalSettlements: Final[] } }>(
      `{ organizerDesk(competition: "${slug}") { finalSettlements ${FINAL} } }`,
    )
  ).organizerDesk.finalSettlements.at(-1)!;

describe('what is published', () => {
  const RESULTS = `{ publishedResults(slug: "%") { settlementHash signedText kid signature
    standings { nodes { place score entryNumber tieBrokenBy belowFloor } } } }`;
  interface Results {
    publishedResults: {
      settlementHash: string;
      signedText: string;
      kid: string;
      signature: string;
      standings: { nodes: { entryNumber: string; place: number; score: string }[] };
    };
  }
  const published = async () => (await it.visitor.query<Results>(RESULTS.replace('%', slug))).publishedResults;

  test('is the final that counts, and neither a stage nor an earlier final', async () => {
    expect(await refused('publishResults', { settlement: final.settlements.presentation })).toBe('FINAL_DECIDES');
    expect(await refused('publishResults', { settlement: earlier })).toBe('SETTLEMENT_NOT_FINAL');
    await organizer.mutate('publishResults', { settlement: counting, awardedPlaces: 1 }, '{ slug }');
    const results = await published();
    expect(results.standings.nodes).toEqual([
      { place: 1, score: '88.93', entryNumber: '2025-분석-001', tieBrokenBy: null, belowFloor: false },
      { place: 2, score: '88.05', entryNumber: '2025-분석-002', tieBrokenBy: null, belowFloor: false },
    ]);
    expect(await refused('publishResults', { settlement: counting, awardedPlaces: 1 })).toBe('ALREADY_PUBLISHED');
  });

  test('is signed, and leads to the inputs and the lines of the final', async () => {
    const { settlementHash, signedText, kid, signature } = await published();
    const { signingKeys } = await it.visitor.query<{ signingKeys: { kid: string; publicKey: string }[] }>(
      '{ signingKeys { kid publicKey } }',
    );
    const { publicKey } = signingKeys.find((key) => key.kid === kid)!;
    expect(verify(null, Buffer.from(signedText), createPublicKey(publicKey), Buffer.from(signature, 'base64url'))).toBe(true);
    const [row] = await it.db.query<[{ rows: string; inputs_hash: string }]>(
      `select rows, inputs_hash from final_settlement order by ordinal desc limit 1`,
    );
    expect(JSON.parse(signedText)).toMatchObject({ settlementHash, rowsHash: sha256(row.rows) });
    expect(settlementHash).toBe(row.inputs_hash);
  });

  test.each([
    ['final.settled', 'No event final.settled tells of final settlement '],
    ['penalty.confirmed', 'No event penalty.confirmed tells of penalty '],
    ['scores.imported', 'No event scores.imported tells of score import '],
  ])('misses an event %s that was removed with its seal', async (action, sentence) => {
    const forger = it.db.createQueryRunner();
    await forger.startTransaction();
    try {
      expect(await deedsWithoutEvent(forger.manager)).not.toContainEqual(expect.objectContaining({ action }));
      for (const table of ['audit_event', 'audit_seal']) await forger.query(`alter table ${table} disable trigger user`);
      const [{ id }] = (await forger.query(`select id from audit_event where action = $1 limit 1`, [action])) as [{ id: string }];
      for (const table of ['audit_seal', 'audit_unsealed']) await forger.query(`delete from ${table} where event_id = $1`, [id]);
      await forger.query(`delete from audit_event where id = $1`, [id]);
      const lines: string[] = [];
      const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
      const exitCode = await verifyAudit(forger, {}).finally(() => log.mockRestore());
      expect([exitCode, lines.filter((line) => line.includes(sentence)).length]).toEqual([1, 1]);
    } finally {
      await forger.rollbackTransaction();
      await forger.release();
    }
  });

  test('finds a final whose places were changed past the triggers by its event', async () => {
    const forger = it.db.createQueryRunner();
    await forger.startTransaction();
    try {
      expect(await deedsLost(forger.manager)).toEqual([]);
      await forger.query(`alter table final_settlement disable trigger user`);
      await forger.query(`update final_settlement set rows = replace(rows, '"place":1', '"place":3') where id = $1`, [counting]);
      expect(await deedsLost(forger.manager)).toEqual([{ kind: 'FINAL', id: counting, action: 'final.settled', isGone: false }]);
    } finally {
      await forger.rollbackTransaction();
      await forger.release();
    }
  });

  const publications = async () =>
    (
      await organizer.query<{ organizerDesk: { publications: object[] } }>(
        `{ organizerDesk(competition: "${slug}") { publications { isOutdated settlement { id } finalSettlement { ordinal } } } }`,
      )
    ).organizerDesk.publications;

  test('says that it is outdated once a penalty is withdrawn, and stays as it was', async () => {
    expect(await publications()).toEqual([{ isOutdated: false, settlement: null, finalSettlement: { ordinal: 2 } }]);
    const wish = { penalty, reason: '시간 측정이 잘못되었습니다.' };
    expect(await organizer.mutate('withdrawPenalty', wish, '{ state withdrawalReason }')).toEqual({
      state: 'WITHDRAWN',
      withdrawalReason: wish.reason,
    });
    expect(await refused('withdrawPenalty', wish)).toBe('PENALTY_WITHDRAWN');
    expect(await publications()).toEqual([{ isOutdated: true, settlement: null, finalSettlement: { ordinal: 2 } }]);
    expect((await settle()).ordinal).toBe(3);
    expect((await published()).standings.nodes[0]!.entryNumber).toBe('2025-분석-001');
  });

  test('waits for stages that would be settled otherwise; who is out of the competition is not ranked, and keeps the score', async () => {
    await it.db.query(`update entry set state = 'DISQUALIFIED' where id = $1`, [final.entries['분석']![1]!.id]);
    expect((await latest()).isOutdated).toBe(true);
    const { code, stages } = await organizer.refusalOf('settleFinal', competition());
    expect([code, stages]).toEqual(['STAGES_OUTDATED', [1, 2]]);
    for (const stage of [final.edition.stage, final.edition.finalStage]) await organizer.mutate('settleStage', { stage });
    const { standings } = await settle();
    expect(standings.nodes.map(({ entryNumber, place, score }) => [entryNumber, place, score])).toEqual([
      ['2025-분석-001', 1, '88.93'],
      ['2025-분석-002', null, '89.05'],
    ]);
  });
});

test('every invariant of the data holds', async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
});
