import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayExtend, ownCalendar, problemsOfExtension } from '../../domain/extension.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayStillCompete } from '../../domain/permission/team.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage, StageState } from '../competitions/stage.entity.js';
import { DeadlineExtension } from './deadline-extension.entity.js';
import { DEADLINE_EXTENDED } from './deadline-extended.letter.js';
import { Team } from './team.entity.js';
import type { ExtendDeadlineInput } from './team.input.js';
import { tellTeam } from './tell-team.service.js';

@Injectable()
export class ExtensionService {
  constructor(private readonly db: DataSource) {}

  /** Lets one team submit later than the others. What it was granted before is not taken from it: the latest date stands. */
  async extend(actor: Actor, wish: ExtendDeadlineInput): Promise<Team> {
    const found = await this.db.getRepository(Team).findOneBy({ id: wish.team });
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    refuse(mayOrganize(actor, found.competitionId));
    return transaction(this.db, async (tx) => {
      // Exclusive: no stage opens meanwhile.
      const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_write');
      const team = await tx.getRepository(Team).findOneOrFail({ where: { id: wish.team }, lock: { mode: 'pessimistic_write' } });
      const now = await databaseNow(tx);
      const begun = await tx.getRepository(Stage).countBy({ competitionId: competition.id, state: Not(StageState.DRAFT) });
      refuse(mayExtend(competition.state, begun > 0) ?? mayStillCompete(team));
      const { submissionsCloseAt } = competition;
      refuseProblems([...problemsOfExtension(wish.until, { submissionsCloseAt, now }), ...problemsOfReason(wish.reason)]);
      const extension = { id: timeOrderedId(), teamId: team.id, until: wish.until, reason: clean(wish.reason) };
      await tx.getRepository(DeadlineExtension).insert({ ...extension, extendedBy: actor.accountId, extendedAt: now });
      const { submissionsCloseAt: stands } = ownCalendar({ ...competition, submissionsCloseAt: wish.until }, team.extendedUntil);
      await tx.getRepository(Team).update({ id: team.id }, { extendedUntil: stands });
      await tellTeam(tx, team.id, DEADLINE_EXTENDED, { extension: extension.id });
      const data = { extension: extension.id, until: wish.until.toISOString(), stands: stands.toISOString() };
      await record(tx, { actor, as: 'ORGANIZER' }, 'team.deadline_extended', team.id, data);
      return { ...team, extendedUntil: stands };
    });
  }
}
