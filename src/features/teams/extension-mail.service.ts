import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayStillCompete } from '../../domain/permission/team.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { DeadlineExtension } from './deadline-extension.entity.js';
import { deadlineExtended } from './deadline-extended.letter.js';

@Injectable()
export class ExtensionMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once the team has stopped. */
  async write({ data, locale }: Mail): Promise<Letter | null> {
    const extension = await this.db
      .getRepository(DeadlineExtension)
      .findOne({ where: { id: data['extension'] ?? '' }, relations: { team: { competition: true } } });
    if (!extension || mayStillCompete(extension.team)) return null;
    const { team, until, reason } = extension;
    const { titleKo, titleEn } = team.competition;
    return inWords(deadlineExtended, locale, { team: team.name, titleKo, titleEn, until, reason, link: publicLink(this.config) });
  }
}
