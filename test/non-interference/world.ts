import { Readable } from 'node:stream';
import { FileSlot } from '../../src/features/entries/entry-file.entity.js';
import { SheetState } from '../../src/features/scoring/sheet.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../src/platform/files/file-store.js';
import type { TestApp } from '../support/app.js';
import { aTaughtSession, aTrainingRecord } from '../support/conflict-factories.js';
import { anEntry, aVersion, type MadeEntry } from '../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, aTeam, type MadeEdition } from '../support/factories.js';
import { advanced, aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS } from '../support/judging-factories.js';
import type { Person } from '../support/person.js';
import { shownPages } from '../support/shown-pages.js';

/** What a judge must not be able to tell. Each of the twins has its own. */
export interface Hidden {
  /** Of the teams behind the entries, in the order of the entries' codes. */
  teams: readonly [string, string, string];
  /** In which order they registered, so which numbers their entries have. */
  order: readonly [number, number, number];
  membersEach: number;
  memberName: string;
  department: string;
  originalName: string;
  /** A draft that was written after the submission, which alone is judged. */
  draft: string;
  /** How often each was submitted; judges get the last. */
  versions: number;
  /** Of other teams, which nobody gave to this judge. */
  others: number;
  colleagues: number;
  colleaguesPoints: string;
  /** Days by which all that happened is older. */
  daysAgo: number;
  /** Whether what the judge declares hits somebody: in a team whose entry the judge was not given. */
  isHit: boolean;
  hasTraining: boolean;
}

/** What the judge knows and asks by. */
export interface JudgesWorld {
  it: TestApp;
  /** When it was made, in milliseconds. */
  began: number;
  judge: Person;
  edition: MadeEdition;
  assignments: string[];
  copies: string[];
  presented: string[];
  presentedCopies: string[];
  /** Not the judge's business, but perhaps known from somewhere. */
  foreign: { assignment: string; copy: string; original: string; entry: string; team: string; seat: string; account: string };
}

/** They draw the order of the judge's desk. */
const SEATS = { paper: '5ea70000-0000-4000-8000-000000000001', final: '5ea70000-0000-4000-8000-000000000002' };
const CODES = ['C9C9', 'K7Q2', 'X2X2'] as const;
/** Where the person works whom the judge declares. */
export const DECLARED = { personName: '남궁민', personEmail: 'min@home.example' };

export async function aJudgesWorld(it: TestApp, hidden: Hidden): Promise<JudgesWorld> {
  const { db } = it;
  const began = Date.now();
  const judge = await it.person('judge@busan.example', { name: '박서준' });
  const edition = await anEdition(db);
  await db.query(
    `update competition set slug = 'blind-2025', registration_opens_at = '2025-09-01', registration_closes_at = '2025-09-20',
            submissions_close_at = '2025-10-10' where id = $1`,
    [edition.id],
  );
  const rubric = await aRubric(db, edition);
  await aRule(db, edition);
  await aRubric(db, edition, { stage: edition.finalStage });
  const seat = await aJudge(db, edition, judge.account!.id, { id: SEATS.paper, hasPledged: false });
  const finalSeat = await aJudge(db, edition, judge.account!.id, { id: SEATS.final, stage: edition.finalStage });
  const department = await aDepartment(db, hidden.department);
  const made: MadeEntry[] = [];
  for (const index of hidden.order) made[index] = await theEntry(it, edition, index, { ...hidden, departmentId: department });
  const world = { it, began, judge, edition, assignments: [] as string[], copies: [] as string[], presented: [] as string[] };
  for (const [index, entry] of made.entries()) {
    world.assignments.push(await anAssignment(db, edition, seat, entry, { code: CODES[index]! }));
    world.copies.push(...Object.values(entry.copies));
    const stage = edition.finalStage;
    await advanced(db, edition, entry);
    world.presented.push(await anAssignment(db, edition, finalSeat, entry, { stage, code: CODES[index]! }));
  }
  const foreign = await whatOthersDo(it, edition, rubric, made, hidden);
  await age(it, hidden.daysAgo);
  return { ...world, presentedCopies: Object.values(made[0]!.copies), foreign };
}

/** What is judged of an entry is the same, and whose it is and how it came to be is not. */
async function theEntry(it: TestApp, edition: MadeEdition, index: number, hidden: Hidden & { departmentId: string }): Promise<MadeEntry> {
  const { db } = it;
  const members = [];
  for (let nth = 0; nth < hidden.membersEach; nth++) {
    members.push({ accountId: (await anAccount(db, { name: hidden.memberName })).id, departmentId: hidden.departmentId });
  }
  const files = async () => [
    { slot: 'SLIDES' as const, originalName: hidden.originalName, copy: await bytesOf(it, `slides ${index}`) },
    { originalName: hidden.originalName, copy: await bytesOf(it, `report ${index}`) },
  ];
  const text = { title: `작품 ${index}`, summary: `요약 ${index}` };
  const entry = await anEntry(db, edition, { ...text, files: await files(), team: { name: hidden.teams[index]!, members } });
  for (let version = 1; version < hidden.versions; version++) {
    const submittedBy = members[0]!.accountId;
    entry.copies = await aVersion(db, { entryId: entry.id, submittedBy, ...text, files: await files() });
  }
  await shownPages(it, entry.copies['REPORT']!, [`<p>보고서 ${index}</p>`, '<p>둘째 쪽</p>']);
  await db.query(`update entry set title = $2, summary = $2, revision = $3 where id = $1`, [entry.id, hidden.draft, hidden.versions]);
  // What is taught is public; who learned it is not, nor how many.
  const session = await aTaughtSession(db, 'teacher@busan.example');
  if (hidden.hasTraining) {
    await aTrainingRecord(db, session, { accountId: members[0]!.accountId, agencyId: hidden.departmentId, status: 'COMPLETED' });
  }
  return entry;
}

async function bytesOf(it: TestApp, content: string) {
  const storageKey = newStorageKey();
  return {
    storageKey,
    ...(await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([Buffer.from(`%PDF-1.7 ${content}`)]))),
  };
}

/** Other teams and judges, what they wrote, and a team of the person whom the judge declares. */
async function whatOthersDo(it: TestApp, edition: MadeEdition, rubric: string, made: readonly MadeEntry[], hidden: Hidden) {
  const { db } = it;
  await aGrant(db, (await anAccount(db, { name: hidden.memberName })).id, 'ORGANIZER', edition.id);
  await db.query(`insert into account (id, email, name) values (gen_random_uuid(), $1, $2)`, [
    hidden.isHit ? DECLARED.personEmail : 'other@home.example',
    hidden.isHit ? DECLARED.personName : '다른이',
  ]);
  const [declared] = await db.query<{ id: string }[]>(`select id from account where email like '%@home.example'`);
  const other = await anEntry(db, edition, { title: '남의 작품', team: { members: [{ accountId: declared!.id }] } });
  for (let nth = 0; nth < hidden.others; nth++) await aTeam(db, edition, { name: `남의 팀 ${nth}` });
  const colleague = await anAccount(db, { name: hidden.memberName });
  const theirSeat = await aJudge(db, edition, colleague.id);
  const assignment = await anAssignment(db, edition, theirSeat, other);
  for (let nth = 0; nth < hidden.colleagues; nth++) {
    const seat = await aJudge(db, edition, (await anAccount(db)).id, { maxLoad: nth + 1 });
    const theirs = await anAssignment(db, edition, seat, made[nth % made.length]!);
    await aSheet(db, theirs, rubric, { ...FULL_MARKS, relevance: hidden.colleaguesPoints }, { state: SheetState.SUBMITTED });
  }
  const [original] = await db.query<{ id: string }[]>(
    `select stored_file_id as id from entry_file where entry_id = $1 and slot = '${FileSlot.REPORT}' limit 1`,
    [made[0]!.id],
  );
  const { id: entry, team, copies } = other;
  return { assignment, copy: copies['REPORT']!, original: original!.id, entry, team, seat: theirSeat, account: colleague.id };
}

/** Lets all that happened have happened earlier. */
async function age({ db }: TestApp, days: number): Promise<void> {
  for (const [table, column] of [
    ['team', 'created_at'],
    ['team_member', 'joined_at'],
    ['entry', 'updated_at'],
    ['entry_version', 'submitted_at'],
    ['stored_file', 'created_at'],
    ['assignment', 'assigned_at'],
  ] as const) {
    await db.query(`alter table ${table} disable trigger user`);
    await db.query(`update ${table} set ${column} = ${column} - make_interval(days => $1)`, [days]);
    await db.query(`alter table ${table} enable trigger user`);
  }
}
