import { type EntityManager, In } from 'typeorm';
import { type FileSlot, fileSlots } from '../../domain/file-slot.js';
import type { FileFacts } from '../../domain/slotted-file.js';
import { defaultSlotRules, type SlotRule as Rule } from '../../domain/slot-rule.js';
import { grouped } from '../../platform/database/grouped.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { SlotRule } from './slot-rule.entity.js';

/** What each edition takes in its slots, in the order of the slots: as set, or as usual. */
export async function slotRulesOf(db: EntityManager, competitionIds: readonly string[]): Promise<Rule[][]> {
  const set = await db.getRepository(SlotRule).findBy({ competitionId: In([...competitionIds]) });
  const inOrder = (rules: readonly Rule[]) => fileSlots.map((slot) => rules.find((rule) => rule.slot === slot)!);
  return grouped(competitionIds, set, ({ competitionId }) => competitionId).map((own) => inOrder(own.length > 0 ? own : defaultSlotRules));
}

/** What an edition takes in one slot. The edition is locked, so that it is judged by one rule or the other. */
export async function slotRuleOf(tx: EntityManager, competitionId: string, slot: FileSlot): Promise<Rule> {
  const [rules] = await slotRulesOf(tx, [competitionId]);
  return rules!.find((rule) => rule.slot === slot)!;
}

/** What the rules ask of a stored file. */
export const factsOf = ({ kind, size, pageCount, holdsMacros }: StoredFile): FileFacts => ({
  kind,
  size: Number(size),
  pageCount,
  holdsMacros,
});

/** A copied edition takes what its source takes. */
export async function copySlotRules(tx: EntityManager, { competition: { from, to } }: EditionCopy): Promise<void> {
  const set = await tx.getRepository(SlotRule).findBy({ competitionId: from });
  if (set.length > 0) await tx.getRepository(SlotRule).insert(set.map((rule) => ({ ...rule, competitionId: to })));
}
