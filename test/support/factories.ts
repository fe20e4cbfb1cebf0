import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { GrantedRole } from '../../src/domain/actor.js';
import { consentText } from '../../src/domain/consent.js';
import { Account, Employment } from '../../src/features/accounts/account.entity.js';
import { Department, DepartmentKind } from '../../src/features/accounts/department.entity.js';
import { RoleGrant } from '../../src/features/accounts/session.entity.js';
import { Competition, CompetitionState, Track } from '../../src/features/competitions/competition.entity.js';
import { Stage, StageKind, StageState } from '../../src/features/competitions/stage.entity.js';
import { EntryFile, FileSlot, JudgeCopy, JudgeCopyState } from '../../src/features/entries/entry-file.entity.js';
import { Entry, EntryState, EntryVersion } from '../../src/features/entries/entry.entity.js';
import { Consent, MemberRole, MemberState, Team, TeamMember, TeamState } from '../../src/features/teams/team.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';

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
    { ...stage, ...final },
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

export interface MadeMember {
  accountId?: string;
  departmentId?: string | null;
  state?: MemberState;
}

interface TeamWish {
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

/** A file of an entry and what judges have of it. */
export interface MadeFile {
  slot?: keyof typeof FileSlot;
  kind?: string;
  originalName?: string;
  copyId?: string;
  copyState?: JudgeCopyState;
  /** Where the copy's bytes are and how many; made up by default. */
  copy?: { storageKey: string; size: number; sha256: string };
}

export interface MadeEntry {
  id: string;
  number: string;
  team: string;
  /** Ids of the latest version's judge copies, by slot. */
  copies: Record<string, string>;
}

interface EntryWish {
  track?: string;
  title?: string;
  summary?: string;
  state?: EntryState;
  team?: Omit<TeamWish, 'track'>;
  files?: MadeFile[];
}

/** A submitted entry of a new team, with a report that judges have a copy of. */
export async function anEntry(
  db: DataSource,
  edition: MadeEdition,
  {
    track = '분석',
    title = '빈집 위험 지도',
    summary = '빈집이 늘어날 곳을 예측한다.',
    state = EntryState.SUBMITTED,
    team = {},
    files = [{}],
  }: EntryWish = {},
): Promise<MadeEntry> {
  const { id: teamId, lead } = await aTeam(db, edition, { ...team, track });
  const counter = `update track set last_entry_ordinal = last_entry_ordinal + 1 where id = $1 returning last_entry_ordinal as ordinal`;
  const [[{ ordinal }]] = await db.query<[[{ ordinal: number }]]>(counter, [edition.tracks[track]]);
  const entry = {
    id: timeOrderedId(),
    teamId,
    competitionId: edition.id,
    trackId: edition.tracks[track]!,
    number: `2025-${track}-${String(ordinal).padStart(3, '0')}`,
    title,
    summary,
    declarations: { dataSources: [], tools: [], generativeAi: { used: false }, earlierAwards: [] },
    state,
    updatedAt: new Date(),
  };
  await db.getRepository(Entry).insert(entry);
  const copies = await aVersion(db, { entryId: entry.id, submittedBy: lead, title, summary, files });
  return { id: entry.id, number: entry.number, team: teamId, copies };
}

/** The next submission of an entry; answers the ids of its judge copies by slot. */
export async function aVersion(
  db: DataSource,
  {
    entryId,
    submittedBy,
    title = '빈집 위험 지도',
    summary = '빈집이 늘어날 곳을 예측한다.',
    files = [{}],
  }: { entryId: string; submittedBy: string; title?: string; summary?: string; files?: MadeFile[] },
): Promise<Record<string, string>> {
  const id = timeOrderedId();
  const ordinal = 1 + (await db.getRepository(EntryVersion).countBy({ entryId }));
  const receipt = { receiptId: randomId(), receipt: '{}', auditSeq: '0', auditHash: sha256('') };
  const declarations = { dataSources: [], tools: [], generativeAi: { used: false }, earlierAwards: [] };
  const text = { title, summary, declarations };
  await db.getRepository(EntryVersion).insert({ id, entryId, ordinal, ...text, submittedAt: new Date(), submittedBy, ...receipt });
  const copies: Record<string, string> = {};
  for (const file of files) {
    const { slot = 'REPORT', kind = 'PDF', originalName = '분석보고서.pdf', copyId = randomId(), copyState = JudgeCopyState.READY } = file;
    const original = await aStoredFile(db, { kind, originalName, uploadedBy: submittedBy });
    const entryFile = { id: timeOrderedId(), entryId, versionId: id, slot: FileSlot[slot], storedFileId: original };
    await db.getRepository(EntryFile).insert(entryFile);
    const storedFileId = copyState === JudgeCopyState.READY ? await aStoredFile(db, { kind, ...file.copy }) : null;
    await db.getRepository(JudgeCopy).insert({ id: copyId, entryFileId: entryFile.id, storedFileId, state: copyState });
    copies[slot] = copyId;
  }
  return copies;
}

const mediaTypes: Record<string, string> = { PDF: 'application/pdf', HWPX: 'application/hwp+zip', HWP: 'application/x-hwp' };

async function aStoredFile(
  db: DataSource,
  {
    kind = 'PDF',
    originalName = null as string | null,
    uploadedBy = null as string | null,
    storageKey = newStorageKey(),
    size = 1000,
    sha256: hash = sha256(storageKey),
  },
): Promise<string> {
  const id = timeOrderedId();
  const file = { id, storageKey, size: String(size), sha256: hash, kind, mediaType: mediaTypes[kind] ?? 'application/octet-stream' };
  await db.getRepository(StoredFile).insert({ ...file, originalName, uploadedBy });
  return id;
}
