import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aGrant, anAccount, anEdition, aTeam, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

let people = 0;
const somebody = (roles: Parameters<typeof aGrant>[2][] = []) =>
  it.person(`person-${++people}@busan.example`, { roles: roles.map((role) => ({ role, competitionId: edition.id })) });
const wish = (email: string, role: string) => ({ competition: edition.id, email, role });
const roleOf = async (who: Person): Promise<string> => {
  const [row] = await it.db.query<{ id: string }[]>(`select id from role_grant where account_id = $1 and competition_id = $2`, [
    who.account!.id,
    edition.id,
  ]);
  return row!.id;
};
const desk = (fields: string) => `{ organizerDesk(competition: "${edition.slug}") { ${fields} } }`;

describe('a role of an edition', () => {
  test('is given to somebody with an account, taken with a reason, and both are kept', async () => {
    const { email, id } = await anAccount(it.db, { name: '정다은' });
    const given = await organizer.mutate('grantRole', wish(email.toUpperCase(), 'SECRETARY'), '{ id role account { name } }');
    expect(given).toEqual({ id: expect.any(String), role: 'SECRETARY', account: { name: '정다은' } });
    const reason = '인사이동으로 업무에서 빠집니다.';
    expect((await organizer.refusalOf('revokeRole', { role: given.id, reason: ' ' })).code).toBe('INVALID_INPUT');
    await organizer.mutate('revokeRole', { role: given.id, reason });
    expect((await organizer.refusalOf('revokeRole', { role: given.id, reason })).code).toBe('NOT_FOUND');
    const changes =
      'roleChanges(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { role kind reason account { name } changedBy { name } } }';
    const { organizerDesk } = await organizer.query<{ organizerDesk: { roleChanges: { pageInfo: { endCursor: string } } } }>(
      desk(`roles { role account { name } } ${changes}`),
    );
    const change = { role: 'SECRETARY', account: { name: '정다은' }, changedBy: { name: 'organizer' } };
    expect(organizerDesk).toEqual({
      roles: [{ role: 'ORGANIZER', account: { name: 'organizer' } }],
      roleChanges: {
        totalCount: 2,
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        nodes: [{ ...change, kind: 'GRANTED', reason: null }],
      },
    });
    const rest = changes.replace('first: 1', `after: "${organizerDesk.roleChanges.pageInfo.endCursor}"`);
    expect(await organizer.query(desk(rest))).toMatchObject({
      organizerDesk: { roleChanges: { nodes: [{ ...change, kind: 'REVOKED', reason }] } },
    });
    const trail = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where subject = $1 and action like 'role.%' order by at`,
      [edition.id],
    );
    const data = { grant: given.id, account: id, role: 'SECRETARY' };
    expect(trail.map((event) => [event.action, JSON.parse(event.data)])).toEqual([
      ['role.granted', data],
      ['role.revoked', data],
    ]);
    expect(await objectionTo(it.db, `update role_change set reason = 'x'`)).toBe('23001 role_change_written_once');
  });

  test('of whoever set the edition up is on record too', async () => {
    const admin = await it.person('admin-sets-up@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const calendar = { registrationOpensAt: at(1), registrationClosesAt: at(2), submissionsCloseAt: at(3) };
    const tracks = [{ shortName: '분석', nameKo: '분석', nameEn: 'Analysis' }];
    const stages = [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review' }];
    await admin.mutate('createCompetition', { slug: 'set-up', titleKo: '대회', titleEn: 'Edition', year: 2025, calendar, tracks, stages });
    expect(await admin.query('{ organizerDesk(competition: "set-up") { roleChanges { nodes { role kind } } } }')).toEqual({
      organizerDesk: { roleChanges: { nodes: [{ role: 'ORGANIZER', kind: 'GRANTED' }] } },
    });
  });

  test('is for a person who can sign in, and who does not hold it already', async () => {
    const [gone, chair] = [await anAccount(it.db, { isDisabled: true }), await somebody(['CHAIR'])];
    expect((await organizer.refusalOf('grantRole', wish(gone.email, 'CHAIR'))).code).toBe('ACCOUNT_UNKNOWN');
    expect((await organizer.refusalOf('grantRole', wish(chair.account!.email, 'CHAIR'))).code).toBe('ROLE_HELD');
    expect((await organizer.refusalOf('grantRole', wish(chair.account!.email, 'ADMINISTRATOR'))).code).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['a visitor', () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['somebody', () => somebody(), 'NOT_FOUND'],
    ['the chair', () => somebody(['CHAIR']), 'NOT_FOUND'],
    ['the secretary', () => somebody(['SECRETARY']), 'NOT_FOUND'],
    ['an auditor', () => somebody(['AUDITOR']), 'NOT_FOUND'],
    ['another organiser', () => somebody(['ORGANIZER']), null],
    [
      'an organiser of another edition',
      async () => it.person('elsewhere@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: (await anEdition(it.db)).id }] }),
      'NOT_FOUND',
    ],
    ['an organiser of all', () => it.person('all@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] }), null],
    ['an administrator', () => it.person('admin@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] }), null],
  ])('given and taken by %s: %s', async (_, who, code) => {
    const [person, target] = [await who(), await anAccount(it.db)];
    const grant = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`;
    const granted = await person.ask(grant, { input: wish(target.email, 'SECRETARY') });
    const other = await somebody(['AUDITOR']);
    const revoke = `mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id } }`;
    const revoked = await person.ask(revoke, { input: { role: await roleOf(other), reason: '업무가 바뀌었습니다.' } });
    expect([granted, revoked].map(({ errors }) => errors?.[0]?.extensions.code ?? null)).toEqual([code, code]);
  });

  test('of all editions is not taken through one of them', async () => {
    const auditor = await it.person('auditor-of-all@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
    const [row] = await it.db.query<{ id: string }[]>(`select id from role_grant where account_id = $1`, [auditor.account!.id]);
    expect((await organizer.refusalOf('revokeRole', { role: row!.id, reason: '업무가 바뀌었습니다.' })).code).toBe('NOT_FOUND');
  });
});

describe('the last organiser', () => {
  const reason = '업무가 바뀌었습니다.';

  test('stays, even while others who organised cannot sign in any more', async () => {
    const gone = await anAccount(it.db, { isDisabled: true });
    await aGrant(it.db, gone.id, 'ORGANIZER', edition.id);
    expect((await organizer.refusalOf('revokeRole', { role: await roleOf(organizer), reason })).code).toBe('LAST_ORGANIZER');
  });

  test('is one of two who take each other’s role at once', async () => {
    const other = await somebody(['ORGANIZER']);
    const [mine, theirs] = [await roleOf(organizer), await roleOf(other)];
    const revoke = (who: Person, role: string) =>
      who.ask(`mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { id } }`, { input: { role, reason } });
    const answers = await atOnce(it, edition.id, [() => revoke(organizer, theirs), () => revoke(other, mine)]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? null).toSorted()).toEqual(['LAST_ORGANIZER', null].toSorted());
  });
});

describe('two hats', () => {
  const roles = ['ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const;

  test.each(roles)('a member of a team is no %s', async (role) => {
    const member = await anAccount(it.db);
    await aTeam(it.db, edition, { members: [{ accountId: member.id }] });
    expect((await organizer.refusalOf('grantRole', wish(member.email, role))).code).toBe('HAS_ANOTHER_HAT');
  });

  test.each(roles)('a judge as %s: the chair alone may be one', async (role) => {
    const judge = await anAccount(it.db);
    await aJudge(it.db, edition, judge.id);
    const granted = await organizer.ask(`mutation ($input: GrantRoleInput!) { grantRole(input: $input) { id } }`, {
      input: wish(judge.email, role),
    });
    expect(granted.errors?.[0]?.extensions.code ?? null).toBe(role === 'CHAIR' ? null : 'HAS_ANOTHER_HAT');
  });

  test('who judges or competes elsewhere is free here', async () => {
    const person = await anAccount(it.db);
    const elsewhere = await anEdition(it.db);
    await aJudge(it.db, elsewhere, person.id);
    await organizer.mutate('grantRole', wish(person.email, 'AUDITOR'));
  });

  test('two roles of one edition, one of them in all editions', async () => {
    const auditor = await it.person('auditor-everywhere@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
    expect((await organizer.refusalOf('grantRole', wish(auditor.account!.email, 'SECRETARY'))).code).toBe('HAS_ANOTHER_HAT');
    const both = [
      { role: 'AUDITOR' as const, competitionId: null },
      { role: 'ORGANIZER' as const, competitionId: null },
    ];
    await expect(it.person('both@busan.example', { roles: both })).rejects.toThrow('HAS_ANOTHER_HAT');
  });

  // Past the app: what the database itself says, whichever of two comes second.
  const member = (person: string, team: string): [string, unknown[]] => [
    `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
     values (gen_random_uuid(), $1, $2, $3, gen_random_uuid() || '@busan.example', 'MEMBER', 'JOINED', now(), now())`,
    [team, edition.id, person],
  ];
  const grant = (person: string, role: string, where: string | null): [string, unknown[]] => [
    `insert into role_grant (id, account_id, role, competition_id) values (gen_random_uuid(), $1, $2, $3)`,
    [person, role, where],
  ];

  test.each([
    ['SECRETARY', 'here', '23514 one_hat'],
    ['CHAIR', 'here', '23514 one_hat'],
    ['ADMINISTRATOR', 'everywhere', '23514 one_hat'],
    ['AUDITOR', 'everywhere', '23514 one_hat'],
    ['TRAINING_OFFICER', 'everywhere', null],
  ] as const)('the database lets a %s %s be a member, or a member that: %s', async (role, where, objection) => {
    const place = where === 'here' ? edition.id : null;
    const team = await aTeam(it.db, edition);
    const [first, second] = [await anAccount(it.db), await anAccount(it.db)];
    await it.db.query(...grant(first.id, role, place));
    expect(await objectionTo(it.db, ...member(first.id, team.id))).toBe(objection);
    await it.db.query(...member(second.id, team.id));
    expect(await objectionTo(it.db, ...grant(second.id, role, place))).toBe(objection);
  });

  test('a role of all editions is refused for what still goes on, not for what is over', async () => {
    const over = await anEdition(it.db);
    const [former, still] = [await anAccount(it.db), await anAccount(it.db)];
    await aTeam(it.db, over, { members: [{ accountId: former.id }] });
    await it.db.query(`update competition set state = 'ARCHIVED' where id = $1`, [over.id]);
    await aJudge(it.db, edition, still.id);
    expect(await objectionTo(it.db, ...grant(former.id, 'ORGANIZER', null))).toBeNull();
    expect(await objectionTo(it.db, ...grant(still.id, 'ORGANIZER', null))).toBe('23514 one_hat');
  });

  test('at once: somebody who joins a team while being named secretary is one of the two', async () => {
    const person = await anAccount(it.db);
    const team = await aTeam(it.db, edition);
    const outcomes = await Promise.allSettled([
      it.db.query(...member(person.id, team.id)),
      organizer.mutate('grantRole', wish(person.email, 'SECRETARY')),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
