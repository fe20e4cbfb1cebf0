import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aTeam, anEdition, consentsTo, joins, moveCalendar, type TestEdition } from '../../support/edition.js';
import { keepAskedJobs } from '../../support/asked-jobs.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const MEMBERS = '{ members { id name role state } }';
const LEFT = '{ id state }';

interface Roster {
  members: { id: string; name: string | null; role: string; state: string }[];
}

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let member: Person;
let stranger: Person;
let team: { id: string };
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  await keepAskedJobs(it.db);
});
afterAll(async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
  await it.close();
});
beforeEach(async () => {
  edition = await anEdition(it, { minMembers: 2, maxMembers: 3 });
  [lead, member, stranger] = await Promise.all([somebody(), somebody(), somebody()]);
  team = await aTeam(edition, lead);
  await joins(member, team, lead);
});

const rosterOf = async (person: Person): Promise<Roster['members']> =>
  (await person.query<{ myTeam: Roster }>(`{ myTeam(competition: "${edition.id}") ${MEMBERS} }`)).myTeam.members;
const idOf = async (person: Person): Promise<string> => (await rosterOf(lead)).find(({ name }) => name === person.account!.name)!.id;
const stateOf = async () => (await it.db.query<{ state: string }[]>(`select state from team where id = $1`, [team.id]))[0]!.state;
const trail = async (action: string) => {
  const rows = await it.db.query<{ data: string }[]>(`select data from audit_event where subject = $1 and action = $2`, [team.id, action]);
  return rows.map(({ data }) => JSON.parse(data) as unknown);
};
/** Whoever is on the team now was on it when registration closed, yesterday. */
async function registrationCloses(): Promise<void> {
  await it.db.query(`update team_member set joined_at = now() - interval '2 days' where team_id = $1 and joined_at is not null`, [team.id]);
  await moveCalendar(edition, { opens: -3, closes: -1, submissions: 1 });
}
const submissionsClose = () => moveCalendar(edition, { opens: -3, closes: -2, submissions: -1 });

/** The invitation that waits for somebody. */
const invitationOf = async (person: Person): Promise<string> =>
  (await person.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }')).myInvitations[0]!.id;
const accept = async (person: Person) =>
  person.ask(`mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { id } }`, {
    input: { invitation: await invitationOf(person), consents: await consentsTo(person, 'PRIVACY') },
  });

describe('leaving', () => {
  test('ends the membership with its consents and lets the person join another team', async () => {
    const id = await idOf(member);
    expect(await member.mutate('leaveTeam', { team: team.id }, LEFT)).toEqual({ id, state: 'LEFT' });
    expect([await stateOf(), (await rosterOf(lead)).length, await trail('team.member_left')]).toEqual([
      'FORMING',
      1,
      [{ member: id, consents: 1 }],
    ]);
    expect(await it.db.query(`select 1 from consent where member_id = $1 and withdrawn_at is null`, [id])).toEqual([]);
    await aTeam(edition, member, { name: '새 팀' });
  });

  test('is for members, and for a lead only after handing over', async () => {
    const refusals = [];
    for (const person of [stranger, edition.organizer, lead]) {
      refusals.push((await person.refusalOf('leaveTeam', { team: team.id }, LEFT)).code);
    }
    expect(refusals).toEqual(['NOT_FOUND', 'NOT_FOUND', 'LEAD_MUST_HAND_OVER']);
  });

  test('ends with the submission', async () => {
    await submissionsClose();
    expect((await member.refusalOf('leaveTeam', { team: team.id }, LEFT)).code).toBe('DEADLINE_PASSED');
  });

  test('of the last one withdraws the team', async () => {
    await member.mutate('leaveTeam', { team: team.id }, LEFT);
    await lead.mutate('leaveTeam', { team: team.id }, LEFT);
    expect(await stateOf()).toBe('WITHDRAWN');
  });
});

describe('handing over the lead', () => {
  test('makes another member the lead, who may do what a lead does; also after the deadline', async () => {
    await submissionsClose();
    const [from, to] = [await idOf(lead), await idOf(member)];
    await lead.mutate('handOverLead', { team: team.id, member: to });
    expect((await rosterOf(member)).map(({ id, role }) => [id, role])).toEqual([
      [to, 'LEAD'],
      [from, 'MEMBER'],
    ]);
    expect(await trail('team.lead_passed')).toEqual([{ from, to }]);
    expect((await lead.refusalOf('handOverLead', { team: team.id, member: to })).code).toBe('LEAD_ONLY');
  });

  test('goes to members who joined, of the own team', async () => {
    await lead.mutate('inviteMember', { team: team.id, email: 'nobody@busan.example' });
    const invited = (await rosterOf(lead)).find(({ state }) => state === 'INVITED')!.id;
    const elsewhere = await somebody();
    await aTeam(edition, elsewhere, { name: '다른 팀' });
    const [foreign] = await it.db.query<{ id: string }[]>(`select id from team_member where account_id = $1`, [elsewhere.account!.id]);
    const refusals = [];
    for (const [person, to] of [
      [lead, invited],
      [lead, foreign!.id],
      [lead, await idOf(lead)],
      [member, await idOf(member)],
      [stranger, await idOf(member)],
      [edition.organizer, await idOf(member)],
    ] as const) {
      refusals.push((await person.refusalOf('handOverLead', { team: team.id, member: to })).code);
    }
    expect(refusals).toEqual(['MEMBER_NOT_JOINED', 'NOT_FOUND', 'LEADS_ALREADY', 'LEAD_ONLY', 'NOT_FOUND', 'NOT_FOUND']);
  });
});

describe('removing', () => {
  test('a member ends the membership, and conflicts are asked to be looked at anew', async () => {
    const id = await idOf(member);
    await it.db.query(`delete from asked_job`);
    const { members } = await lead.mutate<Roster>('removeMember', { team: team.id, member: id }, MEMBERS);
    expect([members.length, await stateOf(), await trail('team.member_removed')]).toEqual([1, 'FORMING', [{ member: id, consents: 1 }]]);
    expect(await it.db.query(`select name from asked_job where payload ->> 'competition' = $1`, [edition.id])).toEqual([
      { name: 'roster-changed' },
    ]);
    expect(await member.query(`{ myTeam(competition: "${edition.id}") { id } }`)).toEqual({ myTeam: null });
  });

  test('an invitation takes it back before it is answered', async () => {
    await lead.mutate('inviteMember', { team: team.id, email: stranger.account!.email });
    const invitation = await invitationOf(stranger);
    await lead.mutate('removeMember', { team: team.id, member: invitation });
    expect(await stranger.query('{ myInvitations { id } }')).toEqual({ myInvitations: [] });
    const late = { invitation, consents: await consentsTo(stranger, 'PRIVACY') };
    expect((await stranger.refusalOf('acceptInvitation', late)).code).toBe('INVITATION_CANCELLED');
    // The same person can be asked again.
    await lead.mutate('inviteMember', { team: team.id, email: stranger.account!.email });
    expect((await accept(stranger)).errors).toBeUndefined();
  });

  test('is for the lead, and not of the lead', async () => {
    const [ofLead, ofMember] = [await idOf(lead), await idOf(member)];
    const refusals = [];
    for (const [person, target] of [
      [member, ofMember],
      [stranger, ofMember],
      [edition.organizer, ofMember],
      [lead, ofLead],
    ] as const) {
      refusals.push((await person.refusalOf('removeMember', { team: team.id, member: target })).code);
    }
    expect(refusals).toEqual(['LEAD_ONLY', 'NOT_FOUND', 'NOT_FOUND', 'LEAD_MUST_HAND_OVER']);
    await submissionsClose();
    expect((await lead.refusalOf('removeMember', { team: team.id, member: ofMember })).code).toBe('DEADLINE_PASSED');
  });
});

describe('after registration has closed', () => {
  test('a place that became free is filled by whoever accepts, and no further one is', async () => {
    await registrationCloses();
    const id = await idOf(member);
    expect((await lead.refusalOf('inviteMember', { team: team.id, email: stranger.account!.email })).code).toBe('DEADLINE_PASSED');
    await lead.mutate('replaceMember', { team: team.id, member: id, email: stranger.account!.email }, MEMBERS);
    expect((await lead.refusalOf('inviteMember', { team: team.id, email: 'one-more@busan.example' })).code).toBe('DEADLINE_PASSED');
    expect((await accept(stranger)).errors).toBeUndefined();
    expect([await stateOf(), (await rosterOf(stranger)).map(({ name }) => name)]).toEqual([
      'REGISTERED',
      [lead.account!.name, stranger.account!.name],
    ]);
    expect(await it.db.query(`select kind from consent where member_id = $1`, [await idOf(stranger)])).toEqual([{ kind: 'PRIVACY' }]);
  });

  test('a place whose invitation was declined, or whose member left, is offered again', async () => {
    await registrationCloses();
    await member.mutate('leaveTeam', { team: team.id }, LEFT);
    await lead.mutate('inviteMember', { team: team.id, email: stranger.account!.email });
    await stranger.mutate('declineInvitation', { invitation: await invitationOf(stranger) });
    await lead.mutate('inviteMember', { team: team.id, email: member.account!.email });
    expect((await accept(member)).errors).toBeUndefined();
  });

  test('nobody accepts once the submission is due', async () => {
    await registrationCloses();
    await lead.mutate('replaceMember', { team: team.id, member: await idOf(member), email: stranger.account!.email });
    await submissionsClose();
    expect((await accept(stranger)).errors![0]!.extensions.code).toBe('DEADLINE_PASSED');
  });

  test('two invitations race for one free place and one gets it', async () => {
    const others = [await somebody(), await somebody()];
    await lead.mutate('inviteMember', { team: team.id, email: others[0]!.account!.email });
    await registrationCloses();
    await member.mutate('leaveTeam', { team: team.id }, LEFT);
    await it.db.query(
      `insert into team_member (id, team_id, competition_id, email, role, state, invited_at)
       values (gen_random_uuid(), $1, $2, $3, 'MEMBER', 'INVITED', now())`,
      [team.id, edition.id, others[1]!.account!.email],
    );
    const requests = [];
    for (const person of others) {
      const input = { invitation: await invitationOf(person), consents: await consentsTo(person, 'PRIVACY') };
      requests.push(() => person.ask(`mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { id } }`, { input }));
    }
    const codes = (await atOnce(it, edition.id, requests)).map(({ errors }) => errors?.[0]?.extensions.code ?? null);
    expect(codes.toSorted()).toEqual(['DEADLINE_PASSED', null]);
  });

  test('replacing is refused as a whole where the new one cannot be asked', async () => {
    const id = await idOf(member);
    for (const email of [lead.account!.email, 'no address']) {
      expect((await lead.refusalOf('replaceMember', { team: team.id, member: id, email })).code).toBe(
        email === 'no address' ? 'INVALID_INPUT' : 'INVITED_ONESELF',
      );
    }
    expect((await member.refusalOf('replaceMember', { team: team.id, member: id, email: 'x@busan.example' })).code).toBe('LEAD_ONLY');
    expect((await edition.organizer.refusalOf('replaceMember', { team: team.id, member: id, email: 'x@busan.example' })).code).toBe(
      'NOT_FOUND',
    );
    expect((await rosterOf(lead)).map(({ state }) => state)).toEqual(['JOINED', 'JOINED']);
  });
});

describe('the database', () => {
  test.each([
    [`update team_member set role = 'MEMBER' where team_id = $1 and role = 'LEAD'`, '23514 team_has_lead'],
    [`update team_member set state = 'LEFT' where team_id = $1 and role = 'LEAD'`, '23514 team_has_lead'],
    [`update team_member set role = 'LEAD' where team_id = $1`, '23505 team_member_team_id_idx'],
    [`update team_member set state = 'LEFT' where team_id = $1`, null],
  ])('keeps one lead in a team with members: %s gives %s', async (statement, objection) => {
    expect(await objectionTo(it.db, statement, [team.id])).toBe(objection);
  });
});
