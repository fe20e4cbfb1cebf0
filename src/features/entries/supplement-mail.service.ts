import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Supplement } from './supplement.entity.js';
import { supplementAsked } from './supplement-asked.letter.js';
import { supplementWithdrawn } from './supplement-withdrawn.letter.js';

@Injectable()
export class SupplementMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once it was taken back. */
  async writeAsked(mail: Mail): Promise<Letter | null> {
    const supplement = await this.supplementOf(mail);
    if (!supplement || supplement.withdrawnAt) return null;
    return inWords(supplementAsked, mail.locale, { ...this.factsOf(supplement), asked: supplement, reason: supplement.reason });
  }

  async writeWithdrawn(mail: Mail): Promise<Letter | null> {
    const supplement = await this.supplementOf(mail);
    return supplement && inWords(supplementWithdrawn, mail.locale, this.factsOf(supplement));
  }

  private supplementOf({ data }: Mail): Promise<Supplement | null> {
    const where = { id: data['supplement'] ?? '' };
    return this.db.getRepository(Supplement).findOne({ where, relations: { entry: { competition: true } } });
  }

  private factsOf({ entry }: Supplement) {
    const { titleKo, titleEn } = entry.competition;
    return { number: entry.number!, titleKo, titleEn, link: publicLink(this.config) };
  }
}
