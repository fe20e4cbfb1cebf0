import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { questionAnswered } from './question-answered.letter.js';
import { Question } from './question.entity.js';

@Injectable()
export class QuestionMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write({ data, locale }: Mail): Promise<Letter | null> {
    const where = { id: data['question'] ?? '' };
    const found = await this.db.getRepository(Question).findOne({ where, relations: { competition: true } });
    if (!found?.answer) return null;
    const { titleKo, titleEn } = found.competition;
    return inWords(questionAnswered, locale, {
      titleKo,
      titleEn,
      question: found.text,
      answer: found.answer,
      link: publicLink(this.config),
    });
  }
}
