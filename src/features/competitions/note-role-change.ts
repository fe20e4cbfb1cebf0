import type { EntityManager } from 'typeorm';
import { type Actor, holds } from '../../domain/actor.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { RoleChange, RoleChangeKind } from './role-change.entity.js';
import type { RoleHolder } from './role.type.js';

type OfEdition = Pick<RoleHolder, 'accountId' | 'role' | 'id'> & { competitionId: string };

/** Puts on record that a role was given, or taken for a reason. */
export async function noteRoleChange(tx: EntityManager, actor: Actor, grant: OfEdition, reason: string | null, now: Date): Promise<void> {
  const { id, accountId, role, competitionId } = grant;
  const kind = reason === null ? RoleChangeKind.GRANTED : RoleChangeKind.REVOKED;
  const change = { id: timeOrderedId(), accountId, role, competitionId, kind, reason, changedBy: actor.accountId, changedAt: now };
  await tx.getRepository(RoleChange).insert(change);
  const as: ActingAs = { actor, as: holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : 'ADMINISTRATOR' };
  await record(tx, as, `role.${kind.toLowerCase()}`, competitionId, { grant: id, account: accountId, role });
}
