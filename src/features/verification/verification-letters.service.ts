import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords } from '../../platform/mail/letter.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Competition } from '../competitions/competition.entity.js';
import { type BulkLetter, BulkLetters, type StepInput } from '../notifications/bulk-letters.service.js';
import { nominationNow } from './nomination.js';
import { Nominee, Verification } from './verification.entity.js';
import { VERIFICATION_OPENED, verificationOpened } from './verification-opened.letter.js';
import { membersOf, nomineesIn } from './verification.queries.js';

type ToldOf = Pick<Nominee, 'entryId' | 'entryNumber' | 'awardKo' | 'awardEn' | 'verifiedUntil'> & { id: string | null };

/** Who is told that nominees are public: the same for whoever looks before, and for the step. */
@Injectable()
export class VerificationLetters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    bulk: BulkLetters,
  ) {
    bulk.composes('VERIFICATION_OPENED', (tx, competitionId, input) => this.compose(tx, competitionId, input));
  }

  /** The members of nominated teams: those who were told of the same award before are not told again. */
  private async compose(tx: EntityManager, competitionId: string, { verification }: StepInput): Promise<BulkLetter[]> {
    const competition = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
    const nominees = verification ? await newlyPublic(tx, verification) : await toBecomePublic(tx, competition);
    const members = await membersOf(
      tx,
      nominees.map(({ entryId }) => entryId),
    );
    const { titleKo, titleEn, slug } = competition;
    const link = publicLink(this.config, `/verification/${slug}`);
    return nominees.flatMap(({ id, entryId, entryNumber: number, awardKo, awardEn, verifiedUntil: until }) => {
      const facts = { number, titleKo, titleEn, awardKo, awardEn, until, link };
      const data: Record<string, string> = id === null ? {} : { nominee: id };
      return (members.get(entryId) ?? []).map((reader) => {
        return { ...reader, data, template: VERIFICATION_OPENED, letter: inWords(verificationOpened, reader.locale, facts) };
      });
    });
  }
}

interface Earlier {
  entryId: string;
  awardKo: string;
  removedAt: Date | null;
}

const withoutThoseOf = <Of extends ToldOf>(nominees: readonly Of[], earlier: readonly Earlier[]): Of[] =>
  nominees.filter(
    ({ entryId, awardKo }) => !earlier.some((one) => one.entryId === entryId && one.awardKo === awardKo && one.removedAt === null),
  );

async function toBecomePublic(tx: EntityManager, competition: Competition): Promise<ToldOf[]> {
  const { nominees, earlier } = await nominationNow(tx, competition);
  return withoutThoseOf(
    nominees.map((nominee) => ({ ...nominee, id: null })),
    earlier,
  );
}

async function newlyPublic(tx: EntityManager, verificationId: string): Promise<ToldOf[]> {
  const verifications = tx.getRepository(Verification);
  const { competitionId, ordinal } = await verifications.findOneByOrFail({ id: verificationId });
  const before = await verifications.findOneBy({ competitionId, ordinal: ordinal - 1 });
  const nominees = await tx.getRepository(Nominee).find({ where: { verificationId }, order: { ordinal: 'ASC' } });
  return withoutThoseOf(nominees, before ? await nomineesIn(tx, [before.id]) : []);
}
