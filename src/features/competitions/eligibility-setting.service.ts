import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize, mayRequireEligibilityCheck } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { Competition } from './competition.entity.js';
import type { RequireEligibilityCheckInput } from './competition.input.js';
import { lockCompetition } from './competition.service.js';
import { Stage, StageState } from './stage.entity.js';

@Injectable()
export class EligibilitySettingService {
  constructor(private readonly db: DataSource) {}

  /** Says whether judging waits until every entry was checked. */
  async require(actor: Actor, { competition: id, isRequired }: RequireEligibilityCheckInput): Promise<Competition> {
    refuse(mayOrganize(actor, id));
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, id, 'pessimistic_write');
      const begun = await tx.getRepository(Stage).countBy({ competitionId: id, state: Not(StageState.DRAFT) });
      refuse(mayRequireEligibilityCheck(competition.state, begun > 0));
      await tx.getRepository(Competition).update({ id }, { requiresEligibilityCheck: isRequired });
      await record(tx, { actor, as: 'ORGANIZER' }, 'competition.eligibility_check_required', id, { isRequired });
      return { ...competition, requiresEligibilityCheck: isRequired };
    });
  }
}
