import type { EntityManager } from 'typeorm';
import type { Competition } from '../competitions/competition.entity.js';
import { mayOpenVerification } from '../../domain/permission/verification.js';
import { refuse } from '../../domain/refusal.js';
import { type Nominee as Nominated, nomineesOf } from '../../domain/verification.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { awardRuleIn, currentDecision, latestAwardRule } from '../awards/award.queries.js';
import { copiesOf } from './nominee-copies.js';
import type { Nominee, Verification } from './verification.entity.js';
import { latestVerification, nomineesIn, type NomineeRow } from './verification.queries.js';

/** What there would be to read of an entry, if the window were opened now. */
export type PlannedNominee = Pick<
  Nominee,
  'entryId' | 'ordinal' | 'entryNumber' | 'title' | 'trackKo' | 'trackEn' | 'awardKo' | 'awardEn' | 'verifiedUntil'
>;

interface Nomination {
  decision: string;
  openedAt: Date;
  /** The window before; null: there is none. */
  latest: Verification | null;
  /** The nominees of that window. */
  earlier: NomineeRow[];
  nominees: PlannedNominee[];
}

/** The window that would be opened now. Nothing is written. @throws Refused where none can be opened. */
export async function nominationNow(
  tx: EntityManager,
  edition: Pick<Competition, 'id' | 'state' | 'resultsPublicAt'>,
): Promise<Nomination> {
  const { id } = edition;
  const openedAt = await databaseNow(tx);
  const latest = await latestVerification(tx, id);
  const counting = await currentDecision(tx, id);
  const announced = await latestAwardRule(tx, id);
  const days = counting?.rule.verificationDays ?? (announced ? awardRuleIn(announced).verificationDays : 0);
  const decision = counting?.isCurrent && !counting.isPending ? counting.decision.id : null;
  refuse(mayOpenVerification({ edition, now: openedAt, days, decision, latest: latest?.awardDecisionId ?? null }));
  const { awards, rule } = counting!;
  const earlier = latest ? await nomineesIn(tx, [latest.id]) : [];
  const before = earlier.map(({ entryId: entry, until, removedAt }) => ({ entry, until, isRemoved: removedAt !== null }));
  const copies = await copiesOf(
    tx,
    awards.flatMap(({ entries }) => entries),
  );
  const window = { earlier: before, openedAt, days };
  const nominated = nomineesOf(awards, rule.tiers, (entry) => copies.get(entry)!.entryNumber, window);
  const planned = ({ entry: entryId, tier, until: verifiedUntil }: Nominated, index: number) => {
    return { entryId, ordinal: index + 1, ...copies.get(entryId)!, awardKo: tier.nameKo, awardEn: tier.nameEn, verifiedUntil };
  };
  return { decision: decision!, openedAt, latest, earlier, nominees: nominated.map(planned) };
}
