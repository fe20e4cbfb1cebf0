import type { EntityManager } from 'typeorm';
import { ENTRY_STATE } from '../panels/panel.queries.js';
import { Settlement } from './settlement.entity.js';

/** The settlement that counts for a stage: a correction makes another one beside it. */
export const latestSettlement = (tx: EntityManager, stageId: string): Promise<Settlement | null> =>
  tx.getRepository(Settlement).findOne({ where: { stageId }, order: { ordinal: 'DESC' } });

/** Of these entries, those that still compete, with what people call them and when they were handed in. */
export const stillCompeting = (
  tx: EntityManager,
  entryIds: readonly string[],
): Promise<{ id: string; number: string; submittedAt: Date }[]> =>
  tx.query(
    `select entry.id, entry.number, latest.submitted_at as "submittedAt"
       from entry
       join team on team.id = entry.team_id
       join lateral (select submitted_at from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
      where entry.id = any($1::uuid[]) and ${ENTRY_STATE} = 'SUBMITTED'`,
    [entryIds],
  );
