import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayWithdrawPublication } from '../../domain/permission/publication.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfPublicReason } from '../../domain/public-reason.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Competition, CompetitionState } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { followPublication, resultsChanged } from './due-publication.js';
import { PublicationWithdrawal } from './publication-withdrawal.entity.js';
import { Publication } from './publication.entity.js';
import type { WithdrawPublicationInput } from './publication.input.js';
import { publicationsSoFar } from './publication.queries.js';
import { tellOfWithdrawal } from './tell-of-publication.js';

/** Publications that are taken down, and those whose hour comes. */
@Injectable()
export class PublicationWithdrawalService {
  constructor(private readonly db: DataSource) {}

  /**
   * Takes down what is public, or what waits for its hour: that one was never public. The edition goes back to where it was before, so
   * that its result can be put right and published again.
   */
  async withdraw(actor: Actor, { publication: id, ...reason }: WithdrawPublicationInput): Promise<Publication> {
    const found = await this.db.getRepository(Publication).findOneBy({ id });
    refuse(found ? mayOrganize(actor, found.competitionId) : refusal('NOT_FOUND'));
    const { competitionId } = found!;
    refuseProblems(problemsOfPublicReason(reason));
    return transaction(this.db, async (tx) => {
      await lockCompetition(tx, competitionId, 'pessimistic_write');
      const { scheduled, latest } = await publicationsSoFar(tx, competitionId);
      const isWithdrawn = await tx.getRepository(PublicationWithdrawal).existsBy({ publicationId: id });
      refuse(mayWithdrawPublication({ isWithdrawn, isLatest: [scheduled?.id, latest?.id].includes(id) }));
      const withdrawnAt = await databaseNow(tx);
      const { reasonKo, reasonEn } = reason;
      const words = { reasonKo: clean(reasonKo), reasonEn: clean(reasonEn) };
      await tx.getRepository(PublicationWithdrawal).insert({ publicationId: id, ...words, withdrawnAt, withdrawnBy: actor.accountId });
      await this.takeBack(tx, competitionId);
      await resultsChanged(tx, competitionId);
      const wasPublic = found!.publishedAt <= withdrawnAt;
      if (wasPublic) await tellOfWithdrawal(tx, found!);
      await record(tx, { actor, as: 'ORGANIZER' }, 'results.withdrawn', competitionId, { publication: id, wasPublic });
      return found!;
    });
  }

  /** Job `publication-due`: what follows from a publication at its hour, unless it was taken down before. Again, it changes nothing. */
  async follow({ publication: id }: { publication?: unknown }): Promise<void> {
    if (typeof id !== 'string') return;
    await transaction(this.db, async (tx) => {
      const found = await tx.getRepository(Publication).findOneByOrFail({ id });
      const { competitionId } = found;
      await lockCompetition(tx, competitionId, 'pessimistic_write');
      const { latest } = await publicationsSoFar(tx, competitionId);
      if (latest?.id !== id || latest.isWithdrawn) return;
      await followPublication(tx, found);
      await record(tx, 'SYSTEM', 'results.became_public', competitionId, { publication: id });
    });
  }

  /** From when on something is public of an edition now that one publication less is. */
  private async takeBack(tx: EntityManager, competitionId: string): Promise<void> {
    const { scheduled, latest } = await publicationsSoFar(tx, competitionId);
    if (latest && !latest.isWithdrawn) return;
    const competitions = tx.getRepository(Competition);
    await competitions.update({ id: competitionId }, { resultsPublicAt: scheduled?.publishedAt ?? null });
    await competitions.update({ id: competitionId, state: CompetitionState.PUBLISHED }, { state: CompetitionState.ANNOUNCED });
  }
}
