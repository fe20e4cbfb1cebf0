import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { tellAccounts } from '../notifications/tell.service.js';
import { Competition } from './competition.entity.js';
import { organizersOf } from './organizer.queries.js';
import { ORGANIZERS_TOLD, type OrganizerStep, organizersTold, steps } from './organizers-told.letter.js';

/** Tells the organisers of an edition what another one of them, or a team, has done. `by`: who did it, and need not be told. */
export async function tellOtherOrganizers(tx: EntityManager, competitionId: string, step: OrganizerStep, by: string): Promise<void> {
  const others = (await organizersOf(tx, [competitionId])).filter(({ accountId }) => accountId !== by);
  const data = { competition: competitionId, step };
  await tellAccounts(
    tx,
    ORGANIZERS_TOLD,
    others.map(({ accountId, address, locale }) => ({ accountId, address, locale, data })),
  );
}

@Injectable()
export class OrganizerMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write({ data, locale }: Mail): Promise<Letter | null> {
    const step = data['step'] as OrganizerStep;
    const competition = await this.db.getRepository(Competition).findOneBy({ id: data['competition'] ?? '' });
    if (!competition || !(step in steps)) return null;
    const { titleKo, titleEn } = competition;
    return inWords(organizersTold, locale, { titleKo, titleEn, step, link: publicLink(this.config) });
  }
}
