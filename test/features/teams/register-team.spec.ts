import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aTeam, anEdition, consentsTo, moveCalendar, type TestEdition } from '../../support/edition.js';
import { Person } from '../../support/person.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';

const TEAM = `{ name state track { shortName } members { name email role state department { nameKo } } myConsents { kind withdrawnAt } }`;

let it: TestApp;
let edition: TestEdition;
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  await loadDepartments(it.db);
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it, { tracks: ['분석', '시각화'] });
});

const wishOf = async (person: Person, more: Record<string, unknown> = {}) => ({
  competition: edition.id,
  track: edition.tracks['분석'],
  name: '데이터갈매기',
  consents: await consentsTo(person, 'PRIVACY'),
  ...more,
});

describe('the texts of the consents', () => {
  test('are public, each with the hash of its Korean', async () => {
    const { consentTexts } = await it.visitor.query<{ consentTexts: { kind: string; isRequired: boolean; ko: string; hash: string }[] }>(
      '{ consentTexts { kind isRequired ko hash } }',
    );
    expect(consentTexts.map(({ kind, isRequired }) => [kind, isRequired])).toEqual([
      ['PRIVACY', true],
      ['TRAINING_HISTORY', false],
      ['NAME_PUBLICATION', false],
      ['WORK_PUBLICATION', false],
    ]);
    for (const { ko, hash } of consentTexts) expect(hash).toBe(createHash('sha256').update(ko, 'utf8').digest('hex'));
  });
});

describe('registering a team', () => {
  test('makes the registrant its lead, in the department of the day, with the consents given', async () => {
    const lead = await it.person('kim.minji@busan.example', {
      name: '김민지',
      agency: '6260000',
      department: '6260000-PARKS',
      employeeNumber: 'B1',
    });
    const wish = await wishOf(lead, { name: '  AI가 다했차(車) ', consents: await consentsTo(lead, 'PRIVACY', 'TRAINING_HISTORY') });
    expect(await lead.mutate('registerTeam', wish, TEAM)).toEqual({
      name: 'AI가 다했차(車)',
      state: 'REGISTERED',
      track: { shortName: '분석' },
      members: [{ name: '김민지', email: null, role: 'LEAD', state: 'JOINED', department: { nameKo: '공원정책과' } }],
      myConsents: [
        { kind: 'PRIVACY', withdrawnAt: null },
        { kind: 'TRAINING_HISTORY', withdrawnAt: null },
      ],
    });
  });

  test('leaves a trail of ids, without names or addresses', async () => {
    const lead = await somebody();
    const team = await aTeam(edition, lead);
    const [member] = await it.db.query<{ id: string }[]>(`select id from team_member where team_id = $1`, [team.id]);
    const trail = await it.db.query(`select actor_id, acting_as, action, data from audit_event where subject = $1`, [team.id]);
    const data = { competition: edition.id, track: edition.tracks['분석'], member: member!.id, consents: ['PRIVACY'] };
    const [event] = trail as { data: string }[];
    expect(trail).toEqual([{ actor_id: lead.account!.id, acting_as: 'COMPETITOR', action: 'team.registered', data: event!.data }]);
    expect(JSON.parse(event!.data)).toEqual(data);
  });

  test('is forming until it has as many members as the edition asks for', async () => {
    const pairs = await anEdition(it, { minMembers: 2 });
    const lead = await somebody();
    await aTeam(pairs, lead);
    expect(await lead.query(`{ myTeam(competition: "${pairs.id}") { state } }`)).toEqual({ myTeam: { state: 'FORMING' } });
  });

  test('is not for visitors', async () => {
    const lead = await somebody();
    expect((await it.visitor.refusalOf('registerTeam', await wishOf(lead))).code).toBe('SIGN_IN_REQUIRED');
  });

  test('asks for the required consent, to the text as it is now, once', async () => {
    const lead = await somebody();
    const [privacy] = await consentsTo(lead, 'PRIVACY');
    const old = createHash('sha256').update('지난해 동의서').digest('hex');
    const said = async (...consents: object[]) => {
      const { code, kinds, problems } = await lead.refusalOf('registerTeam', await wishOf(lead, { consents }));
      return {
        code,
        kinds,
        problems: (problems as { path: string; code: string }[] | undefined)?.map((problem) => [problem.path, problem.code]),
      };
    };
    expect(await said()).toEqual({ code: 'CONSENT_MISSING', kinds: ['PRIVACY'] });
    expect(await said(...(await consentsTo(lead, 'TRAINING_HISTORY')))).toEqual({ code: 'CONSENT_MISSING', kinds: ['PRIVACY'] });
    expect(await said({ kind: 'PRIVACY', textHash: old })).toEqual({ code: 'CONSENT_TEXT_CHANGED', kinds: ['PRIVACY'] });
    expect(await said(privacy!, { kind: 'NAME_PUBLICATION', textHash: old })).toEqual({
      code: 'CONSENT_TEXT_CHANGED',
      kinds: ['NAME_PUBLICATION'],
    });
    expect(await said(privacy!, privacy!)).toEqual({ code: 'INVALID_INPUT', problems: [['consents.1', 'REPEATED']] });
    expect(await said({ kind: 'PRIVACY', textHash: 'x' })).toEqual({
      code: 'INVALID_INPUT',
      problems: [['consents.0.textHash', 'matches']],
    });
    expect(await it.db.query(`select * from team_member where account_id = $1`, [lead.account!.id])).toEqual([]);
  });

  test('names a track of the edition and one line as name, or hears what is wrong', async () => {
    const [lead, other] = [await somebody(), await anEdition(it)];
    const { code, problems } = await lead.refusalOf('registerTeam', await wishOf(lead, { track: other.tracks['분석'], name: ' \u200b' }));
    expect([code, (problems as { path: string; code: string }[]).map((problem) => [problem.path, problem.code])]).toEqual([
      'INVALID_INPUT',
      [
        ['track', 'UNKNOWN'],
        ['name', 'REQUIRED'],
      ],
    ]);
  });

  test('happens once in an edition for each person, and again in another', async () => {
    const lead = await somebody();
    await aTeam(edition, lead);
    expect((await lead.refusalOf('registerTeam', await wishOf(lead, { name: '두번째' }))).code).toBe('ALREADY_IN_TEAM');
    expect(await it.db.query(`select name from team where competition_id = $1`, [edition.id])).toEqual([{ name: '데이터갈매기' }]);
    await aTeam(await anEdition(it), lead);
  });
});

describe('the calendar', () => {
  test('lets nobody register before its time or after, and says by which clock', async () => {
    const lead = await somebody();
    await moveCalendar(edition, { opens: 1, closes: 2, submissions: 3 });
    expect(await lead.refusalOf('registerTeam', await wishOf(lead))).toMatchObject({ code: 'PHASE_WRONG', phase: 'ANNOUNCED' });

    await it.db.query(
      `update competition set registration_opens_at = '2025-09-22T09:00+09', registration_closes_at = '2025-10-10T18:00+09' where id = $1`,
      [edition.id],
    );
    const late = await lead.refusalOf('registerTeam', await wishOf(lead));
    expect(late).toMatchObject({
      code: 'DEADLINE_PASSED',
      deadline: '2025-10-10T09:00:00.000Z',
      deadlineText: '2025. 10. 10.(금) 18:00:00',
    });
    expect(Math.abs(Date.now() - Date.parse(String(late['serverTime'])))).toBeLessThan(60_000);
    expect(late['ko']).toMatch(/^마감 2025\. 10\. 10\.\(금\) 18:00:00이 지났습니다\. 서버 시각은 \d{4}\. /);
  });

  test('of an edition that is over allows nothing', async () => {
    const lead = await somebody();
    await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [edition.id]);
    expect(await lead.refusalOf('registerTeam', await wishOf(lead))).toMatchObject({ code: 'PHASE_WRONG', phase: 'PUBLISHED' });
  });

  test('of an edition that was not announced is nobody’s business', async () => {
    const [lead, draft] = [await somebody(), await anEdition(it, { isAnnounced: false })];
    const wish = await wishOf(lead, { competition: draft.id, track: draft.tracks['분석'] });
    const none = await wishOf(lead, { competition: '00000000-0000-4000-8000-000000000000' });
    expect(await lead.refusalOf('registerTeam', wish)).toEqual(await lead.refusalOf('registerTeam', none));
    expect((await lead.refusalOf('registerTeam', wish)).code).toBe('NOT_FOUND');
  });
});

describe('two hats', () => {
  test.each([
    ['ORGANIZER', 'here', 'HAS_ANOTHER_HAT'],
    ['CHAIR', 'here', 'HAS_ANOTHER_HAT'],
    ['SECRETARY', 'here', 'HAS_ANOTHER_HAT'],
    ['AUDITOR', 'everywhere', 'HAS_ANOTHER_HAT'],
    ['ADMINISTRATOR', 'everywhere', 'HAS_ANOTHER_HAT'],
    ['ORGANIZER', 'elsewhere', null],
    ['TRAINING_OFFICER', 'everywhere', null],
  ] as const)('%s %s: %s', async (role, where, code) => {
    const place = { here: edition.id, everywhere: null, elsewhere: '00000000-0000-4000-8000-000000000000' };
    const person = await it.person(`${role.toLowerCase()}-${where}@busan.example`, { roles: [{ role, competitionId: place[where] }] });
    const answer = await person.ask(`mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { state } }`, {
      input: await wishOf(person),
    });
    expect(answer.errors?.[0]?.extensions.code ?? null).toBe(code);
  });

  test('whoever judges the edition cannot be on a team of it', async () => {
    const judge = await somebody();
    await it.db.query(
      `with panel as (insert into panel select gen_random_uuid(), stage.id, $2 from stage where competition_id = $1 returning id)
       insert into judge (id, panel_id, account_id) select gen_random_uuid(), id, $3 from panel`,
      [edition.id, edition.tracks['분석'], judge.account!.id],
    );
    expect((await judge.refusalOf('registerTeam', await wishOf(judge))).code).toBe('HAS_ANOTHER_HAT');
    expect(await judge.query(`{ myTeam(competition: "${edition.id}") { id } }`)).toEqual({ myTeam: null });
  });
});

describe('tokens', () => {
  test.each([
    ['COMPETITOR', 'here', null],
    ['COMPETITOR', 'elsewhere', 'NOT_ALLOWED'],
    ['JUDGE', 'here', 'NOT_ALLOWED'],
  ])('for %s %s: %s', async (role, where, code) => {
    const person = await somebody();
    const competition = where === 'here' ? edition.id : (await anEdition(it)).id;
    const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'script', role, competition }, '{ secret }');
    const script = new Person(it.url, person.account, secret);
    const wish = await wishOf(script);
    const registered = await script.ask(`mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { id } }`, { input: wish });
    const seen = await script.ask(`{ myTeam(competition: "${edition.id}") { name } }`);
    expect([registered, seen].map((answer) => answer.errors?.[0]?.extensions.code ?? null)).toEqual([code, code]);
  });
});
