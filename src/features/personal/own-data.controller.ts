import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadOwnData } from '../../domain/permission/personal.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { ownDataOf } from './own-data.queries.js';

@Controller('me')
export class OwnDataController {
  constructor(private readonly db: DataSource) {}

  /** Everything that is kept of whoever asks (개인정보 열람), as a file that no cache keeps. */
  @Get('data')
  @SignedIn()
  async give(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    refuse(mayReadOwnData(actor));
    const data = await transaction(this.db, async (tx) => {
      await record(tx, { actor, as: 'PERSON' }, 'personal.exported', actor.accountId);
      return ownDataOf(tx, actor.accountId);
    });
    response.attachment('my-data.json').set({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' });
    response.send(data);
  }
}
