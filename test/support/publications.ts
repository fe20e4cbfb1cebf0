import type { DataSource } from 'typeorm';
import type { AwardRule as Rule } from '../../src/domain/award-rule.js';
import { AwardRule } from '../../src/features/awards/award-rule.entity.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';

// Publications as a test needs them, past the app.

/** The latest publication of an edition once more, as its next one: with these columns, and its lines with these columns by entry number. */
export async function publishedAgain(
  db: DataSource,
  competitionId: string,
  changes: Record<string, unknown> = {},
  lines: Record<string, Record<string, unknown>> = {},
): Promise<string> {
  const id = randomId();
  const [latest] = await db.query<[{ id: string; ordinal: number }]>(
    `select id, ordinal from publication where competition_id = $1 order by ordinal desc limit 1`,
    [competitionId],
  );
  const now = new Date();
  const publication = {
    id,
    ordinal: latest.ordinal + 1,
    reason_ko: '정정',
    reason_en: 'Corrected',
    published_at: now,
    decided_at: now,
    ...changes,
  };
  await db.query(`insert into publication select (jsonb_populate_record(publication, $2::jsonb)).* from publication where id = $1`, [
    latest.id,
    JSON.stringify(publication),
  ]);
  const standings = await db.query<{ id: string; entryNumber: string }[]>(
    `select id, entry_number as "entryNumber" from published_standing where publication_id = $1`,
    [latest.id],
  );
  for (const { id: from, entryNumber } of standings) {
    const line = { id: randomId(), publication_id: id, ...lines[entryNumber] };
    await db.query(
      `insert into published_standing select (jsonb_populate_record(published_standing, $2::jsonb)).* from published_standing where id = $1`,
      [from, JSON.stringify(line)],
    );
  }
  return id;
}

/** A publication is taken down. */
export const takenDown = (db: DataSource, publicationId: string): Promise<unknown> =>
  db.query(
    `insert into publication_withdrawal (publication_id, reason_ko, reason_en, withdrawn_at, withdrawn_by) values ($1, '오류', 'A mistake', clock_timestamp(), $2)`,
    [publicationId, randomId()],
  );

export const GROUNDS = [
  { key: 'miscalculation', nameKo: '계산 착오', nameEn: 'Miscalculation' },
  { key: 'procedure', nameKo: '절차 위반', nameEn: 'Breach of procedure' },
  { key: 'misconduct', nameKo: '부정행위', nameEn: 'Misconduct' },
];

/** The awards of an edition, announced: one prize, and ten days for appeals. */
export async function anAwardRule(db: DataSource, competitionId: string, changes: Partial<Rule> = {}): Promise<void> {
  const rule: Rule = {
    tiers: [{ key: 'grand', nameKo: '대상', nameEn: 'Grand prize', quota: 1, floor: null, track: null, onTie: 'DELIBERATE' }],
    onRemoval: 'MOVE_UP',
    verificationDays: 0,
    appeals: { days: 10, grounds: GROUNDS },
    revocationYears: 3,
    isBundlePublic: false,
    ...changes,
  };
  const version = 1 + (await db.getRepository(AwardRule).countBy({ competitionId }));
  const announced = { announcedAt: new Date(), announcedBy: randomId() };
  await db.getRepository(AwardRule).insert({ id: timeOrderedId(), competitionId, version, rule: canonicalText(rule), ...announced });
}
