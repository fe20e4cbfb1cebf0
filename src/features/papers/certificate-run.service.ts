import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk, mayOrganize } from '../../domain/permission/competition.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { groundsFor } from './certificate-grounds.js';
import { planCertificates } from './certificate-plan.js';
import { CertificateRun, CertificateRunState } from './certificate-run.entity.js';
import type { IssueCertificatesInput } from './certificate.input.js';
import { paperApart } from './paper-apart.js';

@Injectable()
export class CertificateRunService {
  constructor(private readonly db: DataSource) {}

  /** Asks for certificates: one run at a time in an edition. They are issued and drawn in the background. */
  async ask(actor: Actor, wish: IssueCertificatesInput): Promise<CertificateRun> {
    refuse(mayOrganize(actor, wish.competition));
    const missing = await this.charactersMissing(wish);
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, wish.competition, 'pessimistic_write');
        const grounds = await groundsFor(tx, competition, wish);
        if (missing.length > 0) throw new Refused(refusal('CHARACTERS_NOT_PRINTABLE', { characters: missing }));
        const { kind, publication } = grounds;
        const runs = tx.getRepository(CertificateRun);
        const run = runs.create({
          id: timeOrderedId(),
          competitionId: competition.id,
          publicationId: publication.id,
          kind,
          tiers: wish.tiers ?? null,
          salt: randomBytes(16).toString('hex'),
          state: CertificateRunState.QUEUED,
          progress: 0,
          issued: null,
          printed: null,
          printFileId: null,
          askedAt: await databaseNow(tx),
          askedBy: actor.accountId,
          endedAt: null,
        });
        await runs.insert(run);
        await addJob(tx, 'issue-certificates', { run: run.id }, `issue-certificates:${run.id}`, { queue: 'issue-certificates' });
        const data = { run: run.id, publication: publication.id, kind, tiers: run.tiers };
        await record(tx, { actor, as: 'ORGANIZER' }, 'certificates.asked', competition.id, data);
        return run;
      },
      { certificate_run_competition_id_idx: 'CERTIFICATES_GO_ON' },
    );
  }

  /** Gives up a run that has not ended: nothing is issued by it. */
  async cancel(actor: Actor, id: string): Promise<CertificateRun> {
    await this.visible(actor, id, mayOrganize);
    return transaction(this.db, async (tx) => {
      const runs = tx.getRepository(CertificateRun);
      const run = await runs.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (run.endedAt) throw new Refused(refusal('CERTIFICATE_RUN_HAS_ENDED', { state: run.state }));
      const cancelled = { state: CertificateRunState.CANCELLED, endedAt: await databaseNow(tx) };
      await runs.update({ id }, cancelled);
      await record(tx, { actor, as: 'ORGANIZER' }, 'certificates.cancelled', run.competitionId, { run: id });
      return { ...run, ...cancelled };
    });
  }

  /** A run, for whoever sees the whole desk of its edition. */
  one(actor: Actor, id: string): Promise<CertificateRun> {
    return this.visible(actor, id, maySeeOrganizerDesk);
  }

  /** The runs of an edition, newest first. Whoever calls has asked who is looking. */
  ofCompetition(competitionId: string): Promise<CertificateRun[]> {
    return this.db.getRepository(CertificateRun).find({ where: { competitionId }, order: { askedAt: 'DESC', id: 'DESC' } });
  }

  /** A run with its file, for whoever organises the edition. */
  async printFile(actor: Actor, id: string): Promise<CertificateRun> {
    return this.visible(actor, id, mayOrganize);
  }

  private async visible(actor: Actor, id: string, may: typeof mayOrganize): Promise<CertificateRun> {
    const run = isUUID(id) && (await this.db.getRepository(CertificateRun).findOne({ where: { id }, relations: { printFile: true } }));
    if (!run) throw new Refused(refusal('NOT_FOUND'));
    refuse(may(actor, run.competitionId));
    return run;
  }

  /** Looked up in a thread, before anything is locked: fonts take a while to be read. Nothing is missing where there is nothing to issue. */
  private async charactersMissing(wish: IssueCertificatesInput): Promise<string[]> {
    const texts = await transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, wish.competition, 'pessimistic_read');
      const grounds = await groundsFor(tx, competition, wish);
      const planned = await planCertificates(tx, grounds);
      return planned.flatMap(({ name, department, content }) => [
        name ?? '',
        department ?? '',
        ...Object.values(JSON.parse(content) as object).map(String),
      ]);
    });
    return paperApart({ draw: 'CHECK', texts });
  }
}
