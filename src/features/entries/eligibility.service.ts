import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayCheckEligibility, problemsOfFinding } from '../../domain/eligibility.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { tellTeam } from '../teams/tell-team.service.js';
import { EligibilityCheck } from './eligibility-check.entity.js';
import type { CheckEligibilityInput } from './eligibility.input.js';
import { ELIGIBILITY_CHECKED } from './eligibility-checked.letter.js';
import { Entry } from './entry.entity.js';
import { latestVersion, lockReceived } from './reception-lock.js';

@Injectable()
export class EligibilityService {
  constructor(private readonly db: DataSource) {}

  /** Records what an organiser finds of an entry's latest submission. What was found before is kept. */
  async check(actor: Actor, wish: CheckEligibilityInput): Promise<Entry> {
    return transaction(this.db, async (tx) => {
      const { team, entry, facts, now } = await lockReceived(tx, actor, wish.entry);
      refuse(mayCheckEligibility(facts));
      const { outcome, grounds } = wish;
      const reason = clean(wish.reason ?? '') || null;
      refuseProblems(problemsOfFinding({ outcome, grounds, reason }, entry.eligibility));
      const { id: versionId } = await latestVersion(tx, entry.id);
      const check = { id: timeOrderedId(), versionId, outcome, grounds, reason, checkedBy: actor.accountId, checkedAt: now };
      await tx.getRepository(EligibilityCheck).insert(check);
      await tx.getRepository(Entry).update({ id: entry.id }, { eligibility: outcome });
      await tellTeam(tx, team.id, ELIGIBILITY_CHECKED, { check: check.id });
      await record(tx, { actor, as: 'ORGANIZER' }, 'entry.eligibility_checked', entry.id, { check: check.id, version: versionId, outcome });
      return { ...entry, eligibility: outcome };
    });
  }
}
