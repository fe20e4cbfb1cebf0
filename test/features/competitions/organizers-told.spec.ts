import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { organizersOf } from '../../../src/features/competitions/organizer.queries.js';
import { organizersTold, type OrganizerStep, steps } from '../../../src/features/competitions/organizers-told.letter.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, proposalOf } from '../../support/awards.js';
import { aGrant } from '../../support/factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let first: Person;
let second: Person;
beforeAll(async () => {
  it = await startTestApp();
  first = await it.person('first@told.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@told.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const subjectsTo = async (address: string) =>
  (await lettersTo(it, address)).map((letter) => /^Subject: (.*)$/m.exec(letter)![1]!).filter((subject) => subject.includes('수상작'));
const noticesOf = async (person: Person) =>
  (
    await person.query<{ me: { notifications: { nodes: { kind: string; text: string }[] } } }>(
      `{ me { notifications { nodes { kind text } } } }`,
    )
  ).me.notifications.nodes;

test('of what waits for a second organiser the others are told, by letter and in the application, and the first of what became of it', async () => {
  const { edition } = await aStageWithAwards(it, first, { 분석: ['20', '19'] });
  const { settlement, tiers } = await proposalOf(first, edition.slug);
  const awards = tiers.map(({ tier, nominees }) => ({ tier: tier.key, entryNumbers: nominees.map(({ entryNumber }) => entryNumber) }));
  const { id } = await first.mutate<{ id: string }>('decideAwards', { competition: edition.id, settlement, awards }, '{ id }');
  expect([await subjectsTo('first@told.example'), await subjectsTo('second@told.example')]).toEqual([
    [],
    [expect.stringContaining('수상작 결정안이 확인을 기다립니다')],
  ]);
  expect(await noticesOf(second)).toContainEqual({ kind: 'organizers-told', text: expect.stringContaining('다른 담당자가 확인해 주세요') });
  await second.mutate('turnDownAwards', { decision: id, reason: '동점인 두 작품을 다시 논의합니다.' }, '{ id }');
  expect(await subjectsTo('first@told.example')).toEqual([expect.stringContaining('수상작 결정안이 받아들여지지 않았습니다')]);
});

test('they are those of the edition, and those of all editions where it has fewer than two who can sign in', async () => {
  const { edition } = await aStageWithAwards(it, first, { 분석: ['20'] });
  const of = async () => (await organizersOf(it.db.manager, [edition.id])).map(({ address }) => address).toSorted();
  const shared = ['first@told.example', 'second@told.example'];
  expect(await of()).toEqual(shared);
  const own = [await it.person('own1@told.example'), await it.person('own2@told.example')];
  await aGrant(it.db, own[0]!.account!.id, 'ORGANIZER', edition.id);
  expect(await of()).toEqual([...shared.slice(0, 1), 'own1@told.example', 'second@told.example']);
  await aGrant(it.db, own[1]!.account!.id, 'ORGANIZER', edition.id);
  expect(await of()).toEqual(['own1@told.example', 'own2@told.example']);
  await it.db.query(`update account set disabled_at = now() where email = 'own2@told.example'`);
  expect(await of()).toEqual(['first@told.example', 'own1@told.example', 'second@told.example']);
});

test.each(Object.keys(steps) as OrganizerStep[])('%s is told in both languages, with the edition and where to go', (step) => {
  const facts = { titleKo: '경진대회', titleEn: 'Competition', step, link: 'https://pado.example' };
  const [ko, en] = [organizersTold.ko(facts), organizersTold.en(facts)];
  expect([ko.subject.startsWith('[경진대회] '), en.subject.startsWith('[Competition] ')]).toEqual([true, true]);
  expect([ko.text, en.text].map((text) => text.endsWith('https://pado.example'))).toEqual([true, true]);
});
