import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { RoleChange } from './role-change.entity.js';

/** Changes of an edition's roles after a place in the list, oldest first. */
export const roleChangesAfter = (db: EntityManager, competitionId: string, limit: number, after: Keyset | null): Promise<RoleChange[]> =>
  db.query<RoleChange[]>(
    `select id, account_id as "accountId", role, kind, reason, changed_by as "changedBy", changed_at as "changedAt"
       from role_change
      where competition_id = $1 and ($3::timestamptz is null or (changed_at, id) > ($3::timestamptz, $4::uuid))
      order by changed_at, id limit $2`,
    [competitionId, limit, ...(after ?? [null, null])],
  );
