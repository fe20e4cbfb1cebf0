import type { EntityManager } from 'typeorm';
import { mayPublish } from '../../domain/permission/publication.js';
import { mayEndVerification } from '../../domain/permission/verification.js';
import { type PublicationOptions, problemsOfOptions, usualOptions, wholeRanking } from '../../domain/publication-options.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { type Refusal } from '../../domain/refusal.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { AwardDecision } from '../awards/award-decision.entity.js';
import { latestAwardRule } from '../awards/award.queries.js';
import { type Competition, CompetitionState } from '../competitions/competition.entity.js';
import { type Publishable, standOf } from '../results/publishable.queries.js';
import { pendingCorrectionsOf } from '../scoring/correction.queries.js';
import { pendingDisqualificationsOf } from '../teams/team.queries.js';
import { verificationState } from '../verification/verification.queries.js';
import { linesToPublish, type PublicationLine } from './publication-lines.js';
import { areCommentsPromised } from './published-comment.queries.js';
import { type PublicationsSoFar, publicationsSoFar } from './publication.queries.js';

/** What an organiser asks to be made public. */
export interface PublicationWish {
  awardedPlaces: number;
  /** Null: what is usual. */
  options: PublicationOptions | null;
}

/** All that a publication would hold if it was made now. */
export interface ToPublish {
  ranking: Publishable;
  decision: AwardDecision | null;
  options: PublicationOptions;
  awardedPlaces: number;
  lines: PublicationLine[];
  soFar: PublicationsSoFar;
  /** What keeps it from being published; null: nothing. */
  objection: Refusal | null;
  /** Of all of it: whoever saw this hash knows what would be published. */
  hash: string;
}

/** Puts together what would be published of a ranking now. @throws Refused INVALID_INPUT for a choice that makes no sense. */
export async function whatToPublish(
  tx: EntityManager,
  competition: Pick<Competition, 'id' | 'state'>,
  ranking: Publishable,
  wish: PublicationWish,
): Promise<ToPublish> {
  const { id: competitionId } = competition;
  const hasAwards = (await latestAwardRule(tx, competitionId)) !== null;
  const options = wish.options ?? (hasAwards ? usualOptions : wholeRanking);
  const { awardedPlaces } = wish;
  refuseProblems([
    ...problemsOfAwardedPlaces(hasAwards, awardedPlaces),
    ...problemsOfOptions(options, {
      winners: hasAwards || awardedPlaces > 0,
      promised: options.comments && (await areCommentsPromised(tx, competitionId)),
    }),
  ]);
  const decisions = hasAwards ? await decisionsNow(tx, competitionId) : null;
  const decision = decisions?.counts ?? null;
  const soFar = await publicationsSoFar(tx, competitionId);
  const stand = mayPublish({
    ...(await standOf(tx, ranking)),
    competitionState: competition.state,
    pendingCorrections: await pendingCorrectionsOf(tx, competitionId),
    pendingDisqualifications: await pendingDisqualificationsOf(tx, competitionId),
    awards: decisions && {
      isConfirmed: decision !== null,
      isPending: decisions.isPending,
      isOnRanking: (decision?.finalSettlementId ?? decision?.settlementId) === ranking.settlement.id,
    },
    isScheduled: soFar.scheduled !== null,
  });
  const objection = stand ?? (await objectionOfVerification(tx, competition));
  const lines = await linesToPublish(tx, { ranking, options, decision, awardedPlaces });
  const hash = sha256(canonicalText({ settlement: ranking.settlement.id, decision: decision?.id ?? null, options, awardedPlaces, lines }));
  return { ranking, decision, options, awardedPlaces, lines, soFar, objection, hash };
}

function problemsOfAwardedPlaces(hasAwards: boolean, awardedPlaces: number) {
  if (!hasAwards || awardedPlaces === 0) return [];
  const ko = '시상 규칙을 공고한 대회에서는 수상 결정이 수상작을 정합니다. 수상 순위는 0으로 두세요.';
  return [problem('awardedPlaces', 'AWARDS_DECIDE', ko, 'Awards were announced, and the decision on them says who wins: leave this at 0.')];
}

/** The latest confirmed decision with its rule, and whether a later one waits for its second organiser. */
async function decisionsNow(tx: EntityManager, competitionId: string): Promise<{ counts: AwardDecision | null; isPending: boolean }> {
  const decisions = await tx.getRepository(AwardDecision).find({
    where: { competitionId },
    relations: { rule: true },
    order: { version: 'DESC' },
  });
  return {
    counts: decisions.find(({ state }) => state === 'CONFIRMED') ?? null,
    isPending: decisions.some(({ state }) => state === 'DECIDED'),
  };
}

/** What is published again was verified before. */
const objectionOfVerification = async (tx: EntityManager, { id, state }: Pick<Competition, 'id' | 'state'>): Promise<Refusal | null> =>
  state === CompetitionState.ANNOUNCED ? mayEndVerification(await verificationState(tx, id)) : null;
