import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const PANELS = `query ($slug: String!) { organizerDesk(competition: $slug) { panels {
  stage { nameEn } track { shortName } judges { account { name email } pledgedAt maxLoad assigned assignments { entryNumber code } } } } }`;

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const deskOf = ({ slug }: MadeEdition, person = organizer) => person.query<{ organizerDesk: { panels: unknown[] } }>(PANELS, { slug });

/** An edition in which each of so many judges has as many entries. */
async function editionWith(judges: number): Promise<MadeEdition> {
  const edition = await anEdition(it.db);
  const entries = [];
  for (let index = 0; index < judges; index++) entries.push(await anEntry(it.db, edition));
  for (let index = 0; index < judges; index++) {
    const judge = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    for (const entry of entries) await anAssignment(it.db, edition, judge, entry);
  }
  return edition;
}

test('organisers and auditors see panels by stage and track, judges in the order of their appointment, and what each was given', async () => {
  const edition = await anEdition(it.db, { tracks: ['분석', '시각화'] });
  const [first, second] = [await anAccount(it.db, { name: '박서준' }), await anAccount(it.db, { name: '최유리' })];
  await aJudge(it.db, edition, first.id, { stage: edition.finalStage });
  await aJudge(it.db, edition, second.id, { track: '시각화', hasPledged: false, maxLoad: 3 });
  const judge = await aJudge(it.db, edition, second.id);
  await aJudge(it.db, edition, first.id, { hasPledged: false });
  await anAssignment(it.db, edition, judge, await anEntry(it.db, edition), { code: 'K7Q2' });
  const nothing = { maxLoad: null, assigned: 0, assignments: [] };
  const pledgedAt = '2025-10-11T00:00:00.000Z';
  const [one, two] = [
    { name: '박서준', email: first.email },
    { name: '최유리', email: second.email },
  ];
  const panels = [
    {
      stage: { nameEn: 'Paper review' },
      track: { shortName: '분석' },
      judges: [
        { account: two, pledgedAt, maxLoad: null, assigned: 1, assignments: [{ entryNumber: '2025-분석-001', code: 'K7Q2' }] },
        { account: one, pledgedAt: null, ...nothing },
      ],
    },
    {
      stage: { nameEn: 'Paper review' },
      track: { shortName: '시각화' },
      judges: [{ account: two, pledgedAt: null, ...nothing, maxLoad: 3 }],
    },
    { stage: { nameEn: 'Presentation' }, track: { shortName: '분석' }, judges: [{ account: one, pledgedAt, ...nothing }] },
  ];
  expect(await deskOf(edition)).toEqual({ organizerDesk: { panels } });
  const auditor = await it.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: edition.id }] });
  expect(await deskOf(edition, auditor)).toEqual({ organizerDesk: { panels } });
});

test('one judge costs as many statements as three', async () => {
  const [one, three] = [await editionWith(1), await editionWith(3)];
  // The edition, its panels, their judges, the judges' accounts and assignments, the names of these.
  expect([await countQueries(it.app, () => deskOf(one)), await countQueries(it.app, () => deskOf(three))]).toEqual([6, 6]);
});
