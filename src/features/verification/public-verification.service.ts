import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { groundNames, verificationGrounds } from '../../domain/verification.js';
import type { PublicVerification } from './verification.type.js';
import { nomineesIn, removedIn, ruleOfVerification, verificationBySlug } from './verification.queries.js';

/** What anybody sees of the nominees of an edition. */
@Injectable()
export class PublicVerificationService {
  constructor(private readonly db: DataSource) {}

  /** Null unless nominees were made public. */
  async bySlug(slug: string): Promise<PublicVerification | null> {
    const found = await verificationBySlug(this.db, slug);
    if (!found) return null;
    const nominees = (await nomineesIn(this.db, [found.id])).filter(({ removedAt }) => removedAt === null);
    const ends = nominees.map(({ until }) => until.getTime());
    const { onRemoval } = await ruleOfVerification(this.db, found.id);
    return {
      ...found,
      nominees: nominees.map(({ id, entryNumber, title, trackKo, trackEn, awardKo, awardEn, until, isOpen }) => {
        return { id, entryNumber, title, trackKo, trackEn, awardKo, awardEn, until, isOpen };
      }),
      until: ends.length > 0 ? new Date(Math.max(...ends)) : null,
      isOpen: nominees.some(({ isOpen }) => isOpen),
      onRemoval,
      removed: await removedIn(this.db, found.competitionId),
      grounds: verificationGrounds.map((ground) => ({ ground, ...groundNames[ground] })),
    };
  }
}
