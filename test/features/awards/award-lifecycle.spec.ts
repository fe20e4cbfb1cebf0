import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AwardRule } from '../../../src/features/awards/award-rule.entity.js';
import { currentDecision } from '../../../src/features/awards/award.queries.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { AWARD_RULE, aStageWithAwards, decidedAsProposed, proposalOf } from '../../support/awards.js';
import type { MadeEntry } from '../../support/entry-factories.js';
import { aJudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';

let it: TestApp;
let organizer: Person;
let second: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@award-life.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@award-life.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const [grand, first] = AWARD_RULE.tiers as [(typeof AWARD_RULE.tiers)[0], (typeof AWARD_RULE.tiers)[0]];
const TIERS = `{ tier { key } nominees { entryNumber track place score } tie { places entries { entryNumber } } emptyPlaces { why places } isWaiting }`;
const proposal = async (slug: string) =>
  (
    await organizer.query<{ organizerDesk: { awards: { proposal: { isOutdated: boolean; settlement: string; tiers: object[] } | null } } }>(
      `{ organizerDesk(competition: "${slug}") { awards { proposal { isOutdated settlement tiers ${TIERS} } } } }`,
    )
  ).organizerDesk.awards.proposal;
const nominees = async (slug: string) =>
  (await proposalOf(organizer, slug)).tiers.map(({ tier, nominees: list }) => [tier.key, ...list.map(({ entryNumber }) => entryNumber)]);
const number = (index: number, track = '분석') => `2025-${track}-00${index}`;

/** Two organisers take a team out, and the stage is settled again without it. */
async function removed({ edition }: SettledStage, entry: MadeEntry): Promise<string> {
  const { id: disqualification } = await organizer.mutate('disqualifyTeam', {
    team: entry.team,
    reason: '다른 대회에서 이미 수상했습니다.',
  });
  await second.mutate('confirmDisqualification', { disqualification });
  return (await organizer.mutate('settleStage', { stage: edition.stage })).id;
}

describe('a nominee who is removed', () => {
  let stage: SettledStage;
  let waiting: string;
  let again: string;
  beforeAll(async () => {
    stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] });
    await decidedAsProposed(organizer, second, stage.edition);
    const awards = [
      { tier: 'grand', entryNumbers: [number(1)] },
      { tier: 'first', entryNumbers: [number(2)] },
    ];
    const wish = { competition: stage.edition.id, settlement: stage.settlement, awards };
    ({ id: waiting } = await organizer.mutate('decideAwards', wish));
    again = await removed(stage, stage.entries['분석']![0]!);
  });

  test('makes the awards that count outdated; the next ones move up by the announced rule', async () => {
    expect(await currentDecision(it.db.manager, stage.edition.id)).toMatchObject({
      decision: { version: 1, settlementId: stage.settlement },
      rule: { onRemoval: 'MOVE_UP' },
      awards: [
        { tier: 'grand', entries: [stage.entries['분석']![0]!.id] },
        { tier: 'first', entries: [stage.entries['분석']![1]!.id] },
      ],
      departures: [],
      isCurrent: false,
      isPending: true,
    });
    expect(await nominees(stage.edition.slug)).toEqual([
      ['grand', number(2)],
      ['first', number(3)],
    ]);
  });

  test('a decision that waited is confirmed no more, and none is made on the ranking before', async () => {
    expect((await second.refusalOf('confirmAwards', { decision: waiting })).code).toBe('AWARDS_OUTDATED');
    await organizer.mutate('turnDownAwards', { decision: waiting, reason: '순위가 다시 확정되었습니다.' });
    const wish = { competition: stage.edition.id, settlement: stage.settlement, awards: [] };
    expect((await organizer.refusalOf('decideAwards', wish)).code).toBe('SETTLEMENT_NOT_FINAL');
    const gone = { ...wish, settlement: again, awards: [{ tier: 'grand', entryNumbers: [number(1)] }] };
    expect((await organizer.refusalOf('decideAwards', gone))['problems']).toMatchObject([
      { path: 'awards.0.entryNumbers.0', code: 'NOT_RANKED' },
    ]);
  });

  test('both decisions stay, each with the ranking that it followed', async () => {
    await decidedAsProposed(organizer, second, stage.edition);
    expect(await currentDecision(it.db.manager, stage.edition.id)).toMatchObject({
      decision: { version: 3 },
      isCurrent: true,
      isPending: false,
    });
    const { organizerDesk } = await organizer.query<{ organizerDesk: { awards: { decisions: object[] } } }>(
      `{ organizerDesk(competition: "${stage.edition.slug}") { awards { decisions { version state isCurrent settlement { ordinal } } } } }`,
    );
    expect(organizerDesk.awards.decisions).toEqual([
      { version: 1, state: 'CONFIRMED', isCurrent: false, settlement: { ordinal: 1 } },
      { version: 2, state: 'TURNED_DOWN', isCurrent: false, settlement: { ordinal: 1 } },
      { version: 3, state: 'CONFIRMED', isCurrent: true, settlement: { ordinal: 2 } },
    ]);
  });
});

test('where the rule leaves the place of a removed nominee empty, nobody moves up, and no reason is needed for that', async () => {
  const stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { onRemoval: 'LEAVE_EMPTY' });
  await decidedAsProposed(organizer, second, stage.edition);
  await removed(stage, stage.entries['분석']![0]!);
  expect(await proposal(stage.edition.slug)).toMatchObject({
    isOutdated: false,
    tiers: [
      { tier: { key: 'grand' }, nominees: [], emptyPlaces: [{ why: 'REMOVED', places: 1 }] },
      { tier: { key: 'first' }, nominees: [{ entryNumber: number(2) }], emptyPlaces: [] },
    ],
  });
  await decidedAsProposed(organizer, second, stage.edition);
});

test('equal scores of two tracks at the end of a quota are named, and people decide with a reason', async () => {
  const stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19'], 시각화: ['20'] });
  const [one, other] = [number(1), number(1, '시각화')];
  expect((await proposal(stage.edition.slug))!.tiers).toEqual([
    {
      tier: { key: 'grand' },
      nominees: [],
      tie: { places: 1, entries: [{ entryNumber: one }, { entryNumber: other }] },
      emptyPlaces: [],
      isWaiting: false,
    },
    { tier: { key: 'first' }, nominees: [], tie: null, emptyPlaces: [], isWaiting: true },
  ]);
  const wish = {
    competition: stage.edition.id,
    settlement: stage.settlement,
    awards: [
      { tier: 'grand', entryNumbers: [other] },
      { tier: 'first', entryNumbers: [one] },
    ],
  };
  expect((await organizer.refusalOf('decideAwards', wish))['problems']).toEqual([
    {
      path: 'departures',
      code: 'REASON_MISSING',
      ko: `동점인 출품작 가운데 ${other}에 대상을 주는 사유를 적어 주세요.`,
      en: `Say why ${other} of those that are tied gets Grand Prize.`,
    },
  ]);
  const departures = [{ tier: 'grand', entryNumber: other, reason: '정책 활용도가 더 높습니다.' }];
  expect(await organizer.mutate('decideAwards', { ...wish, departures }, '{ departures { tier entryNumber reason } }')).toEqual({
    departures,
  });
});

test('the final decides where there is one: its shared places are ties, and a stage is nothing to decide on', async () => {
  const tied = { paper: [80], presentation: [80] };
  const judged = { 분석: [{ paper: [90], presentation: [90] }], 시각화: [tied, tied] };
  const { edition, settlements } = await aJudgedFinal(it, organizer, judged);
  expect(await proposal(edition.slug)).toBeNull();
  const wish = (settlement: string, tier: string, entryNumbers: string[]) => ({
    competition: edition.id,
    settlement,
    awards: [{ tier, entryNumbers }],
  });
  expect((await organizer.refusalOf('decideAwards', wish(settlements.presentation, 'grand', []))).code).toBe('AWARD_RULE_MISSING');
  // As it was announced before judging had ended.
  const rule = JSON.stringify({ ...AWARD_RULE, tiers: [grand, { ...first, onTie: 'EXPAND' }] });
  const announced = { id: randomId(), competitionId: edition.id, version: 1, announcedAt: new Date(), announcedBy: organizer.account!.id };
  await it.db.getRepository(AwardRule).insert({ ...announced, rule });
  expect(await proposal(edition.slug)).toBeNull();
  expect((await organizer.refusalOf('decideAwards', wish(settlements.presentation, 'grand', []))).code).toBe('FINAL_DECIDES');
  const { id: settlement } = await organizer.mutate('settleFinal', { competition: edition.id });
  expect((await proposal(edition.slug))!.tiers).toMatchObject([
    { nominees: [{ entryNumber: number(1), track: 1, place: 1, score: '90.00' }], tie: null },
    {
      nominees: [
        { entryNumber: number(1, '시각화'), track: 2, place: 1, score: '80.00' },
        { entryNumber: number(2, '시각화'), track: 2, place: 1, score: '80.00' },
      ],
      tie: null,
    },
  ]);
  const decision = await decidedAsProposed(organizer, second, edition);
  expect(await currentDecision(it.db.manager, edition.id)).toMatchObject({
    decision: { id: decision, finalSettlementId: settlement },
    isCurrent: true,
  });
  // Of another edition.
  expect((await organizer.refusalOf('decideAwards', { ...wish(settlement, 'grand', []), competition: randomId() })).code).toBe('NOT_FOUND');
});

test('an award below its floor stays empty, and why is said', async () => {
  const stage = await aStageWithAwards(
    it,
    organizer,
    { 분석: ['12'] },
    {
      tiers: [
        { ...grand, floor: '80' },
        { ...first, quota: 2 },
      ],
    },
  );
  expect((await proposal(stage.edition.slug))!.tiers).toMatchObject([
    { nominees: [], emptyPlaces: [{ why: 'BELOW_FLOOR', places: 1 }] },
    { nominees: [{ entryNumber: number(1), score: '79.50' }], emptyPlaces: [{ why: 'NOBODY_LEFT', places: 1 }] },
  ]);
});

test('the desk costs as many statements with one entry and one decision as with more', async () => {
  const all = `{ isCurrent rule { version } proposal { isOutdated tiers ${TIERS} }
    decisions { version isCurrent awards { tier { key } entries { entryNumber title teamName } } departures { entryNumber } settlement { id }
      finalSettlement { id } decidedBy { name } closedBy { name } } }`;
  const cost = ({ edition }: SettledStage) =>
    countQueries(it.app, () => organizer.query(`{ organizerDesk(competition: "${edition.slug}") { awards ${all} } }`));
  const small = await aStageWithAwards(it, organizer, { 분석: ['20'] });
  await decidedAsProposed(organizer, second, small.edition);
  const large = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'], 시각화: ['17'] });
  const wish = { competition: large.edition.id, settlement: large.settlement, awards: [] };
  const departures = ['grand', 'first'].map((tier) => ({ tier, entryNumber: null, reason: '수상작이 없습니다.' }));
  for (const _ of [1, 2]) {
    const { id: decision } = await organizer.mutate('decideAwards', { ...wish, departures });
    await second.mutate('confirmAwards', { decision });
  }
  await decidedAsProposed(organizer, second, large.edition);
  expect(await cost(large)).toBe(await cost(small));
});
