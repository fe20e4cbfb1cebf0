import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import { droppedNominees } from '../../domain/verification.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { BulkLetters } from '../notifications/bulk-letters.service.js';
import { lockStages } from '../results/final-settlement.service.js';
import { nominationNow, type PlannedNominee } from './nomination.js';
import { NomineeRemoval } from './nominee-removal.entity.js';
import { Nominee, Verification } from './verification.entity.js';
import type { VerificationOnDesk } from './verification.type.js';
import { type NomineeRow, verificationState } from './verification.queries.js';

/** Makes nominees public for the time that the award rule announces (공개검증), and anew after each decision on awards. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly db: DataSource,
    private readonly bulk: BulkLetters,
  ) {}

  async open(actor: Actor, competitionId: string): Promise<Verification> {
    refuse(mayOrganize(actor, competitionId));
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
        await lockStages(tx, competitionId);
        const { decision, openedAt, latest, earlier, nominees: planned } = await nominationNow(tx, competition);
        const id = timeOrderedId();
        const ordinal = (latest?.ordinal ?? 0) + 1;
        const made = { id, competitionId, ordinal, awardDecisionId: decision, openedAt, openedBy: actor.accountId };
        await tx.getRepository(Verification).insert(made);
        const nominees = planned.map((nominee) => ({ ...nominee, id: randomId(), verificationId: id }));
        await insertAll(tx, Nominee, nominees);
        await removeDropped(tx, earlier, nominees, openedAt);
        await this.bulk.send(tx, 'VERIFICATION_OPENED', competitionId, { verification: id });
        const about = { verification: id, decision, nominees: nominees.length, hash: hashOf(nominees) };
        await record(tx, { actor, as: 'ORGANIZER' }, 'verification.opened', competitionId, about);
        return tx.getRepository(Verification).findOneByOrFail({ id });
      },
      { verification_award_decision_id_key: 'VERIFICATION_OPENED' },
    );
  }

  /** How the verification of an edition stands. Whoever calls has asked who is looking. */
  async ofDesk(competitionId: string): Promise<VerificationOnDesk> {
    const { required: isRequired, ...state } = await verificationState(this.db.manager, competitionId);
    return { competitionId, isRequired, ...state };
  }

  windowsOf(competitionId: string): Promise<Verification[]> {
    return this.db.getRepository(Verification).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  }
}

/** Takes down who was nominated and is not any more. */
async function removeDropped(
  tx: EntityManager,
  earlier: readonly NomineeRow[],
  nominees: readonly PlannedNominee[],
  removedAt: Date,
): Promise<void> {
  const before = earlier.map(({ entryId: entry, until, removedAt: at }) => ({ entry, until, isRemoved: at !== null }));
  const now = nominees.map(({ entryId: entry }) => ({ entry }));
  const dropped = new Set(droppedNominees(before, now));
  const removals = earlier.filter(({ entryId }) => dropped.has(entryId));
  await insertAll(
    tx,
    NomineeRemoval,
    removals.map(({ id: nomineeId }) => ({ nomineeId, findingId: null, removedAt })),
  );
}

/** Of what is public of the nominees, as the audit trail is compared with it: see `deeds.queries.ts`. */
const hashOf = (nominees: readonly (PlannedNominee & { id: string })[]): string =>
  sha256(
    nominees
      .map(({ id, entryId, verifiedUntil, entryNumber, title, trackKo, trackEn, awardKo, awardEn }) =>
        [id, entryId, verifiedUntil.toISOString(), entryNumber, title, trackKo, trackEn, awardKo, awardEn].join(' '),
      )
      .join('\n'),
  );
