import type { EntityManager } from 'typeorm';
import { namedIn, objectionToNames, type Remark } from '../../domain/anonymity/comment.js';
import { refuse } from '../../domain/refusal.js';
import { isBlank } from '../../domain/text.js';
import { identityOfAccounts } from '../accounts/identity.queries.js';

interface Commented {
  marks: readonly { criterion: string; comment?: string | null }[];
  comment: string;
}

/**
 * Comments that name somebody are kept only once somebody has looked at that and means it. What is asked is what their judge may know: whose
 * entry it is, is not, so that the answer tells nothing of it.
 * @throws Refused COMMENT_NAMES_SOMEBODY, COMMENT_HAS_RESIDENT_NUMBER with `findings`.
 */
export async function refuseNames(
  tx: EntityManager,
  judgeAccountId: string,
  { marks, comment }: Commented,
  { namesConfirmed }: { namesConfirmed?: boolean | null },
): Promise<void> {
  const remarks = remarksOf({ marks, comment });
  if (remarks.length === 0) return;
  refuse(objectionToNames(namedIn(await identityOfAccounts(tx, [judgeAccountId]), remarks), namesConfirmed === true));
}

/** The comments of a sheet that say something, and where they stand. */
export function remarksOf({ marks, comment }: Commented): Remark[] {
  const ofMarks = marks.map((mark) => ({ path: `marks.${mark.criterion}.comment`, text: mark.comment ?? '' }));
  return [...ofMarks, { path: 'comment', text: comment }].filter(({ text }) => !isBlank(text));
}
