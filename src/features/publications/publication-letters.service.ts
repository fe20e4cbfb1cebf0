import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { transaction } from '../../platform/database/transaction.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Competition } from '../competitions/competition.entity.js';
import { type BulkLetter, BulkLetters, type StepInput } from '../notifications/bulk-letters.service.js';
import { rankingThatCounts } from '../results/publishable.queries.js';
import { outcomesOf, publicBefore, wasTold } from './letter.queries.js';
import { lettersOfPublication, lettersOfWithdrawal, type News } from './publication-letters.js';
import { PublicationWithdrawal } from './publication-withdrawal.entity.js';
import { Publication } from './publication.entity.js';
import { publicationNow } from './publication.queries.js';
import { whatToPublish } from './to-publish.js';

/** Who is told of a publication, and of one that is taken down: the same for whoever looks before, and for the step. */
@Injectable()
export class PublicationLetters {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly bulk: BulkLetters,
  ) {
    const ofPublication = (tx: EntityManager, competitionId: string, input: StepInput) => this.ofPublication(tx, competitionId, input);
    bulk.composes('RESULTS_PUBLISHED', ofPublication);
    bulk.composes('RESULTS_REPLACED', ofPublication);
    bulk.composes('RESULTS_WITHDRAWN', (tx, competitionId, input) => this.ofWithdrawal(tx, competitionId, input));
  }

  /** Of a publication that is made, or of one that would be made of a ranking now. */
  private async ofPublication(tx: EntityManager, competitionId: string, input: StepInput): Promise<BulkLetter[]> {
    const news = input.publication ? await this.made(tx, input.publication) : await this.planned(tx, competitionId, input);
    return lettersOfPublication(tx, competitionId, news);
  }

  private ofWithdrawal(tx: EntityManager, competitionId: string, input: StepInput): Promise<BulkLetter[]> {
    return lettersOfWithdrawal(tx, competitionId, input, publicLink(this.config));
  }

  /** Job `tell-of-publication`: once it is public, and only once. One that is not public any more is left to what comes after it. */
  async tellPublished({ publication: id }: { publication?: unknown }): Promise<void> {
    if (typeof id !== 'string') return;
    await transaction(this.db, async (tx) => {
      const { competitionId, ordinal } = await tx.getRepository(Publication).findOneByOrFail({ id });
      if ((await publicationNow(tx, competitionId))?.id !== id) return;
      const step = (await publicBefore(tx, competitionId, ordinal)) === null ? 'RESULTS_PUBLISHED' : 'RESULTS_REPLACED';
      const letters = await this.bulk.compose(tx, step, competitionId, { publication: id });
      if (!(await isTold(tx, id, letters))) await this.bulk.send(tx, step, competitionId, { publication: id });
    });
  }

  /** Job `tell-of-withdrawal`, once. */
  async tellWithdrawn({ publication: id }: { publication?: unknown }): Promise<void> {
    if (typeof id !== 'string') return;
    await transaction(this.db, async (tx) => {
      const { competitionId } = await tx.getRepository(Publication).findOneByOrFail({ id });
      const { reasonKo, reasonEn } = await tx.getRepository(PublicationWithdrawal).findOneByOrFail({ publicationId: id });
      const input = { publication: id, reasonKo, reasonEn };
      const letters = await this.bulk.compose(tx, 'RESULTS_WITHDRAWN', competitionId, input);
      if (!(await isTold(tx, id, letters))) await this.bulk.send(tx, 'RESULTS_WITHDRAWN', competitionId, input);
    });
  }

  private async made(tx: EntityManager, id: string): Promise<News> {
    const { competitionId, ordinal, reasonKo, reasonEn } = await tx.getRepository(Publication).findOneByOrFail({ id });
    const earlier = await publicBefore(tx, competitionId, ordinal);
    return {
      publicationId: id,
      outcomes: await outcomesOf(tx, id),
      before: earlier === null ? null : await outcomesOf(tx, earlier),
      reasonKo: reasonKo ?? '',
      reasonEn: reasonEn ?? '',
      link: publicLink(this.config),
    };
  }

  private async planned(
    tx: EntityManager,
    competitionId: string,
    { settlement, awardedPlaces, reasonKo, reasonEn }: StepInput,
  ): Promise<News> {
    const ranking = await rankingThatCounts(tx, competitionId);
    if (!ranking) throw new Refused(refusal('SETTLEMENT_NOT_FINAL'));
    refuse(settlement && settlement !== ranking.settlement.id ? refusal('SETTLEMENT_REPLACED') : null);
    const competition = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
    const content = await whatToPublish(tx, competition, ranking, { awardedPlaces: awardedPlaces ?? 0, options: null });
    refuse(content.objection);
    const { latest } = content.soFar;
    return {
      publicationId: null,
      outcomes: new Map(content.lines.map(({ standing }) => [standing.entryNumber, standing])),
      before: latest && (await outcomesOf(tx, latest.id)),
      reasonKo: reasonKo ?? '',
      reasonEn: reasonEn ?? '',
      link: publicLink(this.config),
    };
  }
}

/** A job whose end was not noted is asked again: nobody is told twice. */
const isTold = (tx: EntityManager, publication: string, letters: readonly BulkLetter[]): Promise<boolean> => {
  const templates = [...new Set(letters.map(({ template }) => template))];
  return wasTold(
    tx,
    publication,
    templates,
    letters.map(({ accountId }) => accountId),
  );
};
