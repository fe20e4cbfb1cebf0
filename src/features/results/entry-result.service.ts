import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { publishedSettlementsFor } from './entry-result.queries.js';
import { explainedSettlements } from './explained-settlement.js';
import type { EntryResult } from './explanation.type.js';

@Injectable()
export class EntryResultService {
  constructor(private readonly db: DataSource) {}

  /** What an entry reached, stage by stage, for the members of its team; null before the results of its edition are public. */
  async ofEntry({ accountId }: Actor, entryId: string): Promise<EntryResult[] | null> {
    const settlements = await publishedSettlementsFor(this.db.manager, { entryId, accountId });
    if (settlements.length === 0) return null;
    const explained = await explainedSettlements(this.db.manager, settlements);
    return explained.flatMap(({ settlement: { stageId }, explain }) => {
      const found = explain(entryId);
      return found ? [{ stageId, score: found.standing.score!, explanation: found.explanation }] : [];
    });
  }
}
