import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { toldEntry } from '../publications/letter.queries.js';
import { adoptionRecorded } from './adoption-recorded.letter.js';
import { AdoptionUpdate } from './adoption-update.entity.js';
import { awardOf } from './adoption.queries.js';

/** Puts into words what a team is told of its winning work. */
@Injectable()
export class AdoptionMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once something newer was recorded, while the award is not public, and for who is not in the team any more. */
  async write({ data, locale, accountId }: Mail): Promise<Letter | null> {
    const updates = this.db.getRepository(AdoptionUpdate);
    const update = await updates.findOne({ where: { id: data['adoption'] ?? '' }, relations: { competition: true } });
    if (!update) return null;
    const { entryId, version, competition, entryNumber: number, departmentKo, departmentEn, status, dueOn } = update;
    if (await updates.existsBy({ entryId, version: version + 1 })) return null;
    const db = this.db.manager;
    if (!(await awardOf(db, competition.id, entryId)) || !(await toldEntry(db, entryId, accountId))) return null;
    const about = { titleKo: competition.titleKo, titleEn: competition.titleEn, number, departmentKo, departmentEn };
    return inWords(adoptionRecorded, locale, { ...about, status, dueOn, isAgain: version > 1, link: publicLink(this.config) });
  }
}
