import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { refuse } from '../../domain/refusal.js';
import { isForgotten, mayTry } from '../../domain/sign-in-delay.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { SignInAttempts } from './sign-in-attempts.entity.js';

const DAY = 86_400_000;

/**
 * A delay that grows with the attempts at one address from one network. It is counted whether the address has an account or not, and
 * shared with no other network: nobody who tries keeps the owner out elsewhere.
 */
@Injectable()
export class SignInAttemptsService {
  constructor(private readonly db: DataSource) {}

  /** Counts an attempt before it is made, so that many at once are no way around. @throws Refused TOO_MANY_ATTEMPTS */
  async begin(address: string, network: string): Promise<void> {
    const key = { addressHash: sha256(address), network };
    await transaction(this.db, async (tx) => {
      const attempts = tx.getRepository(SignInAttempts);
      const now = await databaseNow(tx);
      await attempts
        .createQueryBuilder()
        .insert()
        .values({ ...key, count: 0, lastAt: now })
        .orIgnore()
        .execute();
      const before = await attempts.findOneOrFail({ where: key, lock: { mode: 'pessimistic_write' } });
      // Again: the lock may have been waited for.
      const at = await databaseNow(tx);
      refuse(mayTry(before, at));
      await attempts.update(key, { count: isForgotten(before, at) ? 1 : before.count + 1, lastAt: at });
      await attempts.delete({ lastAt: LessThan(new Date(at.getTime() - DAY)) });
    });
  }

  /** It was the right password. */
  async succeeded(address: string, network: string): Promise<void> {
    await this.db.getRepository(SignInAttempts).delete({ addressHash: sha256(address), network });
  }
}
