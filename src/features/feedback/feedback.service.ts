import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type CountedSheet, type OwnStanding, ownStanding, stageFeedback } from '../../domain/feedback.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { isWinner } from '../../domain/winner.js';
import { sha256 } from '../../platform/audit/canonical.js';
import type { Settlement } from '../results/settlement.entity.js';
import type { TrackStanding } from '../results/settlement.service.js';
import { Criterion } from '../scoring/rubric.entity.js';
import { type PublishedEntry, publishedEntryFor, publishedSettlements } from './entry-result.queries.js';
import { publishedLine, rankingOf, saidOf } from './feedback.queries.js';
import type { EntryFeedback, StageFeedbackType } from './feedback.type.js';

/** The comments of a sheet, by its judge's seat: of the whole, and by criterion. */
type Said = Map<string, { comment: string; marks: Record<string, { comment?: string }> }>;

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
    const settlements = await publishedSettlements(tx, publication);
    const rubrics = In(settlements.map(({ rubricId }) => rubricId));
    const criteria = await tx.getRepository(Criterion).find({ where: { rubricId: rubrics }, order: { ordinal: 'ASC' } });
    const said = Map.groupBy(await saidOf(tx, entryId, publication.decidedAt), ({ stageId }) => stageId);
    const ranking = await rankingOf(tx, publication);
    const line = await publishedLine(tx, publication.id, entry.number);
    const own = ranking.find((standing) => standing.entry === entryId);
    const hasWon =
      publication.awardDecisionId === null ? !!own && isWinner(own, publication.awardedPlaces) : !!line?.awardKo && !line.revokedKo;
    const stages = settlements.flatMap((settlement) => {
      const ofStage = new Map((said.get(settlement.stageId) ?? []).map(({ judge, content }) => [judge, JSON.parse(content)] as const));
      const named = criteria.filter(({ rubricId }) => rubricId === settlement.rubricId);
      const feedback = stageOf(entry, settlement, named, ofStage);
      return feedback ? [{ feedback, settlement }] : [];
    });
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

/** Null where the entry was not judged. */
function stageOf(
  entry: PublishedEntry,
  settlement: Settlement,
  criteria: Criterion[],
  said: Said,
): Omit<StageFeedbackType, 'standing'> | null {
  const { tracks } = JSON.parse(settlement.inputs) as { tracks: StageInputs[] };
  const judged = tracks.flatMap(({ entries }) => entries).find(({ id }) => id === entry.id);
  if (!judged) return null;
  const keys = criteria.map(({ key }) => key);
  const counted = judged.sheets.filter(({ marks }) => keys.every((key) => marks.some(({ criterion }) => criterion === key)));
  const sheets = counted.map(({ judge, marks }): CountedSheet => {
    const words = said.get(judge);
    const commentOn = (key: string) => words?.marks[key]?.comment ?? '';
    return { marks: marks.map((mark) => ({ ...mark, comment: commentOn(mark.criterion) })), comment: words?.comment ?? '' };
  });
  const { commentsReachTeams = false } = JSON.parse(settlement.rule.rule) as Rule;
  const asked = { told: entry.told, reachTeams: commentsReachTeams, seed: `${entry.id} ${settlement.stageId}`, sha256 };
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
