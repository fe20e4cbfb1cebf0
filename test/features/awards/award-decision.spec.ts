import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, AWARD_RULE, decidedAsProposed, proposalOf } from '../../support/awards.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let auditor: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@awards.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@awards.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  auditor = await it.person('auditor@awards.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
});
afterAll(() => it.close());

const [grand, next] = AWARD_RULE.tiers as [(typeof AWARD_RULE.tiers)[0], (typeof AWARD_RULE.tiers)[0]];
/** Three entries of one track, a grand prize and two first prizes, unless the test says otherwise. */
const settled = (
  relevance: Record<string, string[]> = { 분석: ['20', '19', '18'] },
  rule: object = { tiers: [grand, { ...next, quota: 2 }] },
) => aStageWithAwards(it, organizer, relevance, rule);
const number = (index: number, track = '분석') => `2025-${track}-00${index}`;
const wishFor = ({ edition, settlement }: SettledStage, awards: Record<string, string[]>, departures: object[] = []) => ({
  competition: edition.id,
  settlement,
  awards: Object.entries(awards).map(([tier, entryNumbers]) => ({ tier, entryNumbers })),
  departures,
});
const refused = async (input: Record<string, unknown>, by = organizer) => {
  const { code, problems } = (await by.refusalOf('decideAwards', input)) as { code: string; problems?: { path: string; code: string }[] };
  return problems ? problems.map((found) => `${found.path} ${found.code}`) : code;
};

const DECISION = `{ version state isCurrent awards { tier { key nameKo } entries { entryNumber title teamName } } departures { tier entryNumber reason }
  decidedBy { name } closedBy { name } turnedDownBecause settlement { id } finalSettlement { id } }`;
interface Decision {
  version: number;
  state: string;
  isCurrent: boolean;
}
const desk = async (edition: { slug: string }, by = organizer) =>
  (
    await by.query<{ organizerDesk: { awards: { isCurrent: boolean; decisions: Decision[]; proposal: { isOutdated: boolean } | null } } }>(
      `{ organizerDesk(competition: "${edition.slug}") { awards { isCurrent rule { version } proposal { isOutdated } decisions ${DECISION} } } }`,
    )
  ).organizerDesk.awards;

test('what follows from the ranking is decided by one organiser, confirmed by another, and counts then', async () => {
  const stage = await settled();
  const { settlement, tiers } = await proposalOf(organizer, stage.edition.slug);
  expect(settlement).toBe(stage.settlement);
  expect(tiers.map(({ tier, nominees }) => [tier.key, ...nominees.map(({ entryNumber }) => entryNumber)])).toEqual([
    ['grand', number(1)],
    ['first', number(2), number(3)],
  ]);
  // Within a tier the order of the ranking is kept, whatever was said.
  const wish = wishFor(stage, { first: [number(3), number(2)], grand: [number(1)] });
  const decided = await organizer.mutate<Decision & { id: string }>('decideAwards', wish, DECISION.replace('{', '{ id'));
  const entry = (index: number) => ({ entryNumber: number(index), title: `분석 ${index - 1}`, teamName: '데이터갈매기' });
  const same = {
    version: 1,
    isCurrent: true,
    awards: [
      { tier: { key: 'grand', nameKo: '대상' }, entries: [entry(1)] },
      { tier: { key: 'first', nameKo: '최우수상' }, entries: [entry(2), entry(3)] },
    ],
    departures: [],
    decidedBy: { name: 'organizer' },
    turnedDownBecause: null,
    settlement: { id: stage.settlement },
    finalSettlement: null,
  };
  expect(decided).toEqual({ id: decided.id, state: 'DECIDED', ...same, closedBy: null });
  expect((await desk(stage.edition)).isCurrent).toBe(false);

  expect((await organizer.refusalOf('confirmAwards', { decision: decided.id })).code).toBe('SECOND_PERSON_NEEDED');
  expect(await second.mutate('confirmAwards', { decision: decided.id }, DECISION)).toEqual({
    state: 'CONFIRMED',
    ...same,
    closedBy: { name: 'second' },
  });
  expect(await desk(stage.edition, auditor)).toMatchObject({
    isCurrent: true,
    rule: { version: 1 },
    decisions: [{ version: 1, state: 'CONFIRMED' }],
  });
  expect((await second.refusalOf('confirmAwards', { decision: decided.id })).code).toBe('NOTHING_PROPOSED');
  expect((await second.refusalOf('turnDownAwards', { decision: decided.id, reason: '다시 보았습니다.' })).code).toBe('NOTHING_PROPOSED');
});

describe('a departure', () => {
  let stage: SettledStage;
  beforeAll(async () => {
    stage = await settled({ 분석: ['20', '19', '18', '17'] });
  });
  const reason = '현장 시연에서 재현되지 않았습니다.';

  test.each<[string, Record<string, string[]>, object[], string[]]>([
    ['a tier left empty has one', { first: [number(1), number(2)] }, [{ tier: 'grand', entryNumber: null, reason }], []],
    ['without it', { first: [number(1), number(2)] }, [], ['departures REASON_MISSING']],
    [
      'with a reason of two letters',
      { first: [number(1), number(2)] },
      [{ tier: 'grand', entryNumber: null, reason: '네.' }],
      ['departures.0.reason TOO_SHORT'],
    ],
    [
      'the second past the first has two: who gets it, and who does not',
      { grand: [number(2)], first: [number(1), number(3)] },
      [],
      ['departures REASON_MISSING', 'departures REASON_MISSING'],
    ],
    [
      'one that nobody needs',
      { grand: [number(1)], first: [number(2), number(3)] },
      [{ tier: 'first', entryNumber: number(3), reason }],
      ['departures.0 NOT_A_DEPARTURE'],
    ],
    [
      'the same twice',
      { first: [number(1), number(2)] },
      [
        { tier: 'grand', reason },
        { tier: 'grand', reason },
      ],
      ['departures.1 REPEATED'],
    ],
    [
      'more than the quota',
      { grand: [number(1), number(2)], first: [number(3)] },
      [],
      ['awards.0.entryNumbers TOO_MANY', 'departures REASON_MISSING'],
    ],
    ['the same entry twice', { grand: [number(1)], first: [number(1), number(2)] }, [], ['awards.1.entryNumbers.0 REPEATED']],
    ['no such entry', { grand: ['2025-분석-999'], first: [] }, [], ['awards.0.entryNumbers.0 NOT_RANKED']],
    ['no such tier', { gold: [number(1)] }, [], ['awards.0.tier UNKNOWN_WORD']],
  ])('%s', async (_, awards, departures, problems) => {
    const wish = wishFor(stage, awards, departures);
    if (problems.length > 0) return expect(await refused(wish)).toEqual(problems);
    const { id } = await organizer.mutate('decideAwards', wish);
    await organizer.mutate('turnDownAwards', { decision: id, reason: '시험 삼아 적었습니다.' });
  });

  test('says what is missing by name', async () => {
    const { problems } = await organizer.refusalOf('decideAwards', wishFor(stage, { grand: [number(2)], first: [number(1)] }));
    expect((problems as { ko: string; en: string }[]).map(({ ko, en }) => [ko, en])).toEqual([
      [`순위에 따르면 대상이 아닌 ${number(2)}에 주는 사유를 적어 주세요.`, `Say why ${number(2)} gets Grand Prize against the ranking.`],
      [
        `순위에 따르면 대상인 ${number(1)}에 주지 않는 사유를 적어 주세요.`,
        `Say why ${number(1)} does not get Grand Prize, which it has by the ranking.`,
      ],
      [
        `순위에 따르면 최우수상인 ${number(3)}에 주지 않는 사유를 적어 주세요.`,
        `Say why ${number(3)} does not get First Prize, which it has by the ranking.`,
      ],
      ['최우수상을 비워 두는 사유를 적어 주세요.', 'Say why places of First Prize stay empty.'],
    ]);
  });
});

describe('by whom', () => {
  let stage: SettledStage;
  beforeEach(async () => {
    stage = await settled();
  });
  const asProposed = () => wishFor(stage, { grand: [number(1)], first: [number(2), number(3)] });

  test('an auditor reads and decides nothing; others are told of nothing', async () => {
    expect(await refused(asProposed(), auditor)).toBe('NOT_FOUND');
    const { id: decision } = await organizer.mutate('decideAwards', asProposed());
    for (const [name, input] of [
      ['confirmAwards', { decision }],
      ['turnDownAwards', { decision, reason: '다시 보았습니다.' }],
    ] as const)
      expect((await auditor.refusalOf(name, input)).code).toBe('NOT_FOUND');
    const chair = await it.person(`chair-${stage.edition.slug}@awards.example`, {
      roles: [{ role: 'CHAIR', competitionId: stage.edition.id }],
    });
    const { errors } = await chair.ask(`{ organizerDesk(competition: "${stage.edition.slug}") { awards { isCurrent } } }`);
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  test('one decision waits at a time; whoever made it takes it back with a reason, which stays', async () => {
    const { id: decision } = await organizer.mutate('decideAwards', asProposed());
    expect(await refused(asProposed(), second)).toBe('AWARDS_PENDING');
    expect((await organizer.refusalOf('turnDownAwards', { decision, reason: '네.' })).code).toBe('INVALID_INPUT');
    await organizer.mutate('turnDownAwards', { decision, reason: '시상 인원을 다시 확인합니다.' });
    await second.mutate('decideAwards', asProposed());
    expect((await desk(stage.edition)).decisions).toMatchObject([
      { version: 1, state: 'TURNED_DOWN', turnedDownBecause: '시상 인원을 다시 확인합니다.', closedBy: { name: 'organizer' } },
      { version: 2, state: 'DECIDED', decidedBy: { name: 'second' } },
    ]);
  });

  test('two who decide or confirm at once make one of it', async () => {
    const decided = await Promise.allSettled([
      organizer.mutate('decideAwards', asProposed()),
      organizer.mutate('decideAwards', asProposed()),
    ]);
    expect(decided.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const decision = decided.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []))[0];
    const confirmed = await Promise.allSettled([
      second.mutate('confirmAwards', { decision }),
      second.mutate('confirmAwards', { decision }),
    ]);
    expect(confirmed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a decision never changes, and its end does not either', async () => {
    const decision = await decidedAsProposed(organizer, second, stage.edition);
    const change = (sql: string) => it.db.query(`update award_decision set ${sql} where id = $1`, [decision]);
    await expect(change(`awards = '[]'`)).rejects.toThrow();
    await expect(change(`state = 'DECIDED', closed_at = null, closed_by = null`)).rejects.toThrow();
    await expect(it.db.query(`delete from award_decision where id = $1`, [decision])).rejects.toThrow();
  });
});

test('what must never be is not there', async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
});
