import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayHandInSlides } from '../../domain/permission/slides.js';
import { mayLieIn } from '../../domain/slotted-file.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Signer } from '../../platform/keys/signer.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { lockStage } from '../competitions/stage.service.js';
import { takesPart } from './entries.queries.js';
import { lockEntry } from './entry-lock.js';
import { checkLeaksLater } from './leak-check.service.js';
import { lockFileFor } from './entry.service.js';
import { JudgeCopy } from './entry-file.entity.js';
import { slidesReceipt } from './receipt.js';
import { askForCopies } from './shown-copy.queries.js';
import { Slides } from './slides.entity.js';
import { factsOf, slotRuleOf } from './slot-rule.queries.js';
import { MemberState, TeamMember } from '../teams/team.entity.js';
import type { SubmitSlidesInput } from './slides.input.js';

/** The lead hands in slides for a presentation in which the team takes part. */
@Injectable()
export class SlidesService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly signer: Signer,
  ) {}

  /** Takes a team's slides for a presentation, with a signed receipt. Earlier ones stay as they are; the last ones count. */
  async submit(actor: Actor, wish: SubmitSlidesInput): Promise<Slides> {
    // The receipt names the head of the audit trail, which should hold what has happened so far.
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const found = await tx.getRepository(Stage).findOneBy({ id: wish.stage });
      if (!found) throw new Refused(refusal('NOT_FOUND'));
      await lockCompetition(tx, found.competitionId, 'pessimistic_read');
      const stage = await lockStage(tx, found.id, 'pessimistic_read');
      const { competition, team, entry, facts } = await lockEntry(tx, actor.accountId, wish.entry);
      const hasAdvanced = await takesPart(tx, entry.id, stage);
      const now = await databaseNow(tx);
      refuse(mayHandInSlides(actor, { entry: facts, stage, hasAdvanced }, now));
      const file = await lockFileFor(tx, entry, wish.file);
      refuse(mayLieIn(await slotRuleOf(tx, competition.id, 'SLIDES'), factsOf(file)));
      const key = { stageId: stage.id, entryId: entry.id };
      const slides = tx.getRepository(Slides).create({
        id: timeOrderedId(),
        ...key,
        ordinal: 1 + (await tx.getRepository(Slides).countBy(key)),
        storedFileId: file.id,
        submittedAt: now,
        submittedBy: actor.accountId,
        receiptId: randomId(),
      });
      const members = await tx.getRepository(TeamMember).findBy({ teamId: team.id, state: MemberState.JOINED });
      const due = { ...stage, slidesDueAt: stage.slidesDueAt! };
      const told = { slides, stage: due, number: entry.number!, competition, members, file };
      const receipted = { ...slides, ...(await slidesReceipt(tx, this.signer, told)) };
      await tx.getRepository(Slides).insert(receipted);
      await tx.getRepository(JudgeCopy).insert({ id: randomId(), slidesId: slides.id });
      await askForCopies(tx, [file.id]);
      const data = { slides: slides.id, stage: stage.id, ordinal: slides.ordinal, receipt: slides.receiptId, file: file.sha256 };
      await record(tx, { actor, as: 'COMPETITOR' }, 'slides.submitted', entry.id, data);
      await checkLeaksLater(tx, [entry.id]);
      return receipted;
    });
  }
}
