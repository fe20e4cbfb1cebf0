import { createHash, randomBytes } from 'node:crypto';
import type { GrantedRole } from '../../src/domain/actor.js';
import { Account } from '../../src/features/accounts/account.entity.js';
import { RoleGrant } from '../../src/features/accounts/session.entity.js';
import { CompetitionState } from '../../src/features/competitions/competition.entity.js';
import { StageState } from '../../src/features/competitions/stage.entity.js';
import { TeamState } from '../../src/features/teams/team.entity.js';
import { SheetRevision, SheetState } from '../../src/features/scoring/sheet.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import { CourseSession } from '../../src/features/training/programme.entity.js';
import type { TestApp } from '../support/app.js';
import { anEntry } from '../support/entry-factories.js';
import { aGrant, anAccount, anEdition } from '../support/factories.js';
import { aTaughtSession } from '../support/conflict-factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS } from '../support/judging-factories.js';
import { Person } from '../support/person.js';
import { TRAINING_CSV, uploaded } from '../support/story.js';
import { conflictsIn } from './conflict-things.js';
import { type Phase, phases, type Role, roles } from './door.js';
import { aCatalogueItem, aNotice, aQuestion, aDeliberation, disqualificationsIn, settledApart } from './edition-things.js';
import { type TwoStages, twoStages } from './two-stages.js';
import { shownPages } from '../support/shown-pages.js';
import { aDraftLike, anInvitation, membershipOf, receiptOf } from './team-things.js';
import {
  aCorrection,
  aDataCorrection,
  aDeadLetter,
  aLink,
  aLooseFile,
  aSupplement,
  anUnfinishedUpload,
  aTypedSheet,
  storeAllFiles,
} from './things.js';

export type Cast = Record<Role, Person>;

/** One edition in one phase. The same things are there in every phase, even a team in a draft: every door has something behind it. */
export interface World extends Shared {
  phase: Phase;
  edition: string;
  slug: string;
  track: string;
  stage: string;
  /** What the secretary was granted. */
  secretaryRole: string;
  /** Of `lead` and `member`, with a submitted entry whose draft is complete. `rival` leads another one. */
  team: string;
  entry: string;
  /** Of `member` in the team. */
  membership: string;
  /** What `competitor` is asked to join. */
  invitation: string;
  /** Of the latest version of the entry. */
  receipt: string;
  /** In the latest version of the entry, and in no entry. */
  report: string;
  looseFile: string;
  /** Of `lead`: a byte is there, and one is missing. */
  unfinishedUpload: string;
  /** With one file, of nobody. */
  notice: string;
  noticeFile: string;
  /** Of `lead`, not answered. */
  question: string;
  /** Asked of a team that has left, which keeps nobody waiting. */
  supplement: string;
  judgeCopy: string;
  /** Not decided; exclusions: proposed by another organiser, standing, and standing but to be lifted as another organiser proposed. */
  challenge: string;
  proposedExclusion: string;
  exclusion: string;
  exclusionToLift: string;
  /** Of teams without an entry: proposed by somebody else, standing, and standing but to be lifted as somebody else proposed. */
  proposedDisqualification: string;
  disqualification: string;
  disqualificationToLift: string;
  seat: string;
  colleagueSeat: string;
  /** Of `judge`: the sheet is a draft while judging runs. The second one's is submitted. */
  assignment: string;
  submittedAssignment: string;
  /** Of `judge`, about the first sheet: it waits while the stage is closed, and was rejected before it was settled; none is there before. */
  correction: string;
  /** Of `colleague`, who has not begun. */
  untouchedEntry: string;
  untouchedAssignment: string;
  /** Another one of `colleague`: typed by somebody who is no part of the table, and taken by the secretary to be compared. */
  typedSheet: string;
  /** Null until the stage is settled. */
  settlement: string | null;
  publication: string | null;
  /** Of `lead`, besides the one in use. */
  token: string;
}

/** What is the same in every phase. */
interface Shared {
  /** Of the training officer, to be imported. */
  trainingFile: string;
  /** Of all editions. */
  catalogueItem: string;
  /** Of the administrator: rows of people and bodies, to be taken in or told what is wrong with. */
  peopleFile: string;
  /** A course of one session. */
  course: string;
  /** Given up. */
  deadLetter: string;
  /** Asked by somebody who is no part of the table. */
  dataCorrection: string;
  /** Accounts of people who are no part of the table. */
  someone: string;
  disabled: string;
  /** Secrets of links in letters: one to come in by, one for a new password. */
  entryLink: string;
  passwordLink: string;
  twoStages: TwoStages;
  /** A ranking of another edition of the same people, in which nothing waits to be decided. */
  settledApart: string;
  /** A settlement of yet another one, a track of it with entries to deliberate on, and a decision on its awards that waits, and is outdated. */
  close: { settlement: string; track: string; awards: string };
}

const granted: Partial<Record<Role, GrantedRole>> = {
  organizer: 'ORGANIZER',
  chair: 'CHAIR',
  secretary: 'SECRETARY',
  auditor: 'AUDITOR',
};

/** How an edition of the factories gets into a phase. */
const made: Record<Phase, Parameters<typeof anEdition>[1] & object> = {
  DRAFT: { phase: 'REGISTRATION', state: CompetitionState.DRAFT },
  REGISTRATION: { phase: 'REGISTRATION' },
  SUBMISSION: { phase: 'SUBMISSION' },
  READY: {},
  OPEN: { stageState: StageState.OPEN },
  CLOSED: { stageState: StageState.CLOSED },
  SETTLED: { stageState: StageState.CLOSED },
  PUBLISHED: { stageState: StageState.CLOSED },
};

/** Everybody, each with one token for all editions. */
export async function aCast(it: TestApp): Promise<Cast> {
  const cast = {} as Cast;
  for (const role of roles) cast[role] = role === 'visitor' ? it.visitor : await somebody(it, role);
  await aGrant(it.db, cast.administrator.account!.id, 'ADMINISTRATOR', null);
  await aGrant(it.db, cast.trainingOfficer.account!.id, 'TRAINING_OFFICER', null);
  const elsewhere = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, cast.otherOrganizer.account!.id, 'ORGANIZER', elsewhere.id);
  const seat = await aJudge(it.db, elsewhere, cast.otherJudge.account!.id);
  await anAssignment(it.db, elsewhere, seat, await anEntry(it.db, elsewhere));
  return cast;
}

/** Past the app: signing in has a test of its own and takes its time. */
async function somebody(it: TestApp, role: Role): Promise<Person> {
  const account = { id: timeOrderedId(), email: `${role.toLowerCase()}@doors.example`, name: role };
  await it.db.getRepository(Account).insert(account);
  const secret = `pado_${randomBytes(32).toString('base64url')}`;
  await aToken(it, account.id, secret);
  return new Person(it.url, account, secret);
}

async function aToken(it: TestApp, accountId: string, secret: string): Promise<string> {
  const [id, hash] = [timeOrderedId(), createHash('sha256').update(secret).digest('hex')];
  const insert = `insert into session (id, account_id, kind, token_hash, label, expires_at) values ($1, $2, 'TOKEN', $3, '', now() + interval '1 day')`;
  await it.db.query(insert, [id, accountId, hash]);
  return id;
}

/** An edition for every phase. */
export async function theWorlds(it: TestApp, cast: Cast): Promise<Map<Phase, World>> {
  const worlds = new Map<Phase, World>();
  const { id: trainingFile } = await uploaded(cast.trainingOfficer, TRAINING_CSV, '교육이력.csv');
  const { id: peopleFile } = await uploaded(cast.administrator, TRAINING_CSV, '사람.csv');
  const { id: someone } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  const { id: disabled } = await anAccount(it.db, { isDisabled: true });
  const others = { someone, disabled };
  const links = { entryLink: await aLink(it, 'SIGN_IN'), passwordLink: await aLink(it, 'NEW_PASSWORD') };
  const shared = {
    trainingFile,
    peopleFile,
    course: await aTaughtCourse(it),
    catalogueItem: await aCatalogueItem(it),
    deadLetter: await aDeadLetter(it),
    dataCorrection: await aDataCorrection(it),
    twoStages: await twoStages(it, cast),
    settledApart: await settledApart(it, cast),
    close: await aDeliberation(it, cast),
    ...others,
    ...links,
  };
  for (const phase of phases) worlds.set(phase, await aWorld(it, cast, phase, shared));
  await storeAllFiles(it);
  return worlds;
}

async function aWorld(it: TestApp, cast: Cast, phase: Phase, shared: Shared): Promise<World> {
  const { db } = it;
  const edition = await anEdition(db, made[phase]);
  await db.query(`delete from stage where id = $1`, [edition.finalStage]);
  for (const [role, grant] of Object.entries(granted)) await aGrant(db, cast[role as Role].account!.id, grant, edition.id);
  const rubric = await aRubric(db, edition);
  await aRule(db, edition);
  const members = [cast.lead, cast.member].map((person) => ({ accountId: person.account!.id }));
  const entry = await anEntry(db, edition, { team: { members } });
  const rivals = await anEntry(db, edition, { team: { members: [{ accountId: cast.rival.account!.id }] } });
  const third = await anEntry(db, edition);
  const seat = await aJudge(db, edition, cast.judge.account!.id);
  const colleagueSeat = await aJudge(db, edition, cast.colleague.account!.id);
  const [assignment, submittedAssignment] = [await anAssignment(db, edition, seat, entry), await anAssignment(db, edition, seat, rivals)];
  const untouched = await anAssignment(db, edition, colleagueSeat, third);
  const typedAssignment = await anAssignment(db, edition, colleagueSeat, await anEntry(db, edition));
  const correction = randomId();
  const isOver = phase === 'CLOSED' || phase === 'SETTLED' || phase === 'PUBLISHED';
  if (isOver || phase === 'OPEN') {
    const submitted = await aSheet(db, submittedAssignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    const kept = {
      id: timeOrderedId(),
      sheetId: submitted,
      revision: 1,
      event: 'SUBMITTED',
      content: '{}',
      reason: null,
      at: new Date(),
    } as const;
    await db.getRepository(SheetRevision).insert(kept);
    const sheetId = await aSheet(db, assignment, rubric, FULL_MARKS, isOver ? { state: SheetState.SUBMITTED } : {});
    if (isOver) await aCorrection(it, sheetId, correction, phase === 'CLOSED');
  }
  if (isOver) for (const own of [untouched, typedAssignment]) await aSheet(db, own, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  // Published before the disqualifications are there: they would keep it from being so.
  await shownPages(it, entry.copies['REPORT']!, ['<p>분석 보고서</p>']);
  const { settlement, publication } = await settledIn(cast.organizer, phase, edition.stage);
  return {
    phase,
    edition: edition.id,
    slug: edition.slug,
    track: edition.tracks['분석']!,
    stage: edition.stage,
    secretaryRole: (await db.getRepository(RoleGrant).findOneByOrFail({ competitionId: edition.id, role: 'SECRETARY' })).id,
    team: entry.team,
    entry: entry.id,
    membership: await membershipOf(it, entry.team, cast.member),
    invitation: await anInvitation(it, edition, entry.team, cast.competitor),
    receipt: await receiptOf(it, entry.id),
    report: await aDraftLike(it, entry.id),
    looseFile: await aLooseFile(it, cast.member),
    unfinishedUpload: await anUnfinishedUpload(it, cast.lead),
    supplement: await aSupplement(it, (await anEntry(db, edition, { team: { state: TeamState.WITHDRAWN } })).id),
    judgeCopy: entry.copies['REPORT']!,
    ...(await conflictsIn(it, edition, cast, [entry.team, rivals.team, third.team])),
    ...(await disqualificationsIn(it, edition)),
    question: await aQuestion(it, edition.id, cast.lead.account!.id),
    ...(await aNotice(it, edition.id, await aLooseFile(it, cast.organizer))),
    seat,
    colleagueSeat,
    assignment,
    submittedAssignment,
    correction,
    untouchedEntry: third.id,
    untouchedAssignment: untouched,
    typedSheet: await aTypedSheet(it, typedAssignment, rubric, { typist: shared.someone, checker: cast.secretary.account!.id }),
    settlement,
    publication,
    token: await aToken(it, cast.lead.account!.id, randomBytes(32).toString('base64url')),
    ...shared,
  };
}

async function aTaughtCourse({ db }: TestApp): Promise<string> {
  const { courseId } = await db.getRepository(CourseSession).findOneByOrFail({ id: await aTaughtSession(db, 'teacher@doors.example') });
  return courseId;
}

async function settledIn(organizer: Person, phase: Phase, stage: string): Promise<Pick<World, 'settlement' | 'publication'>> {
  if (phase !== 'SETTLED' && phase !== 'PUBLISHED') return { settlement: null, publication: null };
  const { id: settlement } = await organizer.mutate('settleStage', { stage });
  return { settlement, publication: phase === 'SETTLED' ? null : (await organizer.mutate('publishResults', { settlement })).id };
}
