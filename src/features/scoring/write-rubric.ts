import type { EntityManager } from 'typeorm';
import { canonicalPoints } from '../../domain/points.js';
import type { Criterion as CriterionWords, Rubric as RubricWords } from '../../domain/rubric.js';
import { randomId } from '../../platform/database/ids.js';
import { Criterion, Rubric } from './rubric.entity.js';

/** Writes a rubric as the next version of its stage's. */
export async function insertRubric(tx: EntityManager, stageId: string, version: number, { criteria }: RubricWords): Promise<Rubric> {
  const rubric = tx.getRepository(Rubric).create({ id: randomId(), stageId, version });
  await tx.getRepository(Rubric).insert(rubric);
  await tx.getRepository(Criterion).insert(criteria.map((criterion, index) => rowOf(criterion, index, rubric.id)));
  return rubric;
}

const rowOf = (
  { key, nameKo, nameEn, guidanceKo, guidanceEn, maxPoints, step, weight, anchors }: CriterionWords,
  index: number,
  rubricId: string,
) => ({
  id: randomId(),
  rubricId,
  ordinal: index + 1,
  key,
  nameKo,
  nameEn,
  guidanceKo,
  guidanceEn,
  maxPoints: canonicalPoints(maxPoints),
  step: canonicalPoints(step),
  weight,
  anchors,
});
