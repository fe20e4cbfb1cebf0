import type { EntityManager } from 'typeorm';
import { Account } from './account.entity.js';

/** An account that is there, locked before its sessions and links: whoever opens one reads, whoever ends them writes. */
export const lockAccount = (tx: EntityManager, id: string, mode: 'pessimistic_read' | 'pessimistic_write'): Promise<Account> =>
  tx.getRepository(Account).findOneOrFail({ where: { id }, lock: { mode } });
