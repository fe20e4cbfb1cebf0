import type { EntityManager } from 'typeorm';
import { Refused, refusal } from '../../domain/refusal.js';
import { type DraftSheet, submitSheet } from '../../domain/sheet.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import type { Criterion } from './rubric.entity.js';
import { dutiesOf } from './rubric.service.js';
import { contentOf } from './sheet-content.js';

/**
 * The content of a draft that can be submitted as it is, as it is kept and hashed.
 * @throws Refused INVALID_INPUT with what is missing.
 */
export async function finished(
  tx: EntityManager,
  stageId: string,
  criteria: Criterion[],
  draft: DraftSheet & { comment: string },
): Promise<string> {
  const submitted = submitSheet({ criteria }, draft, await dutiesOf(tx, stageId));
  if ('problems' in submitted) throw new Refused(refusal('INVALID_INPUT', { problems: submitted.problems }));
  return canonicalText(contentOf(draft.comment, submitted.marks));
}
