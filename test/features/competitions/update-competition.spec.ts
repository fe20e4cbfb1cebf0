import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { state: 'DRAFT' as never, tracks: ['분석', '시각화', '활용'] });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

const track = (shortName: string, id?: string) => ({ shortName, nameKo: `${shortName} 부문`, nameEn: `Track ${shortName}`, track: id });
const update = (wish: object, fields = '{ id }') => organizer.mutate('updateCompetition', { competition: edition.id, ...wish }, fields);
const codeOf = async (wish: object) => (await organizer.refusalOf('updateCompetition', { competition: edition.id, ...wish })).code;

describe('an edition in draft', () => {
  test('gets other titles, another year and team size; what is not said stays', async () => {
    const fields = '{ titleKo titleEn year minMembers maxMembers conflictReach tracks { shortName } }';
    expect(await update({ titleKo: '새 이름', year: 2026, minMembers: 2, conflictReach: 'AGENCY' }, fields)).toEqual({
      titleKo: '새 이름',
      titleEn: 'Data Analysis Competition',
      year: 2026,
      minMembers: 2,
      maxMembers: 4,
      conflictReach: 'AGENCY',
      tracks: ['분석', '시각화', '활용'].map((shortName) => ({ shortName })),
    });
    const [event] = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'competition.changed'`,
      [edition.id],
    );
    expect(JSON.parse(event!.data)).toEqual({ fields: ['conflictReach', 'minMembers', 'titleKo', 'year'] });
  });

  test('gets tracks added, renamed, removed and put in another order at once', async () => {
    const { 분석, 시각화, 활용 } = edition.tracks as Record<'분석' | '시각화' | '활용', string>;
    await organizer.mutate('setAdvanceQuotas', { stage: edition.stage, quotas: [{ track: 활용, quota: 3 }] });
    // Two tracks take each other's name and place; one goes with its quota, one comes.
    const tracks = [track('시각화', 분석), track('아이디어'), track('분석', 시각화)];
    expect(await update({ tracks }, '{ tracks { ordinal shortName nameKo } }')).toEqual({
      tracks: ['시각화', '아이디어', '분석'].map((shortName, index) => ({ ordinal: index + 1, shortName, nameKo: `${shortName} 부문` })),
    });
    const rows = await it.db.query<{ id: string }[]>(`select id from track where competition_id = $1 order by ordinal`, [edition.id]);
    expect(rows.map(({ id }) => id)).toEqual([분석, expect.any(String), 시각화]);
    expect(rows.map(({ id }) => id)).not.toContain(활용);
  });

  test('keeps everything when one thing is wrong', async () => {
    const two = [track('분석', edition.tracks['분석']), track('분석')];
    expect(await codeOf({ titleKo: '새 이름', tracks: two })).toBe('TRACK_NAME_TWICE');
    const rows = await it.db.query<{ title_ko: string }[]>(`select title_ko from competition where id = $1`, [edition.id]);
    expect(rows[0]!.title_ko).toBe('데이터 분석 경진대회');
  });
});

test.each<[string, () => Promise<object> | object, string]>([
  ['a blank title', () => ({ titleEn: ' ' }), 'INVALID_INPUT'],
  ['a largest team below the smallest', () => ({ minMembers: 5 }), 'INVALID_INPUT'],
  ['no track at all', () => ({ tracks: [] }), 'INVALID_INPUT'],
  ['a track of another edition', async () => ({ tracks: [track('분석', (await anEdition(it.db)).tracks['분석'])] }), 'INVALID_INPUT'],
  ['one track twice', () => ({ tracks: [track('분석', edition.tracks['분석']), track('활용', edition.tracks['분석'])] }), 'INVALID_INPUT'],
  [
    'to remove a track that has a panel',
    async () => {
      await aJudge(it.db, edition, (await anAccount(it.db)).id, { track: '시각화' });
      return { tracks: [track('분석', edition.tracks['분석'])] };
    },
    'TRACK_IN_USE',
  ],
])('refuses %s', async (_, wish, code) => {
  expect(await codeOf(await wish())).toBe(code);
});

// A table that holds on to a track needs its constraint among those that `updateCompetition` knows.
test('every table that keeps a track from being removed says so in words, or goes with it', async () => {
  const known = ['panel_track_id_fkey'];
  const gone = ['advance_quota_track_id_fkey'];
  // Not before an edition is announced.
  const later = ['committee_decision_track_id_fkey', 'entry_track_id_fkey', 'presentation_slot_track_id_fkey', 'team_track_id_fkey'];
  const holding = await it.db.query<{ name: string }[]>(
    `select conname as name from pg_constraint where contype = 'f' and confrelid = 'track'::regclass and confdeltype <> 'c'`,
  );
  expect(holding.map(({ name }) => name).filter((name) => ![...known, ...gone, ...later].includes(name))).toEqual([]);
});

describe('is not for', () => {
  test.each(['AUDITOR', 'SECRETARY', 'CHAIR'] as const)('its %s', async (role) => {
    const person = await it.person(`${role.toLowerCase()}@busan.example`, { roles: [{ role, competitionId: edition.id }] });
    expect((await person.refusalOf('updateCompetition', { competition: edition.id, year: 2026 })).code).toBe('NOT_FOUND');
  });

  test('an edition that was announced', async () => {
    await organizer.mutate('announceCompetition', { competition: edition.id });
    expect(await codeOf({ titleKo: '새 이름' })).toBe('PHASE_WRONG');
  });
});

test('teams of each of several tracks register there, and nowhere else', async () => {
  const { id } = await organizer.mutate<{ id: string }>('updateCompetition', {
    competition: edition.id,
    tracks: [track('분석', edition.tracks['분석']), track('시각화', edition.tracks['시각화'])],
  });
  await it.db.query(
    `update competition set state = 'ANNOUNCED', registration_closes_at = now() + interval '1 day',
    submissions_close_at = now() + interval '2 days' where id = $1`,
    [id],
  );
  const { consentTexts } = await it.visitor.query<{ consentTexts: { kind: string; hash: string; isRequired: boolean }[] }>(
    '{ consentTexts { kind hash isRequired } }',
  );
  const consents = consentTexts.filter(({ isRequired }) => isRequired).map(({ kind, hash }) => ({ kind, textHash: hash }));
  const register = async (shortName: string) =>
    (await it.person(`lead-${Math.random()}@busan.example`)).ask(
      `mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { track { shortName } } }`,
      { input: { competition: id, track: edition.tracks[shortName], name: `${shortName} 팀`, consents } },
    );
  const answers = [await register('분석'), await register('시각화'), await register('활용')];
  expect(answers.map(({ data, errors }) => errors?.[0]?.extensions.code ?? data?.['registerTeam'])).toEqual([
    { track: { shortName: '분석' } },
    { track: { shortName: '시각화' } },
    'INVALID_INPUT',
  ]);
});
