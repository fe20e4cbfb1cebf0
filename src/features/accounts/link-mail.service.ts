import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { LinkPurpose } from '../../domain/one-time-link.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { transaction } from '../../platform/database/transaction.js';
import { inWords, type Letter, type Template } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Account } from './account.entity.js';
import { invitation, type LinkFacts } from './invitation.letter.js';
import { newPassword } from './new-password.letter.js';
import { hasFreshLink, makeLink } from './one-time-link.js';
import { signInLink } from './sign-in-link.letter.js';

/** What the outbox calls the letter of each kind of link. */
export const linkTemplates: Record<LinkPurpose, string> = {
  INVITATION: 'invitation',
  SIGN_IN: 'sign-in-link',
  NEW_PASSWORD: 'new-password',
};

const words: Record<LinkPurpose, Template<LinkFacts>> = { INVITATION: invitation, SIGN_IN: signInLink, NEW_PASSWORD: newPassword };

/** Letters with links that open an account. The link is made here, as the letter leaves. */
@Injectable()
export class LinkMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null where the address is nobody's or a disabled account's, and where such a link has only just been sent. */
  write(purpose: LinkPurpose, { id, address, data }: Mail): Promise<Letter | null> {
    return transaction(this.db, async (tx) => {
      const account = await tx.getRepository(Account).findOne({ where: { email: address }, lock: { mode: 'pessimistic_write' } });
      if (!account || account.disabledAt || (await hasFreshLink(tx, account.id, purpose, id))) return null;
      const by = await nameOf(tx, data['by']);
      const { secret, expiresAt } = await makeLink(tx, account.id, purpose, id);
      const facts = { name: account.name, link: publicLink(this.config, `/link?token=${secret}`), expiresAt, by };
      return inWords(words[purpose], account.locale, facts);
    });
  }
}

const nameOf = async (tx: EntityManager, accountId: string | undefined): Promise<string | null> =>
  accountId === undefined ? null : ((await tx.getRepository(Account).findOneBy({ id: accountId }))?.name ?? null);
