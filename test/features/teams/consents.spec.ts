import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aTeam, anEdition, consentsTo, invitationFor, joins, moveCalendar, type TestEdition } from '../../support/edition.js';
import type { Person } from '../../support/person.js';

const WITHDRAWN = '{ kind withdrawnAt }';

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let team: { id: string };
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  // Jobs are taken up at once; this keeps what was asked for.
  await it.db.query(`create table asked_job (name text, payload json)`);
  await it.db.query(`
    create function keep_asked_job() returns trigger language plpgsql security definer as $$
    begin
      insert into public.asked_job select identifier, new.payload from graphile_worker._private_tasks where id = new.task_id;
      return null;
    end $$`);
  await it.db.query(
    `create trigger keep_asked_job after insert on graphile_worker._private_jobs for each row execute function keep_asked_job()`,
  );
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

const jobs = () => it.db.query(`select name, payload from asked_job order by payload ->> 'kind'`);
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

  test('is refused to a lead who has members', async () => {
    const { member } = await memberWithAll();
    expect((await lead.refusalOf('withdrawConsent', { team: team.id, kind: 'PRIVACY' }, WITHDRAWN)).code).toBe('LEAD_MUST_HAND_OVER');
    expect(await teamOf(lead)).toEqual({
      myTeam: { state: 'REGISTERED', members: [{ role: 'LEAD' }, { role: 'MEMBER' }], myConsents: [{ kind: 'PRIVACY' }] },
    });
    expect((await member.query<{ myTeam: object | null }>(`{ myTeam(competition: "${edition.id}") { id } }`)).myTeam).toEqual(team);
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
