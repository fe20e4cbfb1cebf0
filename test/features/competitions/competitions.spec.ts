import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging } from '../../support/edition-in-judging.js';
import type { Person } from '../../support/person.js';
import { closedCalendar, openCalendar } from '../../support/story.js';

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const wish = (slug: string, more: object = {}) => ({
  slug,
  titleKo: '경진대회',
  titleEn: 'Competition',
  year: 2025,
  calendar: openCalendar(),
  tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
  stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review', judgesPerEntry: 3 }],
  ...more,
});

describe('setting up an edition', () => {
  test.each([
    ['a visitor', () => it.visitor, 'SIGN_IN_REQUIRED'],
    ['an account without roles', () => it.person('nobody@busan.example'), 'NOT_ALLOWED'],
    ['an auditor', () => it.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] }), 'NOT_ALLOWED'],
    [
      'a training officer',
      () => it.person('officer@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] }),
      'NOT_ALLOWED',
    ],
    [
      'an organiser of one other edition',
      () => it.person('other@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f' }] }),
      'NOT_ALLOWED',
    ],
  ])('is not for %s', async (_, who, code) => {
    expect((await (await who()).refusalOf('createCompetition', wish('not-mine'))).code).toBe(code);
  });

  test('makes its tracks and stages, and whoever does it its organiser', async () => {
    const administrator = await it.person('admin@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
    const { id } = await administrator.mutate('createCompetition', wish('admin-2025'));
    const { me } = await administrator.query<{ me: { roles: object[] } }>('{ me { roles { role competitionId } } }');
    expect(me.roles).toEqual([
      { role: 'ADMINISTRATOR', competitionId: null },
      { role: 'ORGANIZER', competitionId: id },
    ]);
    expect(
      await administrator.query(
        '{ organizerDesk(competition: "admin-2025") { competition { phase tracks { shortName } stages { ordinal isBlind state } } } }',
      ),
    ).toEqual({
      organizerDesk: {
        competition: { phase: 'DRAFT', tracks: [{ shortName: '분석' }], stages: [{ ordinal: 1, isBlind: true, state: 'DRAFT' }] },
      },
    });
  });

  test.each([
    ['a slug that is taken', {}, 'SLUG_TAKEN'],
    ['two tracks of one short name', { tracks: [wish('x').tracks[0], wish('x').tracks[0]], slug: 'twice-2025' }, 'TRACK_NAME_TWICE'],
    [
      'two tracks whose short names are the same letters, typed on different computers',
      { tracks: ['NFC', 'NFD'].map((form) => ({ ...wish('x').tracks[0], shortName: '분석'.normalize(form) })), slug: 'typed-2025' },
      'TRACK_NAME_TWICE',
    ],
    ['a title that nobody can see', { slug: 'blank-2025', titleKo: '\u3164' }, 'INVALID_INPUT'],
    ['a slug with capitals', { slug: 'Busan-2025' }, 'INVALID_INPUT'],
    ['no track', { slug: 'none-2025', tracks: [] }, 'INVALID_INPUT'],
    [
      'a calendar that closes before it opens',
      { slug: 'back-2025', calendar: { ...openCalendar(), registrationOpensAt: '2999-01-01T00:00:00Z' } },
      'INVALID_INPUT',
    ],
    ['a largest team below the smallest', { slug: 'size-2025', minMembers: 3, maxMembers: 2 }, 'INVALID_INPUT'],
  ])('refuses %s', async (_, more, code) => {
    await organizer.mutate('createCompetition', wish('taken-2025')).catch(() => undefined);
    expect((await organizer.refusalOf('createCompetition', wish('taken-2025', more))).code).toBe(code);
  });
});

test('names typed on macOS, where Korean comes in pieces, are kept composed, and a short name may be as long as elsewhere', async () => {
  const shortName = '데이터분석활용과정책';
  const track = { shortName: shortName.normalize('NFD'), nameKo: '분석'.normalize('NFD'), nameEn: 'Analysis' };
  const edition = wish('composed-2025', { titleKo: '경진대회'.normalize('NFD'), tracks: [track] });
  expect(await organizer.mutate('createCompetition', edition, '{ titleKo tracks { shortName nameKo } }')).toEqual({
    titleKo: '경진대회',
    tracks: [{ shortName, nameKo: '분석' }],
  });
});

describe('an announced edition', () => {
  test('is public from its announcement on, which happens once', async () => {
    const { id } = await organizer.mutate('createCompetition', wish('announced-2025'));
    const query = '{ competition(slug: "announced-2025") { phase } }';
    expect(await it.visitor.query(query)).toEqual({ competition: null });
    expect(await organizer.mutate('announceCompetition', { competition: id }, '{ phase }')).toEqual({ phase: 'REGISTRATION' });
    expect(await it.visitor.query(query)).toEqual({ competition: { phase: 'REGISTRATION' } });
    expect((await organizer.refusalOf('announceCompetition', { competition: id })).code).toBe('PHASE_WRONG');
  });

  test('is listed at the same cost for one and for three', async () => {
    const query = '{ competitions { slug phase tracks { nameKo } stages { nameKo } } }';
    const one = await countQueries(it.app, () => it.visitor.query(query));
    for (const slug of ['more-2025', 'even-more-2025']) {
      const { id } = await organizer.mutate('createCompetition', wish(slug));
      await organizer.mutate('announceCompetition', { competition: id });
    }
    const { competitions } = await it.visitor.query<{ competitions: object[] }>(query);
    expect(competitions).toHaveLength(3);
    // Editions, the clock, tracks, stages.
    expect([one, await countQueries(it.app, () => it.visitor.query(query))]).toEqual([4, 4]);
  });
});

describe('moving deadlines', () => {
  test('is the organiser’s alone, needs a reason, and is kept with it', async () => {
    const { id } = await organizer.mutate('createCompetition', wish('moved-2025'));
    await organizer.mutate('announceCompetition', { competition: id });
    const move = { competition: id, calendar: closedCalendar(10), reason: '전산 장애로 마감을 조정합니다.' };
    const auditor = await it.person('auditor2@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
    for (const person of [auditor, await it.person('somebody@busan.example')]) {
      expect((await person.refusalOf('moveDeadlines', move)).code).toBe('NOT_FOUND');
    }
    expect((await organizer.refusalOf('moveDeadlines', { ...move, reason: ' ' })).code).toBe('INVALID_INPUT');
    expect(await organizer.mutate('moveDeadlines', move, '{ phase }')).toEqual({ phase: 'CLOSED' });
    expect(await auditor.query('{ organizerDesk(competition: "moved-2025") { calendarChanges { reason submissionsCloseAt } } }')).toEqual({
      organizerDesk: { calendarChanges: [{ reason: move.reason, submissionsCloseAt: move.calendar.submissionsCloseAt }] },
    });
    const trail = await it.db.query<{ data: string }[]>(`select data from audit_event where action = 'competition.deadlines_moved'`);
    expect(JSON.stringify(trail)).not.toContain('전산');
  });

  test('does not open submissions again once judging has begun', async () => {
    const edition = await anEditionInJudging(it, { slug: 'judged-2025', teams: 1, judges: 1 });
    const [row] = await it.db.query<{ id: string }[]>(`select id from competition where slug = 'judged-2025'`);
    const move = { competition: row!.id, reason: '한 팀이 늦었습니다.' };
    expect((await edition.organizer.refusalOf('moveDeadlines', { ...move, calendar: openCalendar() })).code).toBe('JUDGING_HAS_BEGUN');
    expect(await edition.organizer.mutate('moveDeadlines', { ...move, calendar: closedCalendar(5) }, '{ phase }')).toEqual({
      phase: 'CLOSED',
    });
  });
});
