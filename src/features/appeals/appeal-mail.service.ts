import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AwardRule as Rule } from '../../domain/award-rule.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { latestAwardRule } from '../awards/award.queries.js';
import { Appeal } from './appeal.entity.js';
import { appealAnswered, appealConcluded, appealFiled } from './appeal.letter.js';

@Injectable()
export class AppealMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once it is closed: there is nothing to do any more. */
  async writeFiled(mail: Mail): Promise<Letter | null> {
    const appeal = await this.appealOf(mail);
    if (appeal?.state !== 'OPEN') return null;
    return inWords(appealFiled, mail.locale, { ...(await this.factsOf(appeal)), entryNumber: appeal.entry.number ?? '' });
  }

  async writeAnswered(mail: Mail): Promise<Letter | null> {
    const appeal = await this.appealOf(mail);
    if (!appeal || appeal.state === 'OPEN' || appeal.state === 'WITHDRAWN') return null;
    const { state: outcome, decision } = appeal;
    return inWords(appealAnswered, mail.locale, { ...(await this.factsOf(appeal)), outcome, decision: decision! });
  }

  async writeConcluded(mail: Mail): Promise<Letter | null> {
    const appeal = await this.appealOf(mail);
    if (!appeal?.result) return null;
    return inWords(appealConcluded, mail.locale, { ...(await this.factsOf(appeal)), result: appeal.result });
  }

  private appealOf({ data }: Mail): Promise<Appeal | null> {
    return this.db.getRepository(Appeal).findOne({ where: { id: data['appeal'] ?? '' }, relations: { competition: true, entry: true } });
  }

  private async factsOf({ competition, ground }: Appeal) {
    const latest = await latestAwardRule(this.db.manager, competition.id);
    const named = latest && (JSON.parse(latest.rule) as Rule).appeals.grounds.find(({ key }) => key === ground);
    const { titleKo, titleEn } = competition;
    return { titleKo, titleEn, groundKo: named?.nameKo ?? ground, groundEn: named?.nameEn ?? ground, link: publicLink(this.config) };
  }
}
