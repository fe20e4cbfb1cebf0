import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { Entry, EntryState } from '../../../src/features/entries/entry.entity.js';
import { deedsLost } from '../../../src/features/results/deeds.queries.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aCloseStage, type CloseStage } from '../../support/close-stage.js';
import { aGrant } from '../../support/factories.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

let it: TestApp;
let organizer: Person;
let made: CloseStage;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@close.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  made = await aCloseStage(it, organizer);
});

const [FOURTH, FIFTH] = ['2025-분석-004', '2025-분석-005'];
const REASON = '재현성이 더 뛰어나다고 보았습니다.';
const LISTED = `deliberations { quota isAnnounced undecided track { shortName }
  entries { nodes { entryNumber title place officialPlace adjustedPlace plainPlace chance reasons isCompeting decidedOrder decisionReason } }
  decisions { version decidedBy { name } settlement { id } entries { order entryNumber reason } } }`;
interface Deliberation {
  isAnnounced: boolean;
  undecided: number;
  entries: { nodes: Record<string, unknown>[] };
  decisions: { version: number; entries: { order: number; entryNumber: string; reason: string }[] }[];
}
interface Desk {
  organizerDesk: {
    deliberations: Deliberation[];
    settlements: {
      id: string;
      isOutdated: boolean;
      standings: { nodes: { entryNumber: string; place: number; tieBrokenBy: string | null }[] };
    }[];
  };
}
const ask = async (fields: string): Promise<Desk['organizerDesk']> =>
  (await organizer.query<Desk>(`{ organizerDesk(competition: "${made.edition.slug}") { ${fields} } }`)).organizerDesk;
const agenda = async (): Promise<Deliberation> => (await ask(LISTED)).deliberations[0]!;
const settlements = async () =>
  (await ask(`settlements { id isOutdated standings { nodes { entryNumber place tieBrokenBy } } }`)).settlements;

const wishOf = (...entryNumbers: string[]) => ({
  settlement: made.settlement,
  track: made.edition.tracks['분석'],
  entries: entryNumbers.map((entryNumber) => ({ entryNumber, reason: REASON })),
});
const decide = (...entryNumbers: string[]) =>
  organizer.mutate<{ version: number }>('recordDeliberation', wishOf(...entryNumbers), '{ version entries { order entryNumber reason } }');
const refused = async (name: string, input: Record<string, unknown>) => (await organizer.refusalOf(name, input)).code;
const settle = async () => (made.settlement = (await organizer.mutate('settleStage', { stage: made.edition.stage })).id);
const advance = () => organizer.mutate('advanceEntries', { stage: made.edition.stage }, '{ id entries { nodes { entryNumber } } }');

describe('what a committee has to talk about', () => {
  test('are the entries close to the quota, with their places by either list and the reason', async () => {
    expect(await agenda()).toEqual({
      quota: 4,
      isAnnounced: true,
      undecided: 2,
      track: { shortName: '분석' },
      entries: {
        nodes: [
          {
            entryNumber: FOURTH,
            title: '작품 3',
            place: 4,
            officialPlace: 4,
            adjustedPlace: 4,
            plainPlace: 5,
            chance: expect.stringMatching(/^0\.6\d\d$/),
            reasons: ['STATISTICAL_TIE', 'RULES_DIFFER'],
            isCompeting: true,
            decidedOrder: null,
            decisionReason: null,
          },
          expect.objectContaining({ entryNumber: FIFTH, place: 5, plainPlace: 4, reasons: ['STATISTICAL_TIE', 'RULES_DIFFER'] }),
        ],
      },
      decisions: [],
    });
  });

  test('is for organisers and auditors: nobody else who runs the edition, judges or competes sees it', async () => {
    const { edition } = made;
    const seen: Record<string, unknown> = {};
    for (const role of ['AUDITOR', 'CHAIR', 'SECRETARY'] as const) {
      const person = await it.person(`${role.toLowerCase()}-${edition.slug}@close.example`);
      await aGrant(it.db, person.account!.id, role, edition.id);
      const { data, errors } = await person.ask(`{ organizerDesk(competition: "${edition.slug}") { deliberations { undecided } } }`, {});
      seen[role] = errors?.[0]?.extensions.code ?? data;
    }
    expect(seen).toEqual({ AUDITOR: { organizerDesk: { deliberations: [{ undecided: 2 }] } }, CHAIR: 'NOT_FOUND', SECRETARY: 'NOT_FOUND' });
  });

  test('keeps the best from going on until it was decided, naming whom it is about', async () => {
    expect(await organizer.refusalOf('advanceEntries', { stage: made.edition.stage })).toMatchObject({
      code: 'DELIBERATION_OPEN',
      entries: [FOURTH, FIFTH],
      ko: expect.stringContaining(`${FOURTH}, ${FIFTH}`),
      en: expect.stringContaining(`${FOURTH}, ${FIFTH}`),
    });
    await decide(FIFTH);
    expect(await organizer.refusalOf('advanceEntries', { stage: made.edition.stage })).toMatchObject({ entries: [FOURTH] });
  });

  test('is not about who left since', async () => {
    await it.db.getRepository(Entry).update({ id: made.entries[3]!.id }, { state: EntryState.WITHDRAWN });
    const { undecided, entries } = await agenda();
    expect([undecided, entries.nodes[0]]).toEqual([1, expect.objectContaining({ entryNumber: FOURTH, isCompeting: false })]);
    expect(await refused('recordDeliberation', wishOf(FIFTH))).toBe('SETTLEMENT_OUTDATED');
  });

  test('follows from the sheets and entries as they are: nobody goes on by a list from before somebody left', async () => {
    await decide(FIFTH, FOURTH);
    await settle();
    // The boundary lies between others now: between the sixth and the seventh, on whom nobody has decided.
    await it.db.getRepository(Entry).update([made.entries[0]!.id, made.entries[1]!.id], { state: EntryState.WITHDRAWN });
    expect(await refused('advanceEntries', { stage: made.edition.stage })).toBe('SETTLEMENT_OUTDATED');
  });

  test('costs as many statements for two entries as for one', async () => {
    const count = (first: number) =>
      countQueries(it.app, () => ask(`deliberations { entries(first: ${first}) { nodes { entryNumber } } }`));
    expect(await count(2)).toBe(await count(1));
  });
});

describe('a decision', () => {
  test('makes the settlement outdated; settling again exchanges the places among those decided on, and nobody else', async () => {
    const before = (await settlements())[0]!;
    expect(await decide(FIFTH, FOURTH)).toEqual({
      version: 1,
      entries: [
        { order: 1, entryNumber: FIFTH, reason: REASON },
        { order: 2, entryNumber: FOURTH, reason: REASON },
      ],
    });
    expect((await settlements())[0]!.isOutdated).toBe(true);
    expect(await refused('advanceEntries', { stage: made.edition.stage })).toBe('SETTLEMENT_OUTDATED');
    await settle();
    const [first, second] = await settlements();
    expect([first!.isOutdated, second!.isOutdated, first!.standings]).toEqual([true, false, before.standings]);
    const expected = before.standings.nodes.map((line) => {
      const at = [FIFTH, FOURTH].indexOf(line.entryNumber);
      return at < 0 ? line : { ...line, place: 4 + at, tieBrokenBy: 'DECISION' };
    });
    expect(second!.standings.nodes).toEqual(expected.toSorted((a, b) => a.place - b.place));
    expect((await agenda()).entries.nodes.map(({ entryNumber, place, officialPlace }) => [entryNumber, place, officialPlace])).toEqual([
      [FIFTH, 4, 5],
      [FOURTH, 5, 4],
    ]);
    expect(await advance()).toMatchObject({ entries: { nodes: { length: 4, 3: { entryNumber: FIFTH } } } });
    expect(await brokenInvariants(it.db)).toEqual({});
  });

  test('is replaced by a later one; both stay, and none can be changed', async () => {
    await decide(FIFTH, FOURTH);
    await decide(FOURTH, FIFTH);
    const { undecided, decisions, entries } = await agenda();
    expect(undecided).toBe(0);
    expect(decisions.map(({ version, entries: [best] }) => [version, best!.entryNumber])).toEqual([
      [1, FIFTH],
      [2, FOURTH],
    ]);
    expect(entries.nodes.map(({ decidedOrder, decisionReason }) => [decidedOrder, decisionReason])).toEqual([
      [1, REASON],
      [2, REASON],
    ]);
    await settle();
    expect((await settlements())[1]!.standings.nodes[3]).toEqual({ entryNumber: FOURTH, place: 4, tieBrokenBy: 'DECISION' });
    for (const statement of ['update committee_decision set version = 9', 'delete from committee_decision'])
      expect(await objectionTo(it.db, statement)).not.toBeNull();
  });

  test('recorded twice at once becomes two versions', async () => {
    const both = await Promise.all([decide(FIFTH, FOURTH), decide(FOURTH, FIFTH)]);
    expect(both.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  });

  test('is in the audit trail with ids and a salted hash, without its reasons', async () => {
    await decide(FIFTH, FOURTH);
    const [event] = await it.db.query<[{ data: string }]>(
      `select data from audit_event where action = 'deliberation.recorded' and subject = $1`,
      [made.edition.stage],
    );
    expect(event.data).not.toContain(REASON);
    expect(JSON.parse(event.data)).toEqual({
      decision: expect.any(String),
      track: made.edition.tracks['분석'],
      version: 1,
      settlement: made.settlement,
      entries: [made.entries[4]!.id, made.entries[3]!.id],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each([
    ['removed', 'delete from committee_decision', true],
    ['given another reason', `update committee_decision set entries = replace(entries, '${REASON}', '아는 팀이다.')`, false],
  ])('that was %s past the triggers is found by its event', async (_, forgery, isGone) => {
    await decide(FIFTH, FOURTH);
    const forger = it.db.createQueryRunner();
    await forger.startTransaction();
    try {
      expect(await deedsLost(forger.manager)).toEqual([]);
      await forger.query(`alter table committee_decision disable trigger user`);
      await forger.query(`${forgery}${isGone ? '' : ` where stage_id = '${made.edition.stage}'`}`);
      expect(await deedsLost(forger.manager)).toContainEqual(expect.objectContaining({ kind: 'DELIBERATION', isGone }));
    } finally {
      await forger.rollbackTransaction();
      await forger.release();
    }
  });

  test('names listed entries, each once, with a reason for each', async () => {
    const { problems } = await organizer.refusalOf('recordDeliberation', {
      ...wishOf(FIFTH, FIFTH, '2025-분석-001'),
      entries: [...wishOf(FIFTH, FIFTH, '2025-분석-001').entries, { entryNumber: FOURTH, reason: '좋음' }],
    });
    expect((problems as { path: string; code: string }[]).map(({ path, code }) => [path, code])).toEqual([
      ['entries.1.entryNumber', 'REPEATED'],
      ['entries.2.entryNumber', 'NOT_LISTED'],
      ['entries.3.reason', 'TOO_SHORT'],
    ]);
    expect(await refused('recordDeliberation', { ...wishOf(FIFTH), track: made.edition.stage })).toBe('NOT_FOUND');
  });

  test('is made on the latest settlement, until the entries have gone on; undoing that opens it again', async () => {
    await decide(FIFTH, FOURTH);
    const first = made.settlement;
    await settle();
    expect(await refused('recordDeliberation', { ...wishOf(FIFTH), settlement: first })).toBe('SETTLEMENT_REPLACED');
    const { id } = await advance();
    expect(await refused('recordDeliberation', wishOf(FOURTH, FIFTH))).toBe('ADVANCED_ALREADY');
    await organizer.mutate('undoAdvancement', { advancement: id, reason: '심의를 다시 합니다.' });
    expect(await decide(FOURTH, FIFTH)).toMatchObject({ version: 2 });
    await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [made.edition.id]);
    expect(await refused('recordDeliberation', wishOf(FIFTH, FOURTH))).toBe('ALREADY_PUBLISHED');
  });

  test('counts for listed entries alone: after a correction it moves nobody who is no longer close', async () => {
    await decide(FIFTH, FOURTH);
    // Each of its sheets gains four points: it is the best by far.
    await it.db.query(
      `update mark set points = points + 4
         from sheet, assignment, criterion
        where sheet.id = mark.sheet_id and assignment.id = sheet.assignment_id and assignment.entry_id = $1
          and criterion.id = mark.criterion_id and criterion.key = 'usefulness'`,
      [made.entries[3]!.id],
    );
    await settle();
    const lines = (await settlements())[1]!.standings.nodes;
    expect([lines[0], lines.filter(({ tieBrokenBy }) => tieBrokenBy !== null)]).toEqual([
      { entryNumber: FOURTH, place: 1, tieBrokenBy: null },
      [],
    ]);
  });
});

test('where no deliberation was announced the list informs, nothing is decided, and entries go on', async () => {
  const { deliberation: _, ...rule } = defaultRule(defaultRubric, 'PAPER');
  made = await aCloseStage(it, organizer, { rule });
  expect(await agenda()).toMatchObject({ isAnnounced: false, undecided: 2 });
  expect(await refused('recordDeliberation', wishOf(FIFTH, FOURTH))).toBe('NO_DELIBERATION_IN_RULE');
  expect(await advance()).toMatchObject({ entries: { nodes: { length: 4, 3: { entryNumber: FOURTH } } } });
});

test('where the chain ends with a decision and no deliberation was announced, people tell ties apart, all that share a place at once', async () => {
  const { deliberation: _, ...rule } = defaultRule(defaultRubric, 'PAPER');
  // To whole points many share a place, and no other link splits them.
  made = await aCloseStage(it, organizer, { rule: { ...rule, decimals: 0, tieBreak: [{ link: 'DECISION', criterion: null }] } });
  const { isAnnounced, entries } = await agenda();
  const tied = Map.groupBy(entries.nodes, ({ officialPlace }) => officialPlace as number);
  const [place, group] = [...tied][0]!;
  const numbers = group.map(({ entryNumber }) => entryNumber as string).toReversed();
  expect([isAnnounced, numbers.length > 1, group[0]!.reasons]).toEqual([true, true, ['SHARED_PLACE']]);
  const { problems } = await organizer.refusalOf('recordDeliberation', wishOf(numbers[0]!));
  expect((problems as { code: string }[]).map(({ code }) => code)).toEqual(['PART_OF_TIE']);
  await decide(...numbers);
  await settle();
  const lines = (await settlements())[1]!.standings.nodes.filter(({ entryNumber }) => numbers.includes(entryNumber));
  expect(lines).toEqual(numbers.map((entryNumber, index) => ({ entryNumber, place: place + index, tieBrokenBy: 'DECISION' })));
  expect((await agenda()).entries.nodes.filter(({ decidedOrder }) => decidedOrder !== null).length).toBe(numbers.length);
});
