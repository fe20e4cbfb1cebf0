import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aTeam, anEdition, consentsTo, invitationFor, type TestEdition } from '../../support/edition.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let edition: TestEdition;
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it, { maxMembers: 3 });
});

/** Refusal codes of what runs at the same time, sorted; `null` for what went through. */
async function outcomes(...requests: (() => ReturnType<Person['ask']>)[]): Promise<(string | null)[]> {
  const answers = await atOnce(it, edition.id, requests);
  return answers.map(({ errors }) => errors?.[0]?.extensions.code ?? null).toSorted();
}

const mutation = (person: Person, name: string, input: object) => () =>
  person.ask(`mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { id } }`, { input });

const joined = async () => {
  const [row] = await it.db.query<{ count: number }[]>(
    `select count(*)::int as count from team_member where competition_id = $1 and state = 'JOINED'`,
    [edition.id],
  );
  return row!.count;
};

test('one person accepts two teams at once and is on one', async () => {
  const [first, second, member] = [await somebody(), await somebody(), await somebody()];
  const invitations = [
    await invitationFor(member, await aTeam(edition, first, { name: '하나' }), first),
    await invitationFor(member, await aTeam(edition, second, { name: '둘' }), second),
  ];
  const consents = await consentsTo(member, 'PRIVACY');
  const accepts = invitations.map((invitation) => mutation(member, 'acceptInvitation', { invitation, consents }));
  expect(await outcomes(...accepts)).toEqual(['ALREADY_IN_TEAM', null]);
  expect(await joined()).toBe(3);
});

test('one person accepts one invitation twice at once and has one set of consents', async () => {
  const [lead, member] = [await somebody(), await somebody()];
  const invitation = await invitationFor(member, await aTeam(edition, lead), lead);
  const accept = mutation(member, 'acceptInvitation', { invitation, consents: await consentsTo(member, 'PRIVACY') });
  expect(await outcomes(accept, accept)).toEqual(['INVITATION_ANSWERED', null]);
  expect(await it.db.query(`select kind from consent where member_id = $1`, [invitation])).toEqual([{ kind: 'PRIVACY' }]);
});

test('an invitation that is accepted and declined at once is one of both', async () => {
  const [lead, member] = [await somebody(), await somebody()];
  const invitation = await invitationFor(member, await aTeam(edition, lead), lead);
  const accept = mutation(member, 'acceptInvitation', { invitation, consents: await consentsTo(member, 'PRIVACY') });
  expect(await outcomes(accept, mutation(member, 'declineInvitation', { invitation }))).toEqual(['INVITATION_ANSWERED', null]);
});

test('two people race for the last place and one gets it', async () => {
  const [lead, one, other] = [await somebody(), await somebody(), await somebody()];
  const team = await aTeam(edition, lead);
  const accepts = [];
  for (const person of [one, other]) {
    const invitation = await invitationFor(person, team, lead);
    accepts.push(mutation(person, 'acceptInvitation', { invitation, consents: await consentsTo(person, 'PRIVACY') }));
  }
  // Both were invited while there was room for both.
  await it.db.query(`update competition set max_members = 2 where id = $1`, [edition.id]);
  expect(await outcomes(...accepts)).toEqual(['TEAM_FULL', null]);
  expect(await joined()).toBe(2);
});

test('the last place is promised once', async () => {
  const lead = await somebody();
  const team = await aTeam(edition, lead);
  await lead.mutate('inviteMember', { team: team.id, email: 'second@busan.example' });
  const invites = ['third@busan.example', 'fourth@busan.example'].map((email) => mutation(lead, 'inviteMember', { team: team.id, email }));
  expect(await outcomes(...invites)).toEqual(['TEAM_FULL', null]);
});

test('one address is invited once, however often the button is pressed', async () => {
  const lead = await somebody();
  const invite = mutation(lead, 'inviteMember', { team: (await aTeam(edition, lead)).id, email: 'second@busan.example' });
  expect(await outcomes(invite, invite)).toEqual(['ALREADY_INVITED', null]);
});

test('one person registers two teams at once and leads one', async () => {
  const lead = await somebody();
  const consents = await consentsTo(lead, 'PRIVACY');
  const register = mutation(lead, 'registerTeam', {
    competition: edition.id,
    track: edition.tracks['분석'],
    name: '두 번 눌렀다',
    consents,
  });
  expect(await outcomes(register, register)).toEqual(['ALREADY_IN_TEAM', null]);
  expect(await it.db.query(`select name from team where competition_id = $1`, [edition.id])).toEqual([{ name: '두 번 눌렀다' }]);
});

test('a request that came in time but waited for the edition until after the deadline is late', async () => {
  const lead = await somebody();
  const wish = { competition: edition.id, track: edition.tracks['분석'], name: '막차', consents: await consentsTo(lead, 'PRIVACY') };
  const gate = it.db.createQueryRunner();
  const deadline = `date_trunc('second', clock_timestamp()) + interval '1 second'`;
  await gate.query(`update competition set registration_closes_at = ${deadline} where id = $1`, [edition.id]);
  await gate.startTransaction();
  await gate.query(`select from competition where id = $1 for update`, [edition.id]);
  const waiting = lead.refusalOf('registerTeam', wish);
  await gate.query(`select pg_sleep(2.2)`);
  await gate.commitTransaction();
  await gate.release();
  const { code, deadline: missed, serverTime } = await waiting;
  expect([code, Date.parse(String(serverTime)) >= Date.parse(String(missed)) + 1000]).toEqual(['DEADLINE_PASSED', true]);
});
