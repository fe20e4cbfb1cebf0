import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { proposeAwards } from '../../domain/award-proposal.js';
import { rankingThatCounts, standOf } from '../results/publishable.queries.js';
import { awardQuestion } from './award-question.js';
import type { AwardProposal, ProposedEntry } from './award.type.js';
import { awardRuleIn, latestAwardRule } from './award.queries.js';

/** What an edition's awards would be if people departed from nothing. */
@Injectable()
export class AwardProposalService {
  constructor(private readonly db: DataSource) {}

  /** Null: no awards were announced, or nothing is settled that they could follow. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string): Promise<AwardProposal | null> {
    const tx = this.db.manager;
    const announced = await latestAwardRule(tx, competitionId);
    const ranking = announced && (await rankingThatCounts(tx, competitionId));
    if (!ranking) return null;
    const rule = awardRuleIn(announced);
    const { standings, earlier, entries } = await awardQuestion(tx, rule, ranking);
    const standingOf = new Map(standings.map((standing) => [standing.entry, standing]));
    const line = (number: string): ProposedEntry => {
      const { id, title, team } = entries.get(number)!;
      const { track, place, score } = standingOf.get(number)!;
      return { entry: id, entryNumber: number, title, teamName: team, track, place: place!, score: score! };
    };
    const tiers = proposeAwards(rule, standings, earlier).map((proposed, index) => {
      const { tie, emptyPlaces, isWaiting } = proposed;
      return {
        tier: rule.tiers[index]!,
        nominees: proposed.entries.map(line),
        tie: tie && { entries: tie.entries.map(line), places: tie.places },
        emptyPlaces,
        isWaiting,
      };
    });
    return { settlement: ranking.settlement.id, isOutdated: (await standOf(tx, ranking)).isOutdated, tiers };
  }
}
