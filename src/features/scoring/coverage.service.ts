import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refused, refusal } from '../../domain/refusal.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { Stage } from '../competitions/stage.entity.js';
import type { CoverageArgs } from './judging.input.js';
import { preparedEntries } from './judging.queries.js';
import type { EntryCoverageConnection } from './judging.type.js';

@Injectable()
export class CoverageService {
  constructor(private readonly db: DataSource) {}

  /** How many judges each entry of one of an edition's stages has. Whoever calls has asked who is looking. */
  async ofStage(competitionId: string, { stage: id, missingOnly, first, after }: CoverageArgs): Promise<EntryCoverageConnection> {
    const stage = await this.db.getRepository(Stage).findOneBy({ id, competitionId });
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    const entries = await preparedEntries(this.db.manager, id);
    const covered = entries
      .filter(({ judges, needed }) => !missingOnly || judges < needed)
      .map(({ id: entry, number, judges, barred, needed }) => ({ entry, entryNumber: number, judges, barred, needed }))
      .toSorted((one, other) => (one.entryNumber < other.entryNumber ? -1 : 1));
    const last = decodeCursor(after)?.[0] ?? '';
    const rest = covered.filter(({ entryNumber }) => entryNumber > last);
    return pageOf(rest.slice(0, first + 1), first, covered.length, ({ entryNumber, entry }) => [entryNumber, entry]);
  }
}
