import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CompetitionState } from '../../../src/features/competitions/competition.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { advanced } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const SEED = '2623.42';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
/** Five of 분석, of which the last did not advance, and one of 시각화. */
let entries: MadeEntry[];
let visual: MadeEntry;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@draw.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { tracks: ['분석', '시각화'] });
  entries = [];
  for (let made = 0; made < 5; made++) entries.push(await anEntry(it.db, edition));
  visual = await anEntry(it.db, edition, { track: '시각화' });
  await advanced(it.db, edition, ...entries.slice(0, 4), visual);
});

const FIELDS = '{ seedHash sourceKo announcedAt seed drawnAt order { track { shortName } position entryNumber } }';
interface Draw {
  seed: string | null;
  order: { track: { shortName: string }; position: number; entryNumber: string }[];
}
const announce = (more: object = { seedHash: sha256(SEED) }) =>
  organizer.mutate<Draw>('announceDraw', { stage: edition.finalStage, ...more }, FIELDS);
const draw = (seed = SEED) => organizer.mutate<Draw>('drawOrder', { stage: edition.finalStage, seed }, FIELDS);
const drawRefusal = (seed = SEED) => organizer.refusalOf('drawOrder', { stage: edition.finalStage, seed }, FIELDS);
const published = async () =>
  (
    await it.visitor.query<{ presentationDraw: Draw | null }>(`query ($stage: ID!) { presentationDraw(stage: $stage) ${FIELDS} }`, {
      stage: edition.finalStage,
    })
  ).presentationDraw;

// As test/domain/draw.spec.ts has it from sha256sum: 003, 004, 001, 002 with 005 left out.
const order = [
  ['분석', 1, '2025-분석-003'],
  ['분석', 2, '2025-분석-004'],
  ['분석', 3, '2025-분석-001'],
  ['분석', 4, '2025-분석-002'],
  ['시각화', 1, '2025-시각화-001'],
];
const told = (drawn: Draw | null) => drawn!.order.map(({ track, position, entryNumber }) => [track.shortName, position, entryNumber]);

describe('a draw', () => {
  test('is announced by the hash of its seed, and drawn from that seed for everybody to see', async () => {
    expect(await published()).toBeNull();
    await announce();
    expect(await published()).toEqual({
      seedHash: sha256(SEED),
      sourceKo: null,
      announcedAt: expect.any(String),
      seed: null,
      drawnAt: null,
      order: [],
    });
    expect((await drawRefusal('2623.43')).code).toBe('SEED_NOT_AS_ANNOUNCED');
    expect(told(await draw(` ${SEED} `))).toEqual(order);
    expect([(await published())!.seed, told(await published())]).toEqual([SEED, order]);
  });

  test('is announced by where its seed comes from', async () => {
    await announce({ sourceKo: '2025년 10월 14일 코스피 종가', sourceEn: 'KOSPI close of 14 October 2025' });
    expect(told(await draw())).toEqual(order);
  });

  test('leaves out who has left the competition', async () => {
    await it.db.query(`update entry set state = $2 where id = $1`, [entries[3]!.id, EntryState.WITHDRAWN]);
    await announce();
    expect(told(await draw())).toEqual([
      ['분석', 1, '2025-분석-003'],
      ['분석', 2, '2025-분석-001'],
      ['분석', 3, '2025-분석-002'],
      order.at(-1),
    ]);
  });

  test('stands: it is announced once and drawn once, also at the same moment', async () => {
    expect((await drawRefusal()).code).toBe('DRAW_NOT_ANNOUNCED');
    await announce();
    const again = await organizer.refusalOf('announceDraw', { stage: edition.finalStage, seedHash: sha256('another') });
    expect(again.code).toBe('DRAW_ANNOUNCED');
    const document = `mutation ($input: DrawOrderInput!) { drawOrder(input: $input) { id } }`;
    const both = await Promise.all([1, 2].map(() => organizer.ask(document, { input: { stage: edition.finalStage, seed: SEED } })));
    expect(both.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual(['DRAWN_ALREADY']);
  });

  test.each([
    'update presentation_draw set seed = $$x$$',
    'update presentation_draw set seed_hash = null',
    'update presentation_slot set position = position + 9',
    'delete from presentation_slot',
  ])('not even the database changes it: %s', async (sql) => {
    await announce();
    await draw();
    await expect(it.db.query(sql)).rejects.toThrow();
  });

  test('is not shown of an edition that is not public', async () => {
    await announce();
    await it.db.query(`update competition set state = $2 where id = $1`, [edition.id, CompetitionState.DRAFT]);
    expect(await published()).toBeNull();
  });

  test('is kept in the trail without its seed', async () => {
    await announce();
    await draw();
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where subject = $1 order by id`,
      [edition.finalStage],
    );
    expect(events.map(({ action }) => action)).toEqual(['draw.announced', 'draw.drawn']);
    expect(JSON.parse(events[1]!.data)).toMatchObject({ seedHash: sha256(SEED), entries: 5 });
  });

  test('is no use in a paper review', async () => {
    expect((await organizer.refusalOf('announceDraw', { stage: edition.stage, seedHash: sha256(SEED) })).code).toBe('DRAW_NOT_HERE');
  });
});
