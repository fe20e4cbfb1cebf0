import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadAccessLog, mayReadOwnData } from '../../domain/permission/personal.js';
import { refuse } from '../../domain/refusal.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { accessesOf, countAccessesOf } from './access-log.queries.js';
import type { AccessLogArgs, OwnAccess, RecordedAccess } from './access-log.type.js';

@Injectable()
export class AccessLogService {
  constructor(private readonly db: DataSource) {}

  ofActor(actor: Actor, page: PageArgs): Promise<Page<OwnAccess>> {
    refuse(mayReadOwnData(actor));
    return this.page(actor.accountId, page);
  }

  ofAccount(actor: Actor, { account, ...page }: AccessLogArgs): Promise<Page<RecordedAccess>> {
    refuse(mayReadAccessLog(actor));
    return this.page(account, page);
  }

  private async page(accountId: string, { first, after }: PageArgs): Promise<Page<RecordedAccess>> {
    const rows = await accessesOf(this.db.manager, accountId, first, decodeCursor(after, 'INSTANT'));
    const total = await countAccessesOf(this.db.manager, accountId);
    return pageOf(rows, first, total, ({ at, id }) => [at.toISOString(), id]);
  }
}
