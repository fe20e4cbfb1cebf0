import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { seoulDay } from '../../domain/seoul-time.js';
import { recordAll } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { organizersOf } from '../competitions/organizer.queries.js';
import { tellAccounts } from '../notifications/tell.service.js';
import { ADOPTION_OVERDUE, adoptionOverdue } from './adoption-overdue.letter.js';
import { AdoptionReminder } from './adoption-reminder.entity.js';
import { AdoptionUpdate } from './adoption-update.entity.js';
import { overdueUpdates } from './adoption.queries.js';

/** Organisers are reminded when the day that they set for a winning work has passed. */
@Injectable()
export class AdoptionReminderService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Job `remind-of-adoption`, every night: once for each record. Running it again reminds nobody more. */
  async remind(): Promise<void> {
    await transaction(this.db, async (tx) => {
      const remindedAt = await databaseNow(tx);
      const overdue = await overdueUpdates(tx, seoulDay(remindedAt));
      if (overdue.length === 0) return;
      const organizers = await organizersOf(tx, [...new Set(overdue.map(({ competitionId }) => competitionId))]);
      await insertAll(
        tx,
        AdoptionReminder,
        overdue.map(({ id }) => ({ updateId: id, remindedAt })),
      );
      const told = overdue.flatMap(({ id, competitionId }) =>
        organizers
          .filter((organizer) => organizer.competitionId === competitionId)
          .map(({ accountId, address, locale }) => ({ accountId, address, locale, data: { adoption: id } })),
      );
      await tellAccounts(tx, ADOPTION_OVERDUE, told);
      await recordAll(
        tx,
        'SYSTEM',
        'adoption.reminded',
        overdue.map(({ id, competitionId }) => ({ subject: competitionId, data: { adoption: id } })),
      );
    });
  }

  /** Null once something newer was recorded. */
  async write({ data, locale }: Mail): Promise<Letter | null> {
    const updates = this.db.getRepository(AdoptionUpdate);
    const update = await updates.findOne({ where: { id: data['adoption'] ?? '' }, relations: { competition: true } });
    if (!update?.dueOn) return null;
    const { entryId, version, competition, entryNumber: number, departmentKo, departmentEn, dueOn } = update;
    if (await updates.existsBy({ entryId, version: version + 1 })) return null;
    const { titleKo, titleEn } = competition;
    return inWords(adoptionOverdue, locale, { titleKo, titleEn, number, departmentKo, departmentEn, dueOn, link: publicLink(this.config) });
  }
}
