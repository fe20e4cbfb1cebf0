import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayStillCompete } from '../../domain/permission/team.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Absence } from './absence.entity.js';
import { absenceRecorded, absenceUndone } from './absence.letter.js';

@Injectable()
export class AbsenceMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once it was taken back: another letter says so. */
  async writeRecorded({ data, locale }: Mail): Promise<Letter | null> {
    const absence = await this.standing(data['absence']);
    return absence && !absence.undoneAt ? inWords(absenceRecorded, locale, { ...this.toldOf(absence), reason: absence.reason }) : null;
  }

  async writeUndone({ data, locale }: Mail): Promise<Letter | null> {
    const absence = await this.standing(data['absence']);
    return absence && inWords(absenceUndone, locale, { ...this.toldOf(absence), reason: absence.undoReason ?? '' });
  }

  /** Null once the team has stopped. */
  private async standing(id = ''): Promise<Absence | null> {
    const relations = { stage: { competition: true }, entry: { team: true } } as const;
    const absence = await this.db.getRepository(Absence).findOne({ where: { id }, relations });
    return absence && !mayStillCompete(absence.entry.team) ? absence : null;
  }

  private toldOf({ stage, entry }: Absence) {
    const { titleKo, titleEn } = stage.competition;
    return { team: entry.team.name, titleKo, titleEn, stageKo: stage.nameKo, stageEn: stage.nameEn, link: publicLink(this.config) };
  }
}
