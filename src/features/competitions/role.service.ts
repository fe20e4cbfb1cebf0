import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor, EditionRole } from '../../domain/actor.js';
import { mayGrantRoles, mayHoldRole, mayRevokeRole } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { Account } from '../accounts/account.entity.js';
import { RoleGrant } from '../accounts/session.entity.js';
import { lockCompetition } from './competition.service.js';
import { noteRoleChange } from './note-role-change.js';
import { RoleChange } from './role-change.entity.js';
import type { GrantRoleInput, RevokeRoleInput } from './role.input.js';
import { roleChangesAfter } from './role.queries.js';
import type { RoleHolder } from './role.type.js';

/** Who runs an edition. Its row is locked first: nobody is given two roles at once, and two organisers do not take each other's. */
@Injectable()
export class RoleService {
  constructor(private readonly db: DataSource) {}

  /** Gives a person who has an account a role of an edition. */
  async grant(actor: Actor, { competition, email, role }: GrantRoleInput): Promise<RoleHolder> {
    refuse(mayGrantRoles(actor, competition));
    return transaction(
      this.db,
      async (tx) => {
        await lockCompetition(tx, competition, 'pessimistic_write');
        const account = await tx.getRepository(Account).findOneBy({ email: email.trim().toLowerCase(), disabledAt: IsNull() });
        if (!account) throw new Refused(refusal('ACCOUNT_UNKNOWN'));
        const held = await tx.getRepository(RoleGrant).find({
          where: [
            { accountId: account.id, competitionId: competition },
            { accountId: account.id, competitionId: IsNull() },
          ],
        });
        refuse(mayHoldRole(role, held));
        const grantedAt = await databaseNow(tx);
        const holder = { id: timeOrderedId(), accountId: account.id, role, grantedAt };
        await tx.getRepository(RoleGrant).insert({ ...holder, competitionId: competition });
        await noteRoleChange(tx, actor, { ...holder, competitionId: competition }, null, grantedAt);
        return holder;
      },
      { one_hat: 'HAS_ANOTHER_HAT', role_grant_account_id_role_competition_id_key: 'ROLE_HELD' },
    );
  }

  /** Takes a role of an edition from somebody, at once, with a reason. A role of all editions is not given or taken here. */
  async revoke(actor: Actor, { role: id, reason }: RevokeRoleInput): Promise<RoleHolder> {
    const found = await this.db.getRepository(RoleGrant).findOneBy({ id, competitionId: Not(IsNull()) });
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    const competitionId = found.competitionId!;
    refuse(mayGrantRoles(actor, competitionId));
    refuseProblems(problemsOfReason(reason));
    return transaction(this.db, async (tx) => {
      await lockCompetition(tx, competitionId, 'pessimistic_write');
      const grant = await tx.getRepository(RoleGrant).findOneBy({ id });
      if (!grant) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayRevokeRole(grant.role, await otherOrganizers(tx, grant)));
      await tx.getRepository(RoleGrant).delete({ id });
      const holder = { ...grant, role: grant.role as EditionRole };
      await noteRoleChange(tx, actor, { ...holder, competitionId }, reason, await databaseNow(tx));
      return holder;
    });
  }

  /** Who holds a role of an edition, by role and then in the order in which they were given theirs. */
  async holders(competitionId: string): Promise<RoleHolder[]> {
    const grants = await this.db.getRepository(RoleGrant).find({ where: { competitionId }, order: { grantedAt: 'ASC', id: 'ASC' } });
    return grants.map((grant) => ({ ...grant, role: grant.role as EditionRole }));
  }

  /** How roles of an edition were given and taken, oldest first. */
  async changes(competitionId: string, { first, after }: PageArgs): Promise<Page<RoleChange>> {
    const rows = await roleChangesAfter(this.db.manager, competitionId, first + 1, decodeCursor(after, 'INSTANT'));
    const total = await this.db.getRepository(RoleChange).countBy({ competitionId });
    return pageOf(rows, first, total, (change) => [change.changedAt.toISOString(), change.id]);
  }
}

/** Organisers of this edition alone, who can still sign in. */
const otherOrganizers = (tx: EntityManager, { id, competitionId }: RoleGrant): Promise<number> =>
  tx.getRepository(RoleGrant).countBy({ id: Not(id), competitionId: competitionId!, role: 'ORGANIZER', account: { disabledAt: IsNull() } });
