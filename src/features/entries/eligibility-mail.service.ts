import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { EligibilityCheck } from './eligibility-check.entity.js';
import { eligibilityChecked } from './eligibility-checked.letter.js';

@Injectable()
export class EligibilityMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once something else was found. */
  async write({ data, locale }: Mail): Promise<Letter | null> {
    const check = await this.db
      .getRepository(EligibilityCheck)
      .findOne({ where: { id: data['check'] ?? '' }, relations: { version: { entry: { competition: true } } } });
    if (!check || check.version.entry.eligibility !== check.outcome) return null;
    const { number, competition } = check.version.entry;
    const { titleKo, titleEn } = competition;
    const { outcome, grounds, reason } = check;
    return inWords(eligibilityChecked, locale, {
      number: number!,
      titleKo,
      titleEn,
      outcome,
      grounds,
      reason,
      link: publicLink(this.config),
    });
  }
}
