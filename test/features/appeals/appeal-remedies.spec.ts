import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomId } from '../../../src/platform/database/ids.js';
import { startTestApp } from '../../support/app.js';
import {
  anEditionWithAppeals,
  type EditionWithAppeals,
  filedAppeal,
  nodesFor,
  ownAppeals,
  published,
  refusedToFile,
  upheldBy,
  wishOf,
} from '../../support/appeals.js';
import type { Person } from '../../support/person.js';
import { anAwardRule, publishedAgain, takenDown } from '../../support/publications.js';

// What counts as the remedy of an upheld appeal; each test goes on from the one before.

let edition: EditionWithAppeals;
beforeAll(async () => {
  edition = await anEditionWithAppeals(await startTestApp(), 'remedies-2025');
  await published(edition);
  await anAwardRule(edition.it.db, edition.competition);
  await upheldBy(edition.second, await filedAppeal(edition, { ground: 'procedure' }), 'CORRECTION');
});
afterAll(() => edition.it.close());

describe('after it was upheld', () => {
  test('what has to follow is open until results are published again', async () => {
    const { made, competition } = edition;
    const { db } = edition.it;
    const upheldNow = async () => (await nodesFor(edition, edition.second)).find(({ state }) => state === 'UPHELD')!;
    const [{ number: rivals }] = await db.query<[{ number: string }]>(`select number from entry where id = $1`, [made.entries[1]!.entry]);
    // A typing error elsewhere remedies nothing.
    await publishedAgain(db, competition, {}, { [rivals]: { title: '오타를 고친 제목' } });
    expect((await upheldNow()).remediedBy).toBeNull();
    const again = await publishedAgain(db, competition, { award_decision_id: randomId() });
    const upheld = await upheldNow();
    expect(upheld.remediedBy).toBe(3);
    expect(
      (await ownAppeals(edition, edition.member))!.appeals.filter((one) => (one as { remediedAt: string | null }).remediedAt !== null),
    ).toHaveLength(1);
    const query = `{ organizerDesk(competition: "${made.slug}") { publications { ordinal upheldAppeals { id } } } }`;
    expect(await edition.second.query(query)).toEqual({
      organizerDesk: {
        publications: [
          { ordinal: 1, upheldAppeals: [] },
          { ordinal: 2, upheldAppeals: [] },
          { ordinal: 3, upheldAppeals: [{ id: upheld.id }] },
        ],
      },
    });
    await takenDown(db, again);
    expect((await upheldNow()).remediedBy).toBeNull();
  });

  test.each<[what: string, own: boolean, line: Record<string, unknown>]>([
    ['another award of its own', true, { award_key: 'grand', award_ko: '대상', award_en: 'Grand prize' }],
    ['an award of somebody else that is revoked', false, { revoked_ko: '부정행위', revoked_en: 'Misconduct' }],
  ])('and also with %s', async (_, own, line) => {
    const { made, competition } = edition;
    const { db } = edition.it;
    const [{ mine, rivals, settlement, decision }] = await db.query<
      [{ mine: string; rivals: string; settlement: string; decision: string | null }]
    >(
      `select settlement_id as settlement, award_decision_id as decision, mine.number as mine, rivals.number as rivals
         from publication join entry as mine on mine.id = $2 join entry as rivals on rivals.id = $3
        where publication.competition_id = $1 and ordinal = 1`,
      [competition, made.entries[0]!.entry, made.entries[1]!.entry],
    );
    const before = { award_key: null, award_ko: null, award_en: null, revoked_ko: null, revoked_en: null };
    const again = await publishedAgain(
      db,
      competition,
      { settlement_id: settlement, award_decision_id: decision },
      { [mine]: { ...before, ...(own && line) }, [rivals]: { ...before, ...(!own && line) } },
    );
    const [{ ordinal }] = await db.query<[{ ordinal: number }]>(`select ordinal from publication where id = $1`, [again]);
    expect((await nodesFor(edition, edition.second)).find(({ state }) => state === 'UPHELD')!.remediedBy).toBe(ordinal);
    await takenDown(db, again);
  });

  test('nothing can be appealed against while it is taken down', async () => {
    const { lead } = edition;
    expect(await refusedToFile(edition, lead, { ground: 'misconduct' })).toBe('NOTHING_TO_APPEAL');
    expect((await ownAppeals(edition, edition.lead))!.appealWindow).toBeNull();
  });

  test('and the days count anew for whom the next publication changes something, or after one was taken down', async () => {
    const { made, competition, lead, rival } = edition;
    const { db } = edition.it;
    const day = 86_400_000;
    const opens = async (person: Person) => (await ownAppeals(edition, person))!.appealWindow!.opensAt;
    const [third, fourth] = [new Date(Date.now() - 40 * day), new Date(Date.now() - 20 * day)];
    await publishedAgain(db, competition, { published_at: third });
    expect([await opens(lead), await opens(rival)]).toEqual([third.toISOString(), third.toISOString()]);
    const [{ number }] = await db.query<[{ number: string }]>(`select number from entry where id = $1`, [made.entries[0]!.entry]);
    await publishedAgain(
      db,
      competition,
      { published_at: fourth },
      { [number]: { award_key: 'grand', award_ko: '대상', award_en: 'Grand prize' } },
    );
    expect([await opens(lead), await opens(rival)]).toEqual([fourth.toISOString(), third.toISOString()]);
    const refused = await lead.refusalOf('fileAppeal', wishOf(edition, { ground: 'misconduct' }));
    expect([refused.code, (refused.ko as string).includes('23:59:59에 끝났습니다')]).toEqual(['APPEALS_OVER', true]);
  });
});
