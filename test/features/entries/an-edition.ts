import { randomUUID } from 'node:crypto';
import type { Declarations } from '../../../src/domain/declaration.js';
import { seoulDay } from '../../../src/domain/seoul-time.js';
import type { TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';

const HOUR = 3_600_000;
const hours = (count: number): Date => new Date(Date.now() + count * HOUR);

export interface TestEdition {
  id: string;
  slug: string;
  trackId: string;
  stageId: string;
  organizer: Person;
}

/** An announced edition with one track (분석) and one blind stage, which takes registrations and submissions. */
export async function anEdition(
  test: TestApp,
  slug: string,
  rules: { minMembers?: number; maxMembers?: number } = {},
): Promise<TestEdition> {
  const organizer = await test.person(`organizer@${slug}.example`, { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const edition = await organizer.mutate<{ id: string; tracks: { id: string }[]; stages: { id: string }[] }>(
    'createCompetition',
    {
      slug,
      titleKo: '부산 데이터 분석 경진대회',
      titleEn: 'Busan data analysis contest',
      year: 2025,
      calendar: { registrationOpensAt: hours(-24), registrationClosesAt: hours(24), submissionsCloseAt: hours(48) },
      tracks: [{ shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' }],
      stages: [{ kind: 'PAPER', nameKo: '서면심사', nameEn: 'Paper review' }],
      ...rules,
    },
    '{ id tracks { id } stages { id } }',
  );
  await organizer.mutate('announceCompetition', { competition: edition.id });
  // From here on an organiser of this edition and of no other.
  await test.db.query(`delete from role_grant where account_id = $1 and competition_id is null`, [organizer.account!.id]);
  return { id: edition.id, slug, trackId: edition.tracks[0]!.id, stageId: edition.stages[0]!.id, organizer };
}

/** Moves the end of submissions, past the app. */
export const closeIn = (test: TestApp, edition: TestEdition, milliseconds: number): Promise<unknown> =>
  test.db.query(
    `update competition set registration_opens_at = now() - interval '9 days', registration_closes_at = now() - interval '8 days',
            submissions_close_at = now() + $2::int * interval '1 millisecond'
      where id = $1`,
    [edition.id, milliseconds],
  );

export interface TestTeam {
  id: string;
  memberIds: string[];
}

/** A team of these people, the lead first; `consenting` ones agreed to link their training history. */
export async function aTeam(test: TestApp, edition: TestEdition, people: Person[], consenting: Person[] = []): Promise<TestTeam> {
  const id = randomUUID();
  await test.db.query(
    `insert into team (id, competition_id, track_id, name, state, created_at) values ($1, $2, $3, $4, 'REGISTERED', now())`,
    [id, edition.id, edition.trackId, `${people[0]!.account!.name}의 팀`],
  );
  const memberIds: string[] = [];
  for (const person of people) {
    const memberId = randomUUID();
    await test.db.query(
      `insert into team_member (id, team_id, competition_id, account_id, email, role, state, department_id, invited_at, joined_at)
       values ($1, $2, $3, $4, $5, $6, 'JOINED', (select department_id from employment where account_id = $4), now(), now())`,
      [memberId, id, edition.id, person.account!.id, person.account!.email, memberIds.length === 0 ? 'LEAD' : 'MEMBER'],
    );
    const kinds = ['PRIVACY', ...(consenting.includes(person) ? ['TRAINING_HISTORY'] : [])];
    for (const kind of kinds) {
      await test.db.query(`insert into consent (id, member_id, kind, text_hash, given_at) values ($1, $2, $3, '', now())`, [
        randomUUID(),
        memberId,
        kind,
      ]);
    }
    memberIds.push(memberId);
  }
  return { id, memberIds };
}

/** Declarations that may be submitted. */
export const declarations: Declarations = {
  dataSources: [
    {
      name: '전국 빈집 현황',
      provider: '부산광역시',
      source: 'https://data.busan.example/12',
      licence: 'KOGL_1',
      referencePeriod: '2025. 6.',
      collectedOn: seoulDay(new Date('2025-09-12T00:00:00Z')),
      access: 'OPEN',
      containsPersonalData: false,
      usesBigDataWave: true,
    },
  ],
  tools: [{ name: 'Python', version: '3.13', purpose: '분석' }],
  generativeAi: { used: false },
  earlierAwards: [],
};

/** A draft with everything but files, at revision 1. */
export const aDraft = (person: Person, team: TestTeam, title = '빈집 정비 우선순위 분석'): Promise<{ id: string; revision: number }> =>
  person.mutate('saveEntry', { team: team.id, revision: 0, title, summary: '빈집을 네 유형으로 나눈다.', declarations }, '{ id revision }');

export interface Uploaded {
  id: string;
  kind: string;
  mediaType: string;
  size: number;
  sha256: string;
  name: string;
}

/** Uploads a file that must be taken. */
export async function uploaded(person: Person, bytes: Uint8Array | string, name: string): Promise<Uploaded> {
  const response = await person.upload(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  if (response.status !== 201) throw new Error(`the upload was refused: ${await response.text()}`);
  return (await response.json()) as Uploaded;
}
