import type { DataSource } from 'typeorm';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { defaultRule, type StageRule as Rule } from '../../src/domain/stage-rule.js';
import { Stage, StageRule, type StageState } from '../../src/features/competitions/stage.entity.js';
import { AdvancedEntry } from '../../src/features/panels/advanced-entry.entity.js';
import { newBlindCode } from '../../src/features/panels/blind-code.js';
import { currentPledge } from '../../src/features/panels/judge-seat.service.js';
import { Assignment, BlindCode, Judge, Panel } from '../../src/features/panels/panel.entity.js';
import { Criterion, Rubric } from '../../src/features/scoring/rubric.entity.js';
import { Mark, Sheet, SheetState } from '../../src/features/scoring/sheet.entity.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import type { MadeEntry } from './entry-factories.js';
import type { MadeEdition } from './factories.js';

/** A judge who has signed the pledge, on the panel of a track; the panel is made with its first judge. */
export async function aJudge(
  db: DataSource,
  edition: MadeEdition,
  accountId: string,
  { id = timeOrderedId(), track = '분석', stage = edition.stage, hasPledged = true, maxLoad = null as number | null } = {},
): Promise<string> {
  const key = { stageId: stage, trackId: edition.tracks[track]! };
  const panel = (await db.getRepository(Panel).findOneBy(key)) ?? { id: timeOrderedId(), ...key };
  await db.getRepository(Panel).upsert(panel, ['id']);
  const pledge = hasPledged ? { pledgedAt: new Date('2025-10-11T00:00:00Z'), pledgeTextHash: currentPledge.hash } : {};
  await db.getRepository(Judge).insert({ id, panelId: panel.id, accountId, maxLoad, ...pledge });
  return id;
}

/** An entry given to a judge, under the code that the entry has in the stage. */
export async function anAssignment(
  db: DataSource,
  edition: MadeEdition,
  judgeId: string,
  entry: Pick<MadeEntry, 'id'>,
  { id = randomId(), stage = edition.stage, code = newBlindCode() } = {},
): Promise<string> {
  const codes = db.getRepository(BlindCode).createQueryBuilder().insert().values({ stageId: stage, entryId: entry.id, code });
  await codes.orIgnore().execute();
  await db.getRepository(Assignment).insert({ id, stageId: stage, judgeId, entryId: entry.id, assignedAt: new Date() });
  return id;
}

/** Entries that take part in the stage after the first. */
export const advanced = (db: DataSource, edition: MadeEdition, ...entries: Pick<MadeEntry, 'id'>[]): Promise<unknown> =>
  db.getRepository(AdvancedEntry).insert(entries.map(({ id }) => ({ stageId: edition.finalStage, entryId: id })));

/** A rubric of the stage, the one of paper reviews by default. */
export async function aRubric(
  db: DataSource,
  edition: MadeEdition,
  { id = randomId(), criteria = defaultRubric.criteria, stage = edition.stage } = {},
): Promise<string> {
  const version = 1 + (await db.getRepository(Rubric).countBy({ stageId: stage }));
  await db.getRepository(Rubric).insert({ id, stageId: stage, version });
  const rows = criteria.map((criterion, index) => ({ ...criterion, id: randomId(), rubricId: id, ordinal: index + 1 }));
  await db.getRepository(Criterion).insert(rows);
  return id;
}

/** One criterion of ten points in half steps: the total is ten times the mark. */
export const tenPoints = [{ ...defaultRubric.criteria[0]!, key: 'whole', maxPoints: '10.00', step: '0.50', weight: 1 }];

/** An announced rule of the stage. */
export async function aRule(
  db: DataSource,
  edition: MadeEdition,
  rule: Rule = defaultRule(defaultRubric, 'PAPER'),
  stage = edition.stage,
): Promise<void> {
  const version = 1 + (await db.getRepository(StageRule).countBy({ stageId: stage }));
  const announced = { announcedAt: new Date('2025-09-01T00:00:00Z'), announcedBy: randomId() };
  await db.getRepository(StageRule).insert({ id: randomId(), stageId: stage, version, rule: canonicalText(rule), ...announced });
}

export const moveStage = (db: DataSource, edition: MadeEdition, state: StageState, stage = edition.stage): Promise<unknown> =>
  db.getRepository(Stage).update({ id: stage }, { state });

/** A sheet with these points by criterion key, saved once. */
export async function aSheet(
  db: DataSource,
  assignmentId: string,
  rubricId: string,
  points: Record<string, string>,
  { id = randomId(), state = SheetState.DRAFT, comment = '' } = {},
): Promise<string> {
  const submittedAt = state === SheetState.SUBMITTED ? new Date() : null;
  await db
    .getRepository(Sheet)
    .insert({ id, assignmentId, rubricId, revision: 1, state, comment, submittedAt, updatedAt: new Date(), salt: 'salt' });
  const criteria = await db.getRepository(Criterion).findBy({ rubricId });
  const idOf = new Map(criteria.map((criterion) => [criterion.key, criterion.id]));
  const marks = Object.entries(points).map(([key, value]) => ({
    id: timeOrderedId(),
    sheetId: id,
    criterionId: idOf.get(key)!,
    points: value,
  }));
  if (marks.length > 0) await db.getRepository(Mark).insert(marks);
  return id;
}

/** Points for every criterion of the default rubric: 18 + 27 + 15.5 + 16 + 9 = 85.50. */
export const FULL_MARKS: Record<string, string> = {
  relevance: '18.00',
  validity: '27.00',
  originality: '15.50',
  usefulness: '16.00',
  completeness: '9.00',
};
