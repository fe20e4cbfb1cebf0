import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { Postman } from '../../platform/mail/postman.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { AWARD_REVOKED, awardRevoked } from './award-revoked.letter.js';
import { JUDGES_THANKED, judgesThanked } from './judges-thanked.letter.js';
import { outcomesOf, toldEntry } from './letter.queries.js';
import { NO_AWARD, type OwnOutcome } from './own-outcome.js';
import { PublicationWithdrawal } from './publication-withdrawal.entity.js';
import { Publication } from './publication.entity.js';
import { publicationNow } from './publication.queries.js';
import { RESULTS_PUBLISHED, resultsPublished } from './results-published.letter.js';
import { RESULTS_REPLACED, resultsReplaced } from './results-replaced.letter.js';
import { RESULTS_WITHDRAWN, resultsWithdrawn } from './results-withdrawn.letter.js';

/** Puts letters about published results into words, from what was published. They are pointless once something else is public. */
@Injectable()
export class PublicationMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    postman: Postman,
  ) {
    postman.writes(RESULTS_PUBLISHED, (mail) => this.ofEntry(mail, (_, facts) => inWords(resultsPublished, mail.locale, facts)));
    postman.writes(RESULTS_REPLACED, (mail) =>
      this.ofEntry(mail, ({ reasonKo, reasonEn }, facts) =>
        inWords(resultsReplaced, mail.locale, { ...facts, reasonKo: reasonKo ?? '', reasonEn: reasonEn ?? '' }),
      ),
    );
    postman.writes(AWARD_REVOKED, (mail) =>
      this.ofEntry(mail, (_, { outcome: { revokedKo, revokedEn }, ...facts }) =>
        revokedKo === null ? null : inWords(awardRevoked, mail.locale, { ...facts, reasonKo: revokedKo, reasonEn: revokedEn! }),
      ),
    );
    postman.writes(JUDGES_THANKED, (mail) => this.toJudge(mail));
    postman.writes(RESULTS_WITHDRAWN, (mail) => this.ofWithdrawal(mail));
  }

  /** To a member of the entry's team, as long as that is so. */
  private async ofEntry(
    { data, accountId }: Mail,
    words: (publication: Publication, facts: EntryFacts) => Letter | null,
  ): Promise<Letter | null> {
    const publication = await this.publicOne(data['publication']);
    const entry = publication && (await toldEntry(this.db.manager, data['entry'] ?? '', accountId));
    if (!entry) return null;
    const outcome = (await outcomesOf(this.db.manager, publication.id)).get(entry.number) ?? NO_AWARD;
    return words(publication, { ...this.titlesOf(publication), number: entry.number, outcome });
  }

  private async toJudge({ data, locale }: Mail): Promise<Letter | null> {
    const publication = await this.db.getRepository(Publication).findOneBy({ id: data['publication'] ?? '' });
    const now = publication && (await publicationNow(this.db.manager, publication.competitionId));
    return now && inWords(judgesThanked, locale, this.titlesOf(now));
  }

  private async ofWithdrawal({ data, locale }: Mail): Promise<Letter | null> {
    const publicationId = data['publication'] ?? '';
    const withdrawal = await this.db
      .getRepository(PublicationWithdrawal)
      .findOne({ where: { publicationId }, relations: { publication: true } });
    if (!withdrawal) return null;
    const { publication, reasonKo, reasonEn } = withdrawal;
    return inWords(resultsWithdrawn, locale, { ...this.titlesOf(publication), reasonKo, reasonEn });
  }

  /** Null where it is not public, or not any more. */
  private async publicOne(id = ''): Promise<Publication | null> {
    const publication = await this.db.getRepository(Publication).findOneBy({ id });
    const now = publication && (await publicationNow(this.db.manager, publication.competitionId));
    return now?.id === id ? publication : null;
  }

  private titlesOf({ titleKo, titleEn }: Publication) {
    return { titleKo, titleEn, link: publicLink(this.config) };
  }
}

interface EntryFacts {
  titleKo: string;
  titleEn: string;
  number: string;
  outcome: OwnOutcome;
  link: string;
}
