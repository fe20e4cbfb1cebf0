import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type OwnStanding, ownStanding, stageFeedback } from '../../domain/feedback.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { isWinner } from '../../domain/winner.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { countedSheetsOf, type JudgedEntry, settlementsBy } from '../results/counted-sheets.queries.js';
import type { TrackStanding } from '../results/settlement.service.js';
import { type PublishedEntry, publishedEntryFor } from './entry-result.queries.js';
import { publishedLine, rankingOf } from './feedback.queries.js';
import type { EntryFeedback, StageFeedbackType } from './feedback.type.js';

/**
 * What a team is told once results are public. It is made anew from what never changes (the settlements behind the publication, and the
 * revisions of sheets as they were then), so it is the same at every look, and belongs to that publication.
 */
@Injectable()
export class FeedbackService {
  constructor(private readonly db: DataSource) {}

  /** Null for whoever is not in the team, and while nothing is public. */
  async ofEntry({ accountId }: Actor, entryId: string): Promise<EntryFeedback | null> {
    const tx = this.db.manager;
    const entry = await publishedEntryFor(tx, accountId, entryId);
    if (!entry) return null;
    const { publication } = entry;
    // What was settled after the lines were copied out is not public.
    const settlements = await settlementsBy(tx, publication.competitionId, publication.decidedAt);
    const judged = await countedSheetsOf(tx, settlements, [entryId], publication.decidedAt);
    const ranking = await rankingOf(tx, publication);
    const line = await publishedLine(tx, publication.id, entry.number);
    const own = ranking.find((standing) => standing.entry === entryId);
    const hasWon =
      publication.awardDecisionId === null ? !!own && isWinner(own, publication.awardedPlaces) : !!line?.awardKo && !line.revokedKo;
    const stages = judged.map((inStage) => ({ feedback: stageOf(entry, inStage), settlement: inStage.settlement }));
    // Who did not come as far as the published ranking has a place in the last stage that it came to, and in no other.
    const last = own ? null : stages.at(-1)?.settlement;
    return {
      publishedAt: publication.publishedAt,
      standing: standingOf(entry, ranking),
      hasWon,
      award: line?.awardKo ? { ...line, nameKo: line.awardKo, nameEn: line.awardEn! } : null,
      stages: stages.map(({ feedback, settlement }) => ({
        ...feedback,
        standing: settlement === last ? standingOf(entry, JSON.parse(settlement.rows) as TrackStanding[]) : null,
      })),
    };
  }
}

function standingOf(
  { id, trackId, told }: PublishedEntry,
  ranking: readonly Pick<TrackStanding, 'entry' | 'track' | 'place'>[],
): OwnStanding {
  const places = ranking.filter(({ track }) => track === trackId).flatMap(({ place }) => place ?? []);
  return ownStanding(places, ranking.find(({ entry }) => entry === id)?.place ?? null, told);
}

function stageOf(entry: PublishedEntry, { settlement, criteria, sheets }: JudgedEntry): Omit<StageFeedbackType, 'standing'> {
  const { commentsReachTeams = false } = JSON.parse(settlement.rule.rule) as Rule;
  const asked = { told: entry.told, reachTeams: commentsReachTeams, seed: `${entry.id} ${settlement.stageId}`, sha256 };
  const keys = criteria.map(({ key }) => key);
  const { criteria: summed, ...rest } = stageFeedback(keys, sheets, asked);
  return {
    stageId: settlement.stageId,
    ...rest,
    criteria: summed.map((values, index) => {
      const { nameKo, nameEn, maxPoints } = criteria[index]!;
      return { nameKo, nameEn, maxPoints, ...values };
    }),
  };
}
