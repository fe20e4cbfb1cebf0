import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { neutralName } from '../../platform/files/neutral-name.js';
import { Absence } from './absence.entity.js';
import { type CorrectionRow, correctionsOfAssignments } from './correction.queries.js';
import { copiesOfAssignments } from './judge-desk.queries.js';
import { FinalRule } from './final-rule.entity.js';
import type { JudgeCopyFile } from './judge-desk.type.js';
import { Criterion, Rubric } from './rubric.entity.js';
import { type Mark, Sheet } from './sheet.entity.js';
import { marksOfSheets } from './sheet.queries.js';
import type { SheetTyping } from './typing.entity.js';
import { typingsOf } from './typing.queries.js';

export interface ScoringLoaders {
  latestRubricOfStage: DataLoader<string, Rubric | null>;
  criteriaOfRubric: DataLoader<string, Criterion[]>;
  latestFinalRuleOfCompetition: DataLoader<string, FinalRule | null>;
  sheetOfAssignment: DataLoader<string, Sheet | null>;
  marksOfSheet: DataLoader<string, Mark[]>;
  copiesOfAssignment: DataLoader<string, JudgeCopyFile[]>;
  correctionsOfAssignment: DataLoader<string, CorrectionRow[]>;
  absencesOfEntry: DataLoader<string, Absence[]>;
  latestTypingOfAssignment: DataLoader<string, SheetTyping | null>;
}

// Mutations change these; one that follows another in the same request has to read them anew.
const fresh = { cache: false };

export const scoringLoaders = (db: DataSource): ScoringLoaders => ({
  latestRubricOfStage: new DataLoader(async (ids) => {
    const rubrics = await db.getRepository(Rubric).find({ where: { stageId: In([...ids]) }, order: { version: 'DESC' } });
    return grouped(ids, rubrics, (rubric) => rubric.stageId).map(([latest]) => latest ?? null);
  }, fresh),
  criteriaOfRubric: new DataLoader(async (ids) => {
    const criteria = await db.getRepository(Criterion).find({ where: { rubricId: In([...ids]) }, order: { ordinal: 'ASC' } });
    return grouped(ids, criteria, (criterion) => criterion.rubricId);
  }),
  latestFinalRuleOfCompetition: new DataLoader(async (ids) => {
    const rules = await db.getRepository(FinalRule).find({ where: { competitionId: In([...ids]) }, order: { version: 'DESC' } });
    return grouped(ids, rules, ({ competitionId }) => competitionId).map(([latest]) => latest ?? null);
  }, fresh),
  sheetOfAssignment: new DataLoader(async (ids) => {
    const sheets = await db.getRepository(Sheet).findBy({ assignmentId: In([...ids]) });
    return grouped(ids, sheets, (sheet) => sheet.assignmentId).map(([sheet]) => sheet ?? null);
  }, fresh),
  marksOfSheet: new DataLoader(async (ids) => grouped(ids, await marksOfSheets(db.manager, ids), (mark) => mark.sheetId), fresh),
  correctionsOfAssignment: new DataLoader(async (ids) => {
    return grouped(ids, await correctionsOfAssignments(db.manager, ids), ({ assignmentId }) => assignmentId);
  }, fresh),
  absencesOfEntry: new DataLoader(async (ids) => {
    const absences = await db.getRepository(Absence).find({ where: { entryId: In([...ids]) }, order: { recordedAt: 'ASC', id: 'ASC' } });
    return grouped(ids, absences, ({ entryId }) => entryId);
  }, fresh),
  latestTypingOfAssignment: new DataLoader(async (ids) => {
    const typings = await typingsOf(db.manager, ids);
    return grouped(ids, typings, ({ assignmentId }) => assignmentId).map(([latest]) => latest ?? null);
  }, fresh),
  copiesOfAssignment: new DataLoader(async (ids) => {
    const copies = await copiesOfAssignments(db, ids);
    return grouped(ids, copies, (copy) => copy.assignmentId).map((files) =>
      files.map(({ id, code, slot, kind, size, pages, pageMediaType }) => ({
        id,
        name: neutralName(code, slot, kind),
        kind,
        size: size === null ? null : Number(size),
        pages,
        pageMediaType,
      })),
    );
  }, fresh),
});
