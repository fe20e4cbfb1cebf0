import type { EntityManager } from 'typeorm';
import { organizersOf } from '../competitions/organizer.queries.js';
import { tellAccounts } from '../notifications/tell.service.js';
import { REPORT_RECEIVED } from './report-received.letter.js';
import { lastTold } from './report.queries.js';

const HOUR = 3_600_000;

/** Tells organisers that reports wait: at once, and then at most once an hour, however many come. */
export async function tellOrganizers(tx: EntityManager, competitionId: string, now: Date): Promise<void> {
  const last = await lastTold(tx, REPORT_RECEIVED, competitionId);
  if (last && last > now) return;
  const next = last ? new Date(last.getTime() + HOUR) : now;
  const people = await organizersOf(tx, [competitionId]);
  const data = { competition: competitionId };
  const recipients = people.map(({ accountId, address, locale }) => ({ accountId, address, locale, data }));
  await tellAccounts(tx, REPORT_RECEIVED, recipients, next > now ? next : undefined);
}
