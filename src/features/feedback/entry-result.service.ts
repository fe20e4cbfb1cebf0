import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { settlementsBy } from '../results/counted-sheets.queries.js';
import { explainedSettlements } from '../results/explained-settlement.queries.js';
import type { EntryResult } from '../results/explanation.type.js';
import { publishedEntryFor } from './entry-result.queries.js';

@Injectable()
export class EntryResultService {
  constructor(private readonly db: DataSource) {}

  /**
   * What an entry reached, stage by stage, for the members of its team; null before the results of its edition are public, and where these
   * tell teams no place of their own: a score would.
   */
  async ofEntry({ accountId }: Actor, entryId: string): Promise<EntryResult[] | null> {
    const entry = await publishedEntryFor(this.db.manager, accountId, entryId);
    if (entry?.told !== 'PLACE') return null;
    const { competitionId, decidedAt } = entry.publication;
    const explained = await explainedSettlements(this.db.manager, await settlementsBy(this.db.manager, competitionId, decidedAt));
    return explained.flatMap(({ settlement: { stageId }, explain }) => {
      const found = explain(entryId);
      return found ? [{ stageId, score: found.standing.score!, explanation: found.explanation }] : [];
    });
  }
}
