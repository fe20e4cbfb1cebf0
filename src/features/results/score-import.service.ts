import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { FinalRule as Rule } from '../../domain/final-rule.js';
import { byLine, type LineProblem } from '../../domain/import/line-problem.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { canonicalPoints } from '../../domain/points.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { type Problem, refuse } from '../../domain/refusal.js';
import { readScores } from '../../domain/score-import.js';
import { clean, required } from '../../domain/text.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { readUpload } from '../../platform/csv/read-upload.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { lockFinalInTheMaking } from './final-edition.js';
import { type GivenScores, scoresOfFile, scoresOfList } from './given-scores.js';
import { ScoreImport } from './score-import.entity.js';
import { competingWithout, entriesNumbered } from './score-import.queries.js';
import type { ImportedScore, ImportScorePartInput } from './score-import.type.js';

/** What became of scores. Either they have problems and nothing was written, or they are on record as an import. */
interface ScoreOutcome {
  import: ScoreImport | null;
  isRepeated: boolean;
  problems: LineProblem[];
  withoutPoints: string[];
}

const mostWithout = 500;

@Injectable()
export class ScoreImportService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Takes in the scores of a part of the final, the whole of them or nothing. They replace what was imported before, which stays. */
  async import(actor: Actor, wish: ImportScorePartInput): Promise<ScoreOutcome> {
    refuse(mayOrganize(actor, wish.competition));
    refuseProblems([...problemsOfReason(wish.reason), ...((wish.file != null) === (wish.scores != null) ? [oneOfTwo] : [])]);
    const given = wish.file
      ? await scoresOfFile(await readUpload(this.db.manager, this.store, actor, wish.file))
      : scoresOfList(wish.scores ?? []);
    return transaction(this.db, async (tx) => {
      const rule = await lockFinalInTheMaking(tx, wish.competition, 'pessimistic_write');
      const rows = await rowsOf(tx, wish, rule, given);
      if ('problems' in rows) return { import: null, isRepeated: false, problems: rows.problems, withoutPoints: [] };
      const entries = rows.map(({ entry }) => entry);
      const withoutPoints = await competingWithout(tx, wish.competition, entries, mostWithout);
      const where = { competitionId: wish.competition, part: wish.part };
      const latest = await tx.getRepository(ScoreImport).findOne({ where, order: { version: 'DESC' } });
      const told = { problems: [], withoutPoints };
      if (latest?.sha256 === given.sha256) return { import: latest, isRepeated: true, ...told };
      if (wish.dryRun) return { import: null, isRepeated: false, ...told };
      const made = tx.getRepository(ScoreImport).create({
        ...where,
        id: timeOrderedId(),
        version: (latest?.version ?? 0) + 1,
        rows: canonicalText(rows),
        sha256: given.sha256,
        reason: clean(wish.reason),
        importedAt: await databaseNow(tx),
        importedBy: actor.accountId,
      });
      await tx.getRepository(ScoreImport).insert(made);
      const { id, part, version } = made;
      const data = { import: id, part, version, scores: rows.length, sha256: given.sha256 };
      await record(tx, { actor, as: 'ORGANIZER' }, 'scores.imported', wish.competition, data);
      return { import: made, isRepeated: false, ...told };
    });
  }

  /** What was imported for an edition, oldest first. */
  ofCompetition(competitionId: string): Promise<ScoreImport[]> {
    return this.db.getRepository(ScoreImport).find({ where: { competitionId }, order: { importedAt: 'ASC', id: 'ASC' } });
  }
}

/** The scores as they are kept, or what is wrong with them. */
async function rowsOf(
  tx: EntityManager,
  { competition, part: key }: ImportScorePartInput,
  { parts }: Rule,
  { scores, problems }: GivenScores,
): Promise<ImportedScore[] | { problems: LineProblem[] }> {
  const part = parts.find((each) => each.key === key);
  if (!part) return { problems: [{ line: null, ...unknownPart(parts.map((each) => each.key)) }] };
  if (scores.length + problems.length === 0) return { problems: [{ line: null, ...required('scores') }] };
  const numbers = scores.map(({ entryNumber }) => entryNumber);
  const idOf = new Map((await entriesNumbered(tx, competition, numbers)).map(({ number, id }) => [number, id]));
  const read = readScores(scores, part, idOf);
  const all = [...problems, ...('problems' in read ? read.problems : [])].toSorted(byLine);
  if ('problems' in read || all.length > 0) return { problems: all };
  return read.map(({ entry, points }) => ({ entry, points: canonicalPoints(points) }));
}

function unknownPart(known: readonly string[]): Problem {
  const ko = `공고한 규칙에 없는 반영 점수입니다. 있는 것: ${known.join(', ')}`;
  return problem('part', 'UNKNOWN_WORD', ko, `The announced rule has no such part. It has: ${known.join(', ')}.`);
}

const oneOfTwo = problem('scores', 'ONE_OF_TWO', '파일과 목록 가운데 하나만 보내 주세요.', 'Send either a file or a list of scores.');
