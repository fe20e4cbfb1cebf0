import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { warningOf } from '../../domain/anonymity/warning.js';
import { grouped } from '../../platform/database/grouped.js';
import { checkedPieces, type CheckedPiece, receivedForGood } from './leak-check.queries.js';
import type { LeakReport } from './leak-check.type.js';

export interface LeakCheckLoaders {
  /** Of the draft and of what was submitted last. */
  leaksOfEntry: DataLoader<string, LeakReport[]>;
  /** Of what was submitted last; null as long as the team can still submit. */
  leaksOfReceived: DataLoader<string, LeakReport[] | null>;
}

// Mutations change these.
const fresh = { cache: false };

export const leakCheckLoaders = (db: DataSource): LeakCheckLoaders => ({
  leaksOfEntry: new DataLoader(async (ids) => {
    return grouped(ids, await checkedPieces(db.manager, ids), ({ entryId }) => entryId).map((pieces) => pieces.map(reportOf));
  }, fresh),
  leaksOfReceived: new DataLoader(async (ids) => {
    const shown = await receivedForGood(db.manager, ids);
    const pieces = (await checkedPieces(db.manager, [...shown])).filter(({ isSubmitted }) => isSubmitted);
    const reports = grouped(ids, pieces, ({ entryId }) => entryId).map((own) => own.map(reportOf));
    return ids.map((id, index) => (shown.has(id) ? reports[index]! : null));
  }),
});

const reportOf = ({ storedFileId, slots, isSubmitted, state, findings, checkedAt }: CheckedPiece): LeakReport => ({
  file: storedFileId,
  slots,
  submitted: isSubmitted,
  state,
  checkedAt,
  ...warningOf(findings),
  leaks: findings,
});
