import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Disqualification } from './disqualification.entity.js';
import { teamDisqualified, teamReinstated } from './disqualification.letter.js';

@Injectable()
export class DisqualificationMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once the team is in again. */
  async writeDisqualified(mail: Mail): Promise<Letter | null> {
    const found = await this.disqualificationOf(mail);
    if (found?.state !== 'STANDING') return null;
    return inWords(teamDisqualified, mail.locale, { ...this.factsOf(found), reason: found.reason });
  }

  async writeReinstated(mail: Mail): Promise<Letter | null> {
    const found = await this.disqualificationOf(mail);
    return found && inWords(teamReinstated, mail.locale, this.factsOf(found));
  }

  private disqualificationOf({ data }: Mail): Promise<Disqualification | null> {
    const where = { id: data['disqualification'] ?? '' };
    return this.db.getRepository(Disqualification).findOne({ where, relations: { team: { competition: true } } });
  }

  private factsOf({ team }: Disqualification) {
    const { titleKo, titleEn } = team.competition;
    return { team: team.name, titleKo, titleEn, link: publicLink(this.config) };
  }
}
