import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayBeInvited, mayInvitePeople } from '../../domain/permission/account.js';
import { problemsOfPersonName } from '../../domain/person-name.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import { Account } from './account.entity.js';
import type { InvitePersonInput, InvitedPerson } from './link.type.js';
import { addAccount } from './account.service.js';
import { linkTemplates } from './link-mail.service.js';

@Injectable()
export class InviteService {
  constructor(private readonly db: DataSource) {}

  /** Gives somebody from outside an account without a password, and writes a letter with a link into it. Asked again, it sends another link. */
  async invite(actor: Actor, wish: InvitePersonInput): Promise<InvitedPerson> {
    refuse(mayInvitePeople(actor));
    refuseProblems(problemsOfPersonName('name', wish.name));
    const as = actor.grants.some(({ role }) => role === 'ADMINISTRATOR') ? 'ADMINISTRATOR' : 'ORGANIZER';
    const who = { actor, as } as const;
    return transaction(
      this.db,
      async (tx) => {
        const known = await tx.getRepository(Account).findOneBy({ email: wish.email });
        refuse(mayBeInvited(known && { hasPassword: known.passwordHash !== null, isDisabled: known.disabledAt !== null }));
        const account = known ?? (await addAccount(tx, who, wish, null));
        const { id, email, locale } = account;
        await queueMail(tx, { template: linkTemplates.INVITATION, accountId: id, address: email, locale, data: { by: actor.accountId } });
        await record(tx, who, 'account.invited', id);
        return { email, isNew: known === null };
      },
      { account_email_key: 'ACCOUNT_EXISTS' },
    );
  }
}
