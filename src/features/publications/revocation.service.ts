import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { AwardRule as Rule } from '../../domain/award-rule.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayConfirmRevocation, mayRevoke, mayTurnDownRevocation } from '../../domain/permission/publication.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfPublicReason } from '../../domain/public-reason.js';
import { optionsOf } from '../../domain/publication-options.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { AwardDecision } from '../awards/award-decision.entity.js';
import { latestAwardRule } from '../awards/award.queries.js';
import type { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { tellOtherOrganizers } from '../competitions/tell-organizers.service.js';
import { Entry } from '../entries/entry.entity.js';
import { publishableRanking } from '../results/publishable.queries.js';
import { AwardRevocation } from './award-revocation.entity.js';
import { linesToPublish } from './publication-lines.js';
import { firstPublicAsWinner, publicationNow, publicationsSoFar } from './publication.queries.js';
import { PublicationService } from './publication.service.js';
import type { RevokeAwardInput } from './revocation.input.js';

/** For how long an award can be revoked where no awards were announced: as long as its winners' data are kept. */
const USUAL_YEARS = 5;

/** Awards that are taken back (수상 취소): one organiser proposes, another confirms, and the public sees it at once. */
@Injectable()
export class RevocationService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly publications: PublicationService,
  ) {}

  async propose(actor: Actor, { entry: id, ground, reasonKo, reasonEn }: RevokeAwardInput): Promise<AwardRevocation> {
    const entry = await this.db.getRepository(Entry).findOneBy({ id });
    refuse(entry ? mayOrganize(actor, entry.competitionId) : refusal('NOT_FOUND'));
    refuseProblems([
      ...problemsOfReason(ground).map((found) => ({ ...found, path: 'ground' })),
      ...problemsOfPublicReason({ reasonKo, reasonEn }),
    ]);
    const { competitionId } = entry!;
    return transaction(
      this.db,
      async (tx) => {
        await lockCompetition(tx, competitionId, 'pessimistic_write');
        const proposedAt = await databaseNow(tx);
        const { awardKey } = await publicAward(tx, entry!, proposedAt);
        const made = tx.getRepository(AwardRevocation).create({
          id: timeOrderedId(),
          competitionId,
          entryId: id,
          awardKey,
          ground: clean(ground),
          reasonKo: clean(reasonKo),
          reasonEn: clean(reasonEn),
          salt: randomBytes(16).toString('hex'),
          state: 'PROPOSED',
          proposedAt,
          proposedBy: actor.accountId,
          closedAt: null,
          closedBy: null,
          destroyedAt: null,
        });
        await tx.getRepository(AwardRevocation).insert(made);
        await record(tx, { actor, as: 'ORGANIZER' }, 'award.revocation_proposed', id, { revocation: made.id, hash: hashOf(made) });
        await tellOtherOrganizers(tx, made.competitionId, 'REVOCATION_PROPOSED', actor.accountId);
        return made;
      },
      { award_revocation_entry_id_idx: 'REVOCATION_PROPOSED' },
    );
  }

  /** The second organiser: the award is revoked, and what is public is published again with that, in the same deed. */
  async confirm(actor: Actor, id: string): Promise<AwardRevocation> {
    await this.found(actor, id);
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const { competition, revocation, entry } = await this.locked(tx, id);
      refuse(mayConfirmRevocation(actor, revocation));
      const now = await databaseNow(tx);
      await publicAward(tx, entry, now);
      const closed = { state: 'CONFIRMED' as const, closedAt: now, closedBy: actor.accountId };
      await tx.getRepository(AwardRevocation).update({ id }, closed);
      const publication = await this.publishAgain(tx, actor, competition, revocation, now);
      const data = { revocation: id, publication, hash: hashOf(revocation) };
      await record(tx, { actor, as: 'ORGANIZER' }, 'award.revoked', entry.id, data);
      return { ...revocation, ...closed };
    });
  }

  async turnDown(actor: Actor, id: string): Promise<AwardRevocation> {
    await this.found(actor, id);
    return transaction(this.db, async (tx) => {
      const { revocation } = await this.locked(tx, id);
      refuse(mayTurnDownRevocation(revocation.state));
      const closed = { state: 'TURNED_DOWN' as const, closedAt: await databaseNow(tx), closedBy: actor.accountId };
      await tx.getRepository(AwardRevocation).update({ id }, closed);
      await record(tx, { actor, as: 'ORGANIZER' }, 'award.revocation_turned_down', revocation.entryId, { revocation: id });
      await tellOtherOrganizers(tx, revocation.competitionId, 'REVOCATION_TURNED_DOWN', actor.accountId);
      return { ...revocation, ...closed };
    });
  }

  /** Those of an edition, oldest first, for its organisers. */
  ofCompetition(competitionId: string): Promise<AwardRevocation[]> {
    return this.db.getRepository(AwardRevocation).find({ where: { competitionId }, order: { proposedAt: 'ASC', id: 'ASC' } });
  }

  private async found(actor: Actor, id: string): Promise<void> {
    const found = await this.db.getRepository(AwardRevocation).findOneBy({ id });
    refuse(found ? mayOrganize(actor, found.competitionId) : refusal('NOT_FOUND'));
  }

  private async locked(tx: EntityManager, id: string) {
    const { competitionId, entryId } = await tx.getRepository(AwardRevocation).findOneByOrFail({ id });
    const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
    const entry = await tx.getRepository(Entry).findOneByOrFail({ id: entryId });
    const revocation = await tx.getRepository(AwardRevocation).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    return { competition, entry, revocation };
  }

  /** The same ranking, awards and choice as are public now, but for the revoked award. */
  private async publishAgain(
    tx: EntityManager,
    actor: Actor,
    competition: Competition,
    reason: AwardRevocation,
    now: Date,
  ): Promise<string> {
    const soFar = await publicationsSoFar(tx, competition.id);
    if (soFar.scheduled) throw new Refused(refusal('PUBLICATION_SCHEDULED'));
    const current = (await publicationNow(tx, competition.id))!;
    const ranking = (await publishableRanking(tx, current.finalSettlementId ?? current.settlementId!))!;
    const decisionId = current.awardDecisionId;
    const decision = decisionId
      ? await tx.getRepository(AwardDecision).findOneOrFail({ where: { id: decisionId }, relations: { rule: true } })
      : null;
    const { awardedPlaces } = current;
    const options = optionsOf(current.options);
    const lines = await linesToPublish(tx, { ranking, options, decision, awardedPlaces });
    const { reasonKo, reasonEn } = reason;
    const content = { ranking, decision, options, awardedPlaces, lines, soFar, competition, reason: { reasonKo, reasonEn } };
    return (await this.publications.write(tx, actor, { ...content, publishedAt: now, decidedAt: now })).id;
  }
}

/** The award of an entry that is public now and may still be revoked. */
async function publicAward(tx: EntityManager, entry: Entry, now: Date) {
  const current = await publicationNow(tx, entry.competitionId);
  const award = current && entry.number !== null ? await firstPublicAsWinner(tx, current.id, entry.number) : null;
  const rule = await latestAwardRule(tx, entry.competitionId);
  const revocationYears = rule ? (JSON.parse(rule.rule) as Rule).revocationYears : USUAL_YEARS;
  refuse(mayRevoke(award && { firstPublishedAt: award.at, revocationYears }, now));
  return award!;
}

const hashOf = ({ salt, ground, reasonKo, reasonEn }: AwardRevocation): string => sha256([salt, ground, reasonKo, reasonEn].join('\n'));
