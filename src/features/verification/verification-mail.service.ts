import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Competition } from '../competitions/competition.entity.js';
import { explanationAsked } from './explanation-asked.letter.js';
import { explanationSettled } from './explanation-settled.letter.js';
import { Explanation } from './explanation.entity.js';
import { reportReceived } from './report-received.letter.js';
import { verificationOpened } from './verification-opened.letter.js';
import { NomineeRemoval } from './nominee-removal.entity.js';
import { Nominee } from './verification.entity.js';
import { undecidedReportsOf } from './verification.queries.js';

@Injectable()
export class VerificationMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null once it is no nominee any more. */
  async writeOpened({ data, locale }: Mail): Promise<Letter | null> {
    const id = data['nominee'] ?? '';
    const nominee = await this.db.getRepository(Nominee).findOne({ where: { id }, relations: { verification: { competition: true } } });
    if (!nominee || (await this.db.getRepository(NomineeRemoval).existsBy({ nomineeId: id }))) return null;
    const { slug, titleKo, titleEn } = nominee.verification.competition;
    const { entryNumber: number, awardKo, awardEn, verifiedUntil: until } = nominee;
    const link = publicLink(this.config, `/verification/${slug}`);
    return inWords(verificationOpened, locale, { number, titleKo, titleEn, awardKo, awardEn, until, link });
  }

  /** With the count of the moment at which it is sent; null once all are decided. */
  async writeReceived({ data, locale }: Mail): Promise<Letter | null> {
    const competition = await this.db.getRepository(Competition).findOneBy({ id: data['competition'] ?? '' });
    const waiting = competition ? await undecidedReportsOf(this.db.manager, competition.id) : 0;
    if (!competition || waiting === 0) return null;
    const { titleKo, titleEn } = competition;
    return inWords(reportReceived, locale, { titleKo, titleEn, waiting, link: publicLink(this.config) });
  }

  /** Null once it is answered. */
  async writeAsked({ data, locale }: Mail): Promise<Letter | null> {
    const asked = await this.asked(data);
    return asked && asked.answer === null ? inWords(explanationAsked, locale, this.factsOf(asked)) : null;
  }

  async writeSettled({ data, locale }: Mail): Promise<Letter | null> {
    const asked = await this.asked(data);
    return asked && inWords(explanationSettled, locale, this.factsOf(asked));
  }

  private asked(data: Mail['data']): Promise<Explanation | null> {
    const where = { id: data['explanation'] ?? '' };
    return this.db.getRepository(Explanation).findOne({ where, relations: { entry: { competition: true } } });
  }

  private factsOf({ entry: { number, competition }, question, dueAt }: Explanation) {
    const { titleKo, titleEn } = competition;
    return { number: number!, titleKo, titleEn, question, dueAt, link: publicLink(this.config) };
  }
}
