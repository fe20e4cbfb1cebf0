import type { DataSource, EntityManager } from 'typeorm';
import {
  changeBy,
  contradictionsAmong,
  type KnownSession,
  type KnownTrainee,
  sessionKey,
  sessionKeyOfLine,
  traineeKey,
  traineeKeyOfLine,
} from '../../domain/training-import.js';
import { byLine, type LineProblem } from '../../domain/import/line-problem.js';
import { plainName } from '../../domain/import/plain-name.js';
import { type PlacedLine, placeLines, type TrainingLine } from '../../domain/training-match.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { linesOfTrainingFile } from './training-file.js';
import * as sql from './training-import.queries.js';
import { TrainingImport } from './training-record.entity.js';

/** What became of a file. Either it has problems and nothing was written, or it is on record as an import. */
export interface ImportOutcome {
  import: TrainingImport | null;
  /** This very file was taken in before, by the import told here; nothing was written. */
  isRepeated: boolean;
  /** In the order of their lines. */
  problems: LineProblem[];
}

/**
 * Takes in a file of training records, the whole of it or nothing. Sessions and trainees are made when they are first seen; a record that
 * says something else than before is added as a correction of the one that stood. The number of statements does not depend on the rows.
 */
export async function importTraining(db: DataSource, bytes: Buffer, who: ActingAs): Promise<ImportOutcome> {
  const { lines, problems } = await linesOfTrainingFile(bytes);
  const fileSha256 = sha256(bytes);
  return transaction(db, async (tx) => {
    await sql.lockImports(tx);
    const before = await tx.getRepository(TrainingImport).findOneBy({ fileSha256 });
    if (before) return { import: before, isRepeated: true, problems: [] };
    const { placed, unplaced } = await findPlaces(tx, lines);
    const known = await knownOf(tx, placed);
    const all = [...problems, ...unplaced, ...contradictionsAmong(placed, known)].toSorted(byLine);
    if (all.length > 0) return { import: null, isRepeated: false, problems: all };
    const written = await write(tx, fileSha256, who, await recordsOf(tx, placed, known));
    return { import: written, isRepeated: false, problems: [] };
  });
}

async function findPlaces(tx: EntityManager, lines: readonly TrainingLine[]): Promise<{ placed: PlacedLine[]; unplaced: LineProblem[] }> {
  const agencies = await sql.agenciesCalled(tx, distinct(lines.flatMap(({ row }) => [row.agency, plainName(row.agency)])));
  const programmes = await sql.coursesOfYears(tx, distinct(lines.map(({ row }) => row.programmeYear)));
  const { placed, problems } = placeLines(lines, { agencies, ...programmes });
  return { placed, unplaced: problems };
}

interface Known {
  sessions: KnownSession[];
  trainees: KnownTrainee[];
}

const knownOf = async (tx: EntityManager, placed: readonly PlacedLine[]): Promise<Known> => ({
  sessions: await sql.sessionsOfCourses(tx, distinct(placed.map(({ courseId }) => courseId))),
  trainees: await sql.traineesWith(
    tx,
    placed.map(({ agencyId, row }) => ({ agencyId, employeeNumber: row.employeeNumber })),
  ),
});

/** What is to be written, all of it consistent. */
interface Writing {
  sessions: sql.NewSession[];
  trainees: sql.NewTrainee[];
  records: sql.NewRecord[];
  unchanged: number;
}

async function recordsOf(tx: EntityManager, placed: readonly PlacedLine[], known: Known): Promise<Writing> {
  const sessions = newSessions(placed, known.sessions);
  const trainees = newTrainees(placed, known.trainees);
  const sessionIds = new Map([...known.sessions, ...sessions].map((session) => [sessionKey(session), session.id]));
  const traineeIds = new Map([...known.trainees, ...trainees].map((trainee) => [traineeKey(trainee), trainee.id]));
  const told = placed.map((each) => ({
    ...each,
    sessionId: sessionIds.get(sessionKeyOfLine(each))!,
    traineeId: traineeIds.get(traineeKeyOfLine(each))!,
  }));
  const standing = new Map((await sql.standingRecords(tx, told)).map((each) => [pairOf(each), each]));
  const records = told.flatMap((each): sql.NewRecord[] => {
    const stands = standing.get(pairOf(each)) ?? null;
    if (changeBy(each.row, stands) === 'UNCHANGED') return [];
    const { line, row: content, sessionId, traineeId } = each;
    return [{ id: timeOrderedId(), traineeId, sessionId, line, content, correctsId: stands?.id ?? null }];
  });
  return { sessions, trainees, records, unchanged: told.length - records.length };
}

const pairOf = (pair: { traineeId: string; sessionId: string }) => `${pair.traineeId} ${pair.sessionId}`;

/** Sessions that nobody has seen yet, as the first line that tells of them has them; its place is the first one given. */
function newSessions(placed: readonly PlacedLine[], known: readonly KnownSession[]): sql.NewSession[] {
  const there = new Set(known.map(sessionKey));
  const groups = Map.groupBy(placed, sessionKeyOfLine);
  return [...groups].flatMap(([key, lines]) => {
    const { courseId, row } = lines[0]!;
    if (there.has(key)) return [];
    const place = lines.find((line) => line.row.place !== null)?.row.place ?? null;
    return [{ id: timeOrderedId(), courseId, ordinal: row.sessionOrdinal, startsOn: row.startsOn, endsOn: row.endsOn, place }];
  });
}

/** People whom nobody has seen yet, under the name of their first line; the mail address is the first one given. */
function newTrainees(placed: readonly PlacedLine[], known: readonly KnownTrainee[]): sql.NewTrainee[] {
  const there = new Set(known.map(traineeKey));
  const groups = Map.groupBy(placed, traineeKeyOfLine);
  return [...groups].flatMap(([key, lines]) => {
    const { agencyId, row } = lines[0]!;
    if (there.has(key)) return [];
    const mail = lines.find((line) => line.row.mail !== null)?.row.mail?.toLowerCase() ?? null;
    return [{ id: timeOrderedId(), agencyId, employeeNumber: row.employeeNumber, name: row.name, mail }];
  });
}

async function write(tx: EntityManager, fileSha256: string, who: ActingAs, writing: Writing): Promise<TrainingImport> {
  const { sessions, trainees, records, unchanged } = writing;
  const corrected = records.filter(({ correctsId }) => correctsId !== null).length;
  const done = tx.getRepository(TrainingImport).create({
    id: timeOrderedId(),
    fileSha256,
    added: records.length - corrected,
    corrected,
    unchanged,
    importedAt: await databaseNow(tx),
    importedBy: who === 'SYSTEM' ? null : who.actor.accountId,
  });
  await sql.insertSessions(tx, sessions);
  await sql.insertTrainees(tx, trainees);
  await tx.getRepository(TrainingImport).insert(done);
  await sql.insertRecords(tx, done.id, records);
  if (records.length > 0) await addJob(tx, 'training-changed', {}, 'training-changed');
  const { id, added } = done;
  await record(tx, who, 'training.imported', id, { import: id, added, corrected, unchanged, sha256: fileSha256 });
  return done;
}

const distinct = <T>(values: T[]): T[] => [...new Set(values)];
