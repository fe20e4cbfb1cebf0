import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keepAskedJobs } from '../../support/asked-jobs.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aTeam, anEdition, consentsTo, invitationFor, joins, moveCalendar, type TestEdition } from '../../support/edition.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const WITHDRAWN = '{ kind withdrawnAt }';

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let team: { id: string };
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  await keepAskedJobs(it.db);
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it, { minMembers: 2 });
  lead = await somebody();
  team = await aTeam(edition, lead);
  await it.db.query(`delete from asked_job`);
});

/** A member with every consent, and its id. */
async function memberWithAll(): Promise<{ member: Person; id: string }> {
  const member = await somebody();
  const id = await invitationFor(member, team, lead);
  const consents = await consentsTo(member, 'PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION');
  await member.mutate('acceptInvitation', { invitation: id, consents });
  return { member, id };
}

const jobs = () => it.db.query(`select name, payload from asked_job where name = 'consent-withdrawn' order by payload ->> 'kind'`);
const teamOf = (person: Person) => person.query(`{ myTeam(competition: "${edition.id}") { state members { role } myConsents { kind } } }`);

describe('withdrawing an optional consent', () => {
  test.each(['TRAINING_HISTORY', 'NAME_PUBLICATION'])('%s keeps the member and tells higher features', async (kind) => {
    const { member, id } = await memberWithAll();
    const withdrawn = await member.mutate<{ kind: string; withdrawnAt: string }>('withdrawConsent', { team: team.id, kind }, WITHDRAWN);
    expect([withdrawn.kind, Date.now() - Date.parse(withdrawn.withdrawnAt) < 60_000]).toEqual([kind, true]);
    expect(await jobs()).toEqual([{ name: 'consent-withdrawn', payload: { member: id, kind } }]);
    const { myTeam } = await member.query<{ myTeam: unknown }>(
      `{ myTeam(competition: "${edition.id}") { state myConsents ${WITHDRAWN} } }`,
    );
    const consents = ['PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION'].map((each) => ({
      kind: each,
      withdrawnAt: each === kind ? withdrawn.withdrawnAt : null,
    }));
    expect(myTeam).toEqual({ state: 'REGISTERED', myConsents: consents });
  });

  test('is possible after the deadlines, and recorded by id', async () => {
    const { member, id } = await memberWithAll();
    await moveCalendar(edition, { opens: -3, closes: -2, submissions: -1 });
    await member.mutate('withdrawConsent', { team: team.id, kind: 'NAME_PUBLICATION' }, WITHDRAWN);
    const trail = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'team.consent_withdrawn'`,
      [team.id],
    );
    expect(trail.map(({ data }) => JSON.parse(data))).toEqual([{ member: id, consents: ['NAME_PUBLICATION'] }]);
  });

  test('that was not given, or not any more, is refused and asks for nothing', async () => {
    const { member } = await memberWithAll();
    await member.mutate('withdrawConsent', { team: team.id, kind: 'TRAINING_HISTORY' }, WITHDRAWN);
    await it.db.query(`delete from asked_job`);
    const again = await member.refusalOf('withdrawConsent', { team: team.id, kind: 'TRAINING_HISTORY' }, WITHDRAWN);
    const never = await lead.refusalOf('withdrawConsent', { team: team.id, kind: 'NAME_PUBLICATION' }, WITHDRAWN);
    expect([again.code, never.code, await jobs()]).toEqual(['CONSENT_NOT_GIVEN', 'CONSENT_NOT_GIVEN', []]);
  });

  test('is a member’s own matter', async () => {
    const stranger = await somebody();
    const refusals = [];
    for (const person of [stranger, edition.organizer]) {
      refusals.push((await person.refusalOf('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN)).code);
    }
    expect(refusals).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });
});

describe('giving an optional consent again', () => {
  const given = async (person: Person, kind: string) => {
    const [consent] = await consentsTo(person, kind);
    return { team: team.id, ...consent };
  };
  const withdraw = (person: Person, kind: string) => person.mutate('withdrawConsent', { team: team.id, kind }, WITHDRAWN);
  const consentsOf = (member: string, kind: string) =>
    it.db.query<{ standing: boolean }[]>(
      `select withdrawn_at is null as standing from consent where member_id = $1 and kind = $2 order by given_at`,
      [member, kind],
    );

  test.each(['TRAINING_HISTORY', 'NAME_PUBLICATION'])(
    '%s makes a new row, as often as it is withdrawn; the old ones stay',
    async (kind) => {
      const { member, id } = await memberWithAll();
      await withdraw(member, kind);
      const again = await member.mutate('giveConsent', await given(member, kind), WITHDRAWN);
      expect(again).toEqual({ kind, withdrawnAt: null });
      expect(await consentsOf(id, kind)).toEqual([{ standing: false }, { standing: true }]);
      await withdraw(member, kind);
      await member.mutate('giveConsent', await given(member, kind), WITHDRAWN);
      expect(await consentsOf(id, kind)).toEqual([{ standing: false }, { standing: false }, { standing: true }]);
      const trail = await it.db.query<{ data: string }[]>(
        `select data from audit_event where subject = $1 and action = 'team.consent_given'`,
        [team.id],
      );
      const { textHash } = (await given(member, kind)) as unknown as { textHash: string };
      expect(trail.map(({ data }) => JSON.parse(data))).toEqual([
        { member: id, kind, textHash },
        { member: id, kind, textHash },
      ]);
    },
  );

  test('is possible for the first time as well, and refused while it stands, for an old text, and for strangers', async () => {
    const asked = await given(lead, 'NAME_PUBLICATION');
    const codes = async (person: Person, wish: object) => (await person.refusalOf('giveConsent', { ...wish }, WITHDRAWN)).code;
    expect(await codes(lead, { ...asked, textHash: '0'.repeat(64) })).toBe('CONSENT_TEXT_CHANGED');
    expect(await codes(await somebody(), asked)).toBe('NOT_FOUND');
    await lead.mutate('giveConsent', asked, WITHDRAWN);
    expect(await codes(lead, asked)).toBe('CONSENT_GIVEN_ALREADY');
    expect(await codes(lead, await given(lead, 'PRIVACY'))).toBe('CONSENT_GIVEN_ALREADY');
    await it.db.query(`update team set state = 'DISQUALIFIED' where id = $1`, [team.id]);
    await withdraw(lead, 'NAME_PUBLICATION');
    expect(await codes(lead, asked)).toBe('TEAM_INACTIVE');
  });

  test('twice at once makes one', async () => {
    const asked = await given(lead, 'TRAINING_HISTORY');
    const answers = await Promise.allSettled([1, 2].map(() => lead.mutate('giveConsent', asked, WITHDRAWN)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('withdrawing the required consent', () => {
  test('takes back the others and makes the member leave; the team may be too small then', async () => {
    const { member, id } = await memberWithAll();
    await member.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    expect(await teamOf(member)).toEqual({ myTeam: null });
    expect(await teamOf(lead)).toEqual({ myTeam: { state: 'FORMING', members: [{ role: 'LEAD' }], myConsents: [{ kind: 'PRIVACY' }] } });
    expect(
      await it.db.query(
        `select state, (select count(*)::int from consent where member_id = team_member.id and withdrawn_at is null) as holding from team_member where id = $1`,
        [id],
      ),
    ).toEqual([{ state: 'LEFT', holding: 0 }]);
    expect(await jobs()).toEqual([
      { name: 'consent-withdrawn', payload: { member: id, kind: 'NAME_PUBLICATION' } },
      { name: 'consent-withdrawn', payload: { member: id, kind: 'TRAINING_HISTORY' } },
    ]);
  });

  test('lets the person come back, or join another team', async () => {
    const { member } = await memberWithAll();
    await member.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    await joins(member, team, lead);
    await member.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    await aTeam(edition, member, { name: '새 팀' });
    expect(await teamOf(member)).toEqual({ myTeam: { state: 'FORMING', members: [{ role: 'LEAD' }], myConsents: [{ kind: 'PRIVACY' }] } });
  });

  test('of a lead makes the member who joined first the lead, on record', async () => {
    const [later, first] = [await somebody(), await somebody()];
    // Who was invited first accepts last.
    const waiting = await invitationFor(later, team, lead);
    await joins(first, team, lead);
    await later.mutate('acceptInvitation', { invitation: waiting, consents: await consentsTo(later, 'PRIVACY') });
    await lead.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    expect(await teamOf(lead)).toEqual({ myTeam: null });
    const { myTeam } = await first.query<{ myTeam: object }>(
      `{ myTeam(competition: "${edition.id}") { state members { name role state } } }`,
    );
    expect(myTeam).toEqual({
      state: 'REGISTERED',
      members: [
        { name: first.account!.name, role: 'LEAD', state: 'JOINED' },
        { name: later.account!.name, role: 'MEMBER', state: 'JOINED' },
      ],
    });
    // The new lead may do what a lead does.
    await first.mutate('inviteMember', { team: team.id, email: 'fourth@busan.example' });
    const idOf = async (person: Person) =>
      (
        await it.db.query<{ id: string }[]>(`select id from team_member where team_id = $1 and account_id = $2`, [
          team.id,
          person.account!.id,
        ])
      )[0]!.id;
    const trail = await it.db.query<{ actor_id: string; data: string }[]>(
      `select actor_id, data from audit_event where subject = $1 and action = 'team.lead_passed'`,
      [team.id],
    );
    expect(trail.map(({ actor_id, data }) => [actor_id, JSON.parse(data)])).toEqual([
      [lead.account!.id, { from: await idOf(lead), to: await idOf(first) }],
    ]);
  });

  test('of one lead after another leaves the team to the last', async () => {
    const members = [await somebody(), await somebody()];
    for (const member of members) await joins(member, team, lead);
    await lead.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    await members[0]!.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    expect(await teamOf(members[1]!)).toEqual({
      myTeam: { state: 'FORMING', members: [{ role: 'LEAD' }], myConsents: [{ kind: 'PRIVACY' }] },
    });
  });

  test('by the whole team at once withdraws the team', async () => {
    const members = [lead, await somebody(), await somebody()];
    for (const member of members.slice(1)) await joins(member, team, lead);
    await Promise.all(members.map((person) => person.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN)));
    expect(await it.db.query(`select state from team where id = $1`, [team.id])).toEqual([{ state: 'WITHDRAWN' }]);
    expect(await Promise.all(members.map(teamOf))).toEqual(members.map(() => ({ myTeam: null })));
  });

  test('of a lead alone withdraws the team with its invitations', async () => {
    const invited = await somebody();
    await invitationFor(invited, team, lead);
    await lead.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    expect(await it.db.query(`select state from team where id = $1`, [team.id])).toEqual([{ state: 'WITHDRAWN' }]);
    expect([await teamOf(lead), await invited.query('{ myInvitations { id } }')]).toEqual([{ myTeam: null }, { myInvitations: [] }]);
  });

  test('does not bring a disqualified team back', async () => {
    const { member } = await memberWithAll();
    await it.db.query(`update team set state = 'DISQUALIFIED' where id = $1`, [team.id]);
    await member.mutate('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN);
    expect(await it.db.query(`select state from team where id = $1`, [team.id])).toEqual([{ state: 'DISQUALIFIED' }]);
  });
});

describe('a consent on record', () => {
  let member: string;
  beforeEach(async () => {
    member = (await memberWithAll()).id;
    await it.db.query(`update consent set withdrawn_at = now() where member_id = $1 and kind = 'TRAINING_HISTORY'`, [member]);
  });
  const whole = `update consent set id = id, member_id = member_id, kind = kind, text_hash = text_hash, given_at = given_at`;

  test.each([
    [`update consent set withdrawn_at = now() where member_id = $1 and kind = 'NAME_PUBLICATION'`, null],
    [`update consent set withdrawn_at = null where member_id = $1 and kind = 'TRAINING_HISTORY'`, '23001 consent_written_once'],
    [`update consent set withdrawn_at = now() where member_id = $1 and kind = 'TRAINING_HISTORY'`, '23001 consent_written_once'],
    [`update consent set given_at = now() where member_id = $1`, '23001 consent_written_once'],
    [`update consent set text_hash = 'x' where member_id = $1`, '23001 consent_written_once'],
    [`update consent set kind = 'PRIVACY' where member_id = $1 and kind = 'NAME_PUBLICATION'`, '23001 consent_written_once'],
    [`${whole} where member_id = $1`, '23001 consent_written_once'],
    [`delete from consent where member_id = $1`, '23001 consent_written_once'],
  ])('can be withdrawn once, and nothing else, by its owner too: %s gives %s', async (statement, objection) => {
    expect(await objectionTo(it.db, statement, [member])).toBe(objection);
  });

  test('cannot be cleared away with all others', async () => {
    expect(await objectionTo(it.db, `truncate consent`)).toBe('23001 consent_written_once');
  });
});
