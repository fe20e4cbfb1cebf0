import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { GrantedRole } from '../../src/domain/actor.js';
import { consentText } from '../../src/domain/consent.js';
import { Account, Employment } from '../../src/features/accounts/account.entity.js';
import { Department, DepartmentKind } from '../../src/features/accounts/department.entity.js';
import { RoleGrant } from '../../src/features/accounts/session.entity.js';
import { Competition, CompetitionState, Track } from '../../src/features/competitions/competition.entity.js';
import { Stage, StageKind, StageState } from '../../src/features/competitions/stage.entity.js';
import { Consent, MemberRole, MemberState, Team, TeamMember, TeamState } from '../../src/features/teams/team.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';

// Rows as a test needs them, past the app: each is valid by default, and what matters to a test stands in the test.

let made = 0;
const nth = (): number => ++made;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const daysFromNow = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** In which phase an edition is: when registration opens and closes and submissions close, in days from now. */
const calendars = { REGISTRATION: [-1, 1, 2], SUBMISSION: [-3, -1, 1], CLOSED: [-3, -2, -1] } as const;

export interface MadeEdition {
  id: string;
  slug: string;
  /** The paper stage, and the presentation after it. */
  stage: string;
  finalStage: string;
  /** Ids by short name. */
  tracks: Record<string, string>;
}

interface EditionWish {
  id?: string;
  stageId?: string;
  phase?: keyof typeof calendars;
  state?: CompetitionState;
  stageState?: StageState;
  isBlind?: boolean;
  judgesPerEntry?: number;
  tracks?: string[];
}

/** An announced edition with two stages, neither of them open. */
export async function anEdition(
  db: DataSource,
  {
    id = randomId(),
    stageId = randomId(),
    phase = 'CLOSED',
    state = CompetitionState.ANNOUNCED,
    stageState = StageState.DRAFT,
    isBlind = true,
    judgesPerEntry = 1,
    tracks = ['분석'],
  }: EditionWish = {},
): Promise<MadeEdition> {
  const slug = `made-${nth()}`;
  const [registrationOpensAt, registrationClosesAt, submissionsCloseAt] = calendars[phase].map(daysFromNow);
  const calendar = { registrationOpensAt, registrationClosesAt, submissionsCloseAt };
  const titles = { titleKo: '데이터 분석 경진대회', titleEn: 'Data Analysis Competition', year: 2025 };
  await db.getRepository(Competition).insert({ id, slug, ...titles, ...calendar, state, minMembers: 1, maxMembers: 4 });
  const trackRows = tracks.map((shortName, index) => ({
    id: randomId(),
    competitionId: id,
    ordinal: index + 1,
    shortName,
    nameKo: `${shortName} 부문`,
    nameEn: `Track ${shortName}`,
  }));
  await db.getRepository(Track).insert(trackRows);
  const stage = { competitionId: id, isBlind, judgesPerEntry };
  const paper = { id: stageId, ordinal: 1, kind: StageKind.PAPER, nameKo: '서면심사', nameEn: 'Paper review', state: stageState };
  const final = { id: randomId(), ordinal: 2, kind: StageKind.PRESENTATION, nameKo: '발표심사', nameEn: 'Presentation' };
  await db.getRepository(Stage).insert([
    { ...stage, ...paper },
    { ...stage, ...final, isBlind: false },
  ]);
  const trackIds = Object.fromEntries(trackRows.map((track) => [track.shortName, track.id]));
  return { id, slug, stage: stageId, finalStage: final.id, tracks: trackIds };
}

/** Somebody who cannot sign in: for whoever only has to be there. */
export async function anAccount(db: DataSource, { name = '김미정', isDisabled = false } = {}): Promise<{ id: string; email: string }> {
  const account = { id: timeOrderedId(), email: `made-${nth()}@busan.example`, name, disabledAt: isDisabled ? new Date() : null };
  await db.getRepository(Account).insert(account);
  return account;
}

export const aGrant = (db: DataSource, accountId: string, role: GrantedRole, competitionId: string | null): Promise<unknown> =>
  db.getRepository(RoleGrant).insert({ id: timeOrderedId(), accountId, role, competitionId });

export async function aDepartment(db: DataSource, name = '데이터담당관'): Promise<string> {
  const id = timeOrderedId();
  await db
    .getRepository(Department)
    .insert({ id, code: `D-${nth()}`, nameKo: name, nameEn: `Division ${made}`, kind: DepartmentKind.CITY_HALL });
  return id;
}

/** Where somebody works; `until` is a day on which no longer. */
export async function anEmployment(db: DataSource, accountId: string, departmentId: string, until: string | null = null): Promise<void> {
  const where = { agencyId: departmentId, departmentId, employeeNumber: `N-${nth()}` };
  await db.getRepository(Employment).insert({ id: timeOrderedId(), accountId, ...where, validFrom: '2020-01-01', validTo: until });
}

interface MadeMember {
  accountId?: string;
  departmentId?: string | null;
  state?: MemberState;
}

export interface TeamWish {
  name?: string;
  track?: string;
  state?: TeamState;
  members?: MadeMember[];
}

/** A registered team; its first member leads it. */
export async function aTeam(
  db: DataSource,
  edition: MadeEdition,
  { name = '데이터갈매기', track = '분석', state = TeamState.REGISTERED, members = [{}] }: TeamWish = {},
): Promise<{ id: string; lead: string }> {
  const team = { id: timeOrderedId(), competitionId: edition.id, trackId: edition.tracks[track]!, name, state, createdAt: new Date() };
  await db.getRepository(Team).insert(team);
  let lead = '';
  for (const [index, member] of members.entries()) {
    const accountId = member.accountId ?? (await anAccount(db)).id;
    if (index === 0) lead = accountId;
    const memberId = timeOrderedId();
    await db.getRepository(TeamMember).insert({
      id: memberId,
      teamId: team.id,
      competitionId: edition.id,
      accountId,
      email: `member-${nth()}@busan.example`,
      role: index === 0 ? MemberRole.LEAD : MemberRole.MEMBER,
      state: member.state ?? MemberState.JOINED,
      departmentId: member.departmentId ?? null,
      invitedAt: new Date(),
      joinedAt: new Date(),
    });
    const consent = { kind: 'PRIVACY' as const, textHash: sha256(consentText('PRIVACY').ko), givenAt: new Date() };
    await db.getRepository(Consent).insert({ id: timeOrderedId(), memberId, ...consent });
  }
  return { id: team.id, lead };
}
