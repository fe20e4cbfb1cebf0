import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { appealableSince, appealsCloseAt, notTheMarks, problemsOfAppeal } from '../../domain/appeal.js';
import type { AwardRule as Rule } from '../../domain/award-rule.js';
import { mayFileAppeal, mayWithdrawAppeal } from '../../domain/permission/appeal.js';
import { isInTime } from '../../domain/phase.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { latestAwardRule } from '../awards/award.queries.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { organizersOf } from '../competitions/organizer.queries.js';
import { tellAccounts } from '../notifications/tell.service.js';
import { publicationNow } from '../publications/publication.queries.js';
import { Appeal } from './appeal.entity.js';
import type { FileAppealInput } from './appeal.input.js';
import { APPEAL_FILED } from './appeal.letter.js';
import { entryOfAppeal, shownLines } from './appeal.queries.js';
import type { AppealWindow } from './appeal.type.js';

/** What an edition announced of appeals; one without a rule on awards announced none. */
const announced = async (tx: EntityManager, competitionId: string): Promise<Rule['appeals']> => {
  const latest = await latestAwardRule(tx, competitionId);
  return latest ? (JSON.parse(latest.rule) as Rule).appeals : { days: 0, grounds: [] };
};

/** A team appeals against published results (이의신청): its lead files, and may take it back while nobody has answered. */
@Injectable()
export class AppealService {
  constructor(private readonly db: DataSource) {}

  /** Keeps what the team says, against the publication that is public now, and tells the organisers that there is something to answer. */
  async file(actor: Actor, wish: FileAppealInput): Promise<Appeal> {
    return transaction(
      this.db,
      async (tx) => {
        const entry = await entryOfAppeal(tx, wish.entry, actor.accountId);
        if (!entry) throw new Refused(refusal('NOT_FOUND'));
        const { id: entryId, competitionId } = entry;
        await lockCompetition(tx, competitionId, 'pessimistic_read');
        const { days, grounds } = await announced(tx, competitionId);
        const since = appealableSince(await shownLines(tx, entryId));
        const now = await databaseNow(tx);
        refuse(mayFileAppeal(actor, { ...entry, since, days }, now));
        refuseProblems(problemsOfAppeal(grounds, wish));
        const publication = await publicationNow(tx, competitionId);
        if (!publication) throw new Refused(refusal('NOTHING_TO_APPEAL'));
        const appeal = tx.getRepository(Appeal).create({
          id: timeOrderedId(),
          competitionId,
          entryId,
          publicationId: publication.id,
          ground: wish.ground,
          text: clean(wish.text),
          salt: randomId(),
          state: 'OPEN',
          filedAt: now,
          filedBy: actor.accountId,
          remedy: null,
          decision: null,
          closedAt: null,
          closedBy: null,
        });
        await tx.getRepository(Appeal).insert(appeal);
        const { id, ground, salt, text } = appeal;
        const organizers = await organizersOf(tx, [competitionId]);
        const told = organizers.map(({ accountId, address, locale }) => ({ accountId, address, locale, data: { appeal: id } }));
        await tellAccounts(tx, APPEAL_FILED, told);
        const data = { appeal: id, publication: publication.id, ground, hash: sha256(salt + text) };
        await record(tx, { actor, as: 'COMPETITOR' }, 'appeal.filed', entryId, data);
        return appeal;
      },
      { appeal_one_open: 'APPEAL_OPEN_ALREADY' },
    );
  }

  /** Takes an appeal back. It stays on record. */
  async withdraw(actor: Actor, id: string): Promise<Appeal> {
    return transaction(this.db, async (tx) => {
      const appeals = tx.getRepository(Appeal);
      const found = await appeals.findOneBy({ id });
      const entry = found && (await entryOfAppeal(tx, found.entryId, actor.accountId));
      if (!found || !entry) throw new Refused(refusal('NOT_FOUND'));
      await lockCompetition(tx, found.competitionId, 'pessimistic_read');
      const appeal = await appeals.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      refuse(mayWithdrawAppeal(actor, { ...entry, state: appeal.state }));
      const withdrawn = { state: 'WITHDRAWN', closedAt: await databaseNow(tx), closedBy: actor.accountId } as const;
      await appeals.update({ id }, withdrawn);
      await record(tx, { actor, as: 'COMPETITOR' }, 'appeal.withdrawn', appeal.entryId, { appeal: id });
      return { ...appeal, ...withdrawn };
    });
  }

  /** Until when a member's team can appeal; null while nothing is public, where no appeals were announced, and for everybody else. */
  async windowOf({ accountId }: Actor, entryId: string): Promise<AppealWindow | null> {
    const tx = this.db.manager;
    const entry = await entryOfAppeal(tx, entryId, accountId);
    if (!entry || entry.role === null) return null;
    const { days, grounds } = await announced(tx, entry.competitionId);
    const opensAt = days === 0 ? null : appealableSince(await shownLines(tx, entryId));
    if (opensAt === null) return null;
    const closesAt = appealsCloseAt(opensAt, days);
    const isOpen = isInTime(closesAt, await databaseNow(tx));
    return { opensAt, closesAt, isOpen, grounds, noticeKo: notTheMarks.ko, noticeEn: notTheMarks.en };
  }
}
