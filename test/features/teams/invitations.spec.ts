import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { InvitationMailService } from '../../../src/features/teams/invitation-mail.service.js';
import type { Mail } from '../../../src/platform/mail/mail.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aTeam, anEdition, consentsTo, invitationFor, joins, moveCalendar, type TestEdition } from '../../support/edition.js';
import { lettersTo } from '../../support/letters.js';
import { Person } from '../../support/person.js';

const MEMBERS = '{ members { name email role state } }';
const INVITATIONS = '{ myInvitations { state teamName leadName competition { slug } track { shortName } } }';

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let team: { id: string };
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`, { name: `사람 ${people}` });

beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it, { maxMembers: 3 });
  lead = await it.person(`lead-${edition.slug}@busan.example`, { name: '김민지' });
  team = await aTeam(edition, lead);
});

const accept = async (person: Person, invitation: string) =>
  person.refusalOf('acceptInvitation', { invitation, consents: await consentsTo(person, 'PRIVACY') });

describe('inviting', () => {
  test('keeps a place, whose address the lead alone reads', async () => {
    const member = await somebody();
    await joins(member, team, lead);
    const invited = await lead.mutate('inviteMember', { team: team.id, email: ' Lee.Junho@Busan.example ' }, MEMBERS);
    const names = [
      { name: '김민지', email: null, role: 'LEAD', state: 'JOINED' },
      { name: member.account!.name, email: null, role: 'MEMBER', state: 'JOINED' },
    ];
    expect(invited).toEqual({ members: [...names, { name: null, email: 'lee.junho@busan.example', role: 'MEMBER', state: 'INVITED' }] });
    expect(await member.query(`{ myTeam(competition: "${edition.id}") ${MEMBERS} }`)).toEqual({
      myTeam: { members: [...names, { name: null, email: null, role: 'MEMBER', state: 'INVITED' }] },
    });
  });

  test('answers the same whether there is such an account or not', async () => {
    const known = await somebody();
    const answers = [];
    for (const email of [known.account!.email, 'nobody-at-all@busan.example']) {
      const answer = await lead.mutate<{ members: { email: string }[] }>('inviteMember', { team: team.id, email }, MEMBERS);
      answers.push({ ...answer.members.find((member) => member.email === email), email: '…' });
    }
    expect(answers[0]).toEqual({ name: null, email: '…', role: 'MEMBER', state: 'INVITED' });
    expect(answers[1]).toEqual(answers[0]);
  });

  test.each([
    ['nobody@busan.example', 'ALREADY_INVITED'],
    ['NOBODY@busan.example', 'ALREADY_INVITED'],
    ['no address', 'INVALID_INPUT'],
    ['', 'INVALID_INPUT'],
  ])('%j after nobody@busan.example: %s', async (email, code) => {
    await lead.mutate('inviteMember', { team: team.id, email: 'nobody@busan.example' });
    expect((await lead.refusalOf('inviteMember', { team: team.id, email })).code).toBe(code);
  });

  test('oneself or a member is refused', async () => {
    const member = await somebody();
    await joins(member, team, lead);
    const refusals = [];
    for (const person of [lead, member]) {
      refusals.push((await lead.refusalOf('inviteMember', { team: team.id, email: person.account!.email.toUpperCase() })).code);
    }
    expect(refusals).toEqual(['INVITED_ONESELF', 'ALREADY_INVITED']);
  });

  test('ends where members and invitations fill the team', async () => {
    await joins(await somebody(), team, lead);
    await lead.mutate('inviteMember', { team: team.id, email: 'third@busan.example' });
    expect(await lead.refusalOf('inviteMember', { team: team.id, email: 'fourth@busan.example' })).toMatchObject({
      code: 'TEAM_FULL',
      maxMembers: 3,
    });
  });

  test('is for the lead; to strangers and organisers there is no such team', async () => {
    const [member, stranger] = [await somebody(), await somebody()];
    await joins(member, team, lead);
    await aTeam(edition, stranger, { name: '다른 팀' });
    const refusals = [];
    for (const person of [member, stranger, edition.organizer]) {
      refusals.push((await person.refusalOf('inviteMember', { team: team.id, email: 'x@busan.example' })).code);
    }
    expect(refusals).toEqual(['LEAD_ONLY', 'NOT_FOUND', 'NOT_FOUND']);
  });

  test('ends with registration, and with the team', async () => {
    const refusal = async () => (await lead.refusalOf('inviteMember', { team: team.id, email: 'x@busan.example' })).code;
    await moveCalendar(edition, { opens: -2, closes: -1, submissions: 1 });
    expect(await refusal()).toBe('DEADLINE_PASSED');
    await it.db.query(`update team set state = 'DISQUALIFIED' where id = $1`, [team.id]);
    expect(await refusal()).toBe('TEAM_INACTIVE');
  });
});

describe('an invitation', () => {
  test('shows who asks whom into what', async () => {
    const member = await somebody();
    await invitationFor(member, team, lead);
    expect(await member.query(INVITATIONS)).toEqual({
      myInvitations: [
        {
          state: 'INVITED',
          teamName: '데이터갈매기',
          leadName: '김민지',
          competition: { slug: edition.slug },
          track: { shortName: '분석' },
        },
      ],
    });
    expect(await lead.query(INVITATIONS)).toEqual({ myInvitations: [] });
  });

  test('waits for an account that is made later', async () => {
    await lead.mutate('inviteMember', { team: team.id, email: 'newcomer@busan.example' });
    const newcomer = await it.person('Newcomer@busan.example', { name: '새내기' });
    const { myInvitations } = await newcomer.query<{ myInvitations: { id: string }[] }>('{ myInvitations { id } }');
    const consents = await consentsTo(newcomer, 'PRIVACY');
    expect(await newcomer.mutate('acceptInvitation', { invitation: myInvitations[0]!.id, consents }, MEMBERS)).toEqual({
      members: [
        { name: '김민지', email: null, role: 'LEAD', state: 'JOINED' },
        { name: '새내기', email: null, role: 'MEMBER', state: 'JOINED' },
      ],
    });
  });

  test('makes a forming team a registered one when it is accepted', async () => {
    await it.db.query(`update competition set min_members = 2 where id = $1`, [edition.id]);
    await it.db.query(`update team set state = 'FORMING' where id = $1`, [team.id]);
    await joins(await somebody(), team, lead);
    expect(await lead.query(`{ myTeam(competition: "${edition.id}") { state } }`)).toEqual({ myTeam: { state: 'REGISTERED' } });
  });

  test('needs the personal consent of the one who accepts', async () => {
    const member = await somebody();
    const invitation = await invitationFor(member, team, lead);
    expect((await member.refusalOf('acceptInvitation', { invitation, consents: [] })).code).toBe('CONSENT_MISSING');
    const consents = await consentsTo(member, 'PRIVACY', 'NAME_PUBLICATION');
    await member.mutate('acceptInvitation', { invitation, consents });
    const mine = { myTeam: { myConsents: [{ kind: 'PRIVACY' }, { kind: 'NAME_PUBLICATION' }] } };
    expect(await member.query(`{ myTeam(competition: "${edition.id}") { myConsents { kind } } }`)).toEqual(mine);
  });

  test('is answered once', async () => {
    const [member, other] = [await somebody(), await somebody()];
    const [taken, declined] = [await invitationFor(member, team, lead), await invitationFor(other, team, lead)];
    await member.mutate('acceptInvitation', { invitation: taken, consents: await consentsTo(member, 'PRIVACY') });
    expect(await other.mutate('declineInvitation', { invitation: declined }, '{ id state teamName }')).toEqual({
      id: declined,
      state: 'DECLINED',
      teamName: '데이터갈매기',
    });
    const again = [
      await accept(member, taken),
      await accept(other, declined),
      await other.refusalOf('declineInvitation', { invitation: declined }),
    ];
    expect(again.map(({ code }) => code)).toEqual(['INVITATION_ANSWERED', 'INVITATION_ANSWERED', 'INVITATION_ANSWERED']);
  });

  test('that was declined frees its place, shows to the lead, and may be repeated', async () => {
    const [member, other] = [await somebody(), await somebody()];
    await joins(other, team, lead);
    await member.mutate('declineInvitation', { invitation: await invitationFor(member, team, lead) });
    const seenBy = async (person: Person) =>
      (
        await person.query<{ myTeam: { members: { state: string; email: string | null }[] } }>(
          `{ myTeam(competition: "${edition.id}") { members { state email } } }`,
        )
      ).myTeam.members.slice(2);
    expect([await seenBy(lead), await seenBy(other)]).toEqual([[{ state: 'DECLINED', email: member.account!.email }], []]);
    await joins(member, team, lead);
    expect([await seenBy(lead), await seenBy(other)]).toEqual([[{ state: 'JOINED', email: null }], [{ state: 'JOINED', email: null }]]);
  });

  test('is there for nobody else', async () => {
    const [member, stranger] = [await somebody(), await somebody()];
    const invitation = await invitationFor(member, team, lead);
    const refusals = [
      await accept(stranger, invitation),
      await accept(lead, invitation),
      await stranger.refusalOf('declineInvitation', { invitation }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  test('cannot be accepted after registration, but declined', async () => {
    const member = await somebody();
    const invitation = await invitationFor(member, team, lead);
    await moveCalendar(edition, { opens: -2, closes: -1, submissions: 1 });
    expect((await accept(member, invitation)).code).toBe('DEADLINE_PASSED');
    expect(await member.mutate('declineInvitation', { invitation }, '{ state }')).toEqual({ state: 'DECLINED' });
  });

  test('of a team that is out is neither shown nor accepted', async () => {
    const member = await somebody();
    const invitation = await invitationFor(member, team, lead);
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [team.id]);
    expect((await accept(member, invitation)).code).toBe('TEAM_INACTIVE');
    expect(await member.query(INVITATIONS)).toEqual({ myInvitations: [] });
  });

  test('cannot be accepted by somebody on another team, or with another hat', async () => {
    const [member, judge] = [await somebody(), await somebody()];
    await aTeam(edition, member, { name: '다른 팀' });
    expect((await accept(member, await invitationFor(member, team, lead))).code).toBe('ALREADY_IN_TEAM');
    const invitation = await invitationFor(judge, team, lead);
    await it.db.query(`insert into role_grant (id, account_id, role, competition_id) values (gen_random_uuid(), $1, 'SECRETARY', $2)`, [
      judge.account!.id,
      edition.id,
    ]);
    expect((await accept(judge, invitation)).code).toBe('HAS_ANOTHER_HAT');
  });

  test.each([
    ['JUDGE', 'here', 'NOT_ALLOWED', 'NOT_FOUND'],
    ['COMPETITOR', 'elsewhere', 'nothing', 'NOT_FOUND'],
    ['COMPETITOR', 'here', 'it', 'allowed'],
  ])('through a token for %s %s: %s, %s', async (role, where, list, answer) => {
    const member = await somebody();
    const invitation = await invitationFor(member, team, lead);
    const competition = where === 'here' ? edition.id : (await anEdition(it)).id;
    const { secret } = await member.mutate<{ secret: string }>('createToken', { label: 'script', role, competition }, '{ secret }');
    const script = new Person(it.url, member.account, secret);
    const listed = await script.ask('{ myInvitations { id } }');
    const declined = await script.ask(`mutation { declineInvitation(input: { invitation: "${invitation}" }) { id } }`);
    expect(listed.errors?.[0]?.extensions.code ?? (JSON.stringify(listed.data).includes(invitation) ? 'it' : 'nothing')).toBe(list);
    expect(declined.errors?.[0]?.extensions.code ?? 'allowed').toBe(answer);
  });
});

test('the trail of a team tells of each step, without an address', async () => {
  const [member, other] = [await somebody(), await somebody()];
  await joins(member, team, lead);
  const invitation = await invitationFor(other, team, lead);
  await other.mutate('declineInvitation', { invitation });
  const trail = await it.db.query<{ action: string; data: string }[]>(
    `select action, data from audit_event where subject = $1 and action <> 'team.registered' order by id`,
    [team.id],
  );
  const [{ id: first }] = await it.db.query<[{ id: string }]>(`select id from team_member where account_id = $1`, [member.account!.id]);
  expect(trail.map(({ action, data }) => [action, JSON.parse(data)])).toEqual([
    ['team.member_invited', { member: first }],
    ['team.member_joined', { member: first, consents: ['PRIVACY'] }],
    ['team.member_invited', { member: invitation }],
    ['team.invitation_declined', { member: invitation }],
  ]);
});

describe('the letter', () => {
  test('is in the language of its reader, and asks to sign in with that address', async () => {
    const english = await it.person('lee.english@busan.example', { locale: 'en' });
    await lead.mutate('inviteMember', { team: team.id, email: english.account!.email }, MEMBERS);
    await lead.mutate('inviteMember', { team: team.id, email: 'no-account-yet@busan.example' }, MEMBERS);
    const [inEnglish, ...more] = await lettersTo(it, english.account!.email);
    expect(more).toEqual([]);
    expect(inEnglish).toMatch(/^Subject: \[.+\] The team '.+' invites you$/m);
    expect(inEnglish).toContain('김민지 invites you to join the team');
    expect((await lettersTo(it, 'no-account-yet@busan.example'))[0]).toContain('김민지 님이');
  });

  test('is not sent to somebody who has answered before it leaves', async () => {
    const writer = it.app.get(InvitationMailService);
    const person = await somebody();
    const invitation = await invitationFor(person, team, lead);
    const mail = { data: { member: invitation }, locale: 'ko', address: person.account!.email } as Partial<Mail> as Mail;
    expect(await writer.write(mail)).toMatchObject({ locale: 'ko' });
    await person.mutate('declineInvitation', { invitation }, '{ state }');
    expect(await writer.write(mail)).toBeNull();
  });
});
