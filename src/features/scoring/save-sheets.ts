import { randomBytes } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { namedIn, objectionToNames } from '../../domain/anonymity/comment.js';
import type { Actor } from '../../domain/actor.js';
import { mayScore, maySaveSheet } from '../../domain/permission/sheet.js';
import { canonicalPoints } from '../../domain/points.js';
import { type Refusal, refusal } from '../../domain/refusal.js';
import { type DraftMark, problemsOfDraft } from '../../domain/sheet.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { identityOfAccounts } from '../accounts/identity.queries.js';
import { lockStage } from '../competitions/stage.service.js';
import { Assignment } from '../panels/panel.entity.js';
import { remarksOf } from './refuse-names.js';
import { Criterion } from './rubric.entity.js';
import { latestRubric } from './rubric.service.js';
import { Mark, Sheet, SheetState } from './sheet.entity.js';
import { assignmentsOfStage, marksOfSheets } from './sheet.queries.js';
import { currentOf } from './sheet-content.js';

/** A draft that is to be saved, whole, as in `saveSheet`. */
interface DraftWish {
  assignment: string;
  revision: number;
  marks: DraftMark[];
  comment: string;
}

/** What became of it: its new revision, or why it was not saved. */
export type DraftOutcome = { revision: number } | { refusal: Refusal };

export interface SaveManyWish {
  stage: string;
  drafts: readonly DraftWish[];
  namesConfirmed: boolean;
  /** Nothing is written: the outcomes are what they would be. */
  dryRun: boolean;
}

/**
 * Saves many drafts of one judge in one stage, each by the rules of `saveSheet` and independent of the others, in the same number of
 * statements however many there are.
 */
export async function saveSheets(tx: EntityManager, actor: Actor, wish: SaveManyWish): Promise<DraftOutcome[]> {
  const { stage, drafts } = wish;
  await lockStage(tx, stage, 'pessimistic_read');
  const ids = drafts.map(({ assignment }) => assignment);
  // The judge's own alone, in one order: whoever names somebody else's locks nothing.
  const own = await tx
    .getRepository(Assignment)
    .createQueryBuilder('assignment')
    .innerJoin('assignment.judge', 'judge')
    .where('assignment.id in (:...ids) and assignment.stage_id = :stage and judge.account_id = :account', {
      ids: [...ids, stage],
      stage,
      account: actor.accountId,
    })
    .orderBy('assignment.id')
    .setLock('pessimistic_write', undefined, ['assignment'])
    .getMany();
  const facts = await assignmentsOfStage(
    tx,
    stage,
    own.map(({ id }) => id),
  );
  const factsOf = new Map(facts.map((each) => [each.id, each]));
  const sheets = await tx.getRepository(Sheet).find({
    where: { assignmentId: In([...factsOf.keys()]) },
    order: { assignmentId: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const sheetOf = new Map(sheets.map((sheet) => [sheet.assignmentId, sheet]));
  const latest = await latestRubric(tx, stage);
  const rubricIds = [...new Set([...sheets.map(({ rubricId }) => rubricId), ...(latest ? [latest.id] : [])])];
  const criteria = await tx.getRepository(Criterion).find({ where: { rubricId: In(rubricIds) }, order: { ordinal: 'ASC' } });
  const criteriaOf = Map.groupBy(criteria, ({ rubricId }) => rubricId);
  const marksOf = Map.groupBy(
    await marksOfSheets(
      tx,
      sheets.map(({ id }) => id),
    ),
    ({ sheetId }) => sheetId,
  );
  const identity = await identityOfAccounts(tx, [actor.accountId]);

  const planned = drafts.map((draft) => {
    const assignment = factsOf.get(draft.assignment);
    const sheet = sheetOf.get(draft.assignment) ?? null;
    const rubricId = sheet?.rubricId ?? latest?.id ?? '';
    return { draft, sheet, rubricId, criteria: criteriaOf.get(rubricId) ?? [], assignment };
  });
  type Planned = (typeof planned)[number];

  const objectionTo = ({ draft, sheet, criteria: ofSheet, assignment }: Planned): Refusal | null => {
    if (!assignment) return refusal('NOT_FOUND');
    const objection = mayScore(actor, assignment);
    if (objection) return objection;
    if (draft.revision !== (sheet?.revision ?? 0)) {
      return refusal('STALE_REVISION', {
        current: sheet && currentOf(sheet, ofSheet, marksOf.get(sheet.id) ?? []),
        savedAt: sheet?.updatedAt,
      });
    }
    const problems = problemsOfDraft({ criteria: ofSheet }, draft);
    if (sheet && maySaveSheet(sheet)) return maySaveSheet(sheet);
    if (problems.length > 0) return refusal('INVALID_INPUT', { problems });
    return objectionToNames(namedIn(identity, remarksOf(draft)), wish.namesConfirmed);
  };
  const judged = planned.map((each) => ({ ...each, objection: objectionTo(each) }));
  const good = judged.filter(({ objection }) => objection === null);
  if (!wish.dryRun && good.length > 0) await writeDrafts(tx, good);
  return judged.map(({ objection, sheet }) => (objection ? { refusal: objection } : { revision: (sheet?.revision ?? 0) + 1 }));
}

/** Makes these drafts say exactly this, each as its next revision. */
async function writeDrafts(
  tx: EntityManager,
  drafts: readonly { draft: DraftWish; sheet: Sheet | null; rubricId: string; criteria: readonly Criterion[] }[],
): Promise<void> {
  const updatedAt = await databaseNow(tx);
  const written = drafts.map((each) => ({ ...each, id: each.sheet?.id ?? randomId() }));
  const begun = written.filter(({ sheet }) => sheet !== null);
  await tx.query(
    `update sheet set revision = sheet.revision + 1, comment = sent.comment, updated_at = $3
       from unnest($1::uuid[], $2::text[]) as sent (id, comment) where sheet.id = sent.id`,
    [begun.map(({ id }) => id), begun.map(({ draft }) => draft.comment), updatedAt],
  );
  const fresh = written.filter(({ sheet }) => sheet === null);
  await insertAll(
    tx,
    Sheet,
    fresh.map(({ id, draft, rubricId }) => ({
      id,
      assignmentId: draft.assignment,
      rubricId,
      state: SheetState.DRAFT,
      submittedAt: null,
      salt: randomBytes(16).toString('hex'),
      revision: 1,
      comment: draft.comment,
      updatedAt,
    })),
  );
  await tx.query(`delete from mark where sheet_id = any($1::uuid[])`, [begun.map(({ id }) => id)]);
  const marks = written.flatMap(({ id, draft, criteria }) => {
    const idOf = new Map(criteria.map((criterion) => [criterion.key, criterion.id]));
    return draft.marks.map(({ criterion, points, comment }) => ({
      id: timeOrderedId(),
      sheetId: id,
      criterionId: idOf.get(criterion)!,
      points: points === null ? null : canonicalPoints(points),
      comment: (comment ?? '').normalize('NFC'),
    }));
  });
  await insertAll(tx, Mark, marks);
}
