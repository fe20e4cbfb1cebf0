import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { AwardRule, DecidedAward } from '../../domain/award-rule.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayOpenVerification } from '../../domain/permission/verification.js';
import { refuse } from '../../domain/refusal.js';
import { droppedNominees, type Nominee as Nominated, nomineesOf } from '../../domain/verification.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { awardRuleIn, currentDecision, latestAwardRule } from '../awards/award.queries.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { lockStages } from '../results/final-settlement.service.js';
import { copiesOf } from './nominee-copies.js';
import { tellNominees } from './tell-nominees.js';
import { NomineeRemoval } from './nominee-removal.entity.js';
import { Nominee, Verification } from './verification.entity.js';
import type { VerificationOnDesk } from './verification.type.js';
import { latestVerification, nomineesIn, type NomineeRow, verificationState } from './verification.queries.js';

/** Makes nominees public for the time that the award rule announces (공개검증), and anew after each decision on awards. */
@Injectable()
export class VerificationService {
  constructor(private readonly db: DataSource) {}

  async open(actor: Actor, competitionId: string): Promise<Verification> {
    refuse(mayOrganize(actor, competitionId));
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
        await lockStages(tx, competitionId);
        const latest = await latestVerification(tx, competitionId);
        const counting = await currentDecision(tx, competitionId);
        const announced = await latestAwardRule(tx, competitionId);
        const days = counting?.rule.verificationDays ?? (announced ? awardRuleIn(announced).verificationDays : 0);
        const decision = counting?.isCurrent && !counting.isPending ? counting.decision.id : null;
        refuse(mayOpenVerification({ competitionState: competition.state, days, decision, latest: latest?.awardDecisionId ?? null }));
        const openedAt = await databaseNow(tx);
        const id = timeOrderedId();
        const ordinal = (latest?.ordinal ?? 0) + 1;
        const made = { id, competitionId, ordinal, awardDecisionId: decision!, openedAt, openedBy: actor.accountId };
        await tx.getRepository(Verification).insert(made);
        const earlier = latest ? await nomineesIn(tx, [latest.id]) : [];
        const nominees = await this.nominate(tx, made, { ...counting!, earlier });
        await tellNominees(tx, id);
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

  /** Writes down who is nominated now, and who is none any more. */
  private async nominate(
    tx: EntityManager,
    { id, openedAt }: Pick<Verification, 'id' | 'openedAt'>,
    { rule, awards, earlier }: { rule: AwardRule; awards: DecidedAward[]; earlier: NomineeRow[] },
  ): Promise<Nominee[]> {
    const before = earlier.map(({ entryId: entry, until, removedAt }) => ({ entry, until, isRemoved: removedAt !== null }));
    const entries = awards.flatMap((award) => award.entries);
    const copies = await copiesOf(tx, entries);
    const window = { earlier: before, openedAt, days: rule.verificationDays };
    const nominated = nomineesOf(awards, rule.tiers, (entry) => copies.get(entry)!.entryNumber, window);
    const rows = nominated.map((nominee, index) => rowOf(id, nominee, index, copies.get(nominee.entry)!));
    await insertAll(tx, Nominee, rows);
    const dropped = new Set(droppedNominees(before, nominated));
    const removals = earlier.filter(({ entryId }) => dropped.has(entryId));
    await insertAll(
      tx,
      NomineeRemoval,
      removals.map((nominee) => ({ nomineeId: nominee.id, findingId: null, removedAt: openedAt })),
    );
    return rows;
  }
}

const rowOf = (
  verificationId: string,
  { entry: entryId, tier, until: verifiedUntil }: Nominated,
  index: number,
  copy: Pick<Nominee, 'entryNumber' | 'title' | 'trackKo' | 'trackEn'>,
) =>
  ({
    id: randomId(),
    verificationId,
    entryId,
    ordinal: index + 1,
    ...copy,
    awardKo: tier.nameKo,
    awardEn: tier.nameEn,
    verifiedUntil,
  }) as Nominee;

/** Of what is public of the nominees, as the audit trail keeps it. */
const hashOf = (nominees: readonly Nominee[]): string =>
  sha256(canonicalText(nominees.map(({ id, entryId, verifiedUntil }) => [id, entryId, verifiedUntil.toISOString()])));
