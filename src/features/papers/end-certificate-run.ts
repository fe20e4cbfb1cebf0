import type { EntityManager } from 'typeorm';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { PlannedCertificate } from './certificate-plan.js';
import { CertificateRun, CertificateRunState } from './certificate-run.entity.js';
import { Certificate } from './certificate.entity.js';

/** A file in the store that no record names yet. */
export interface PrintFile {
  storageKey: string;
  size: number;
  sha256: string;
}

/**
 * Writes down what became of a run: the certificates that are new and the file to print, or, where what they follow from has changed (null),
 * that it is stale. One that was cancelled meanwhile is left alone.
 */
export async function endCertificateRun(
  tx: EntityManager,
  run: CertificateRun,
  planned: readonly PlannedCertificate[] | null,
  file: PrintFile | null,
): Promise<void> {
  const runs = tx.getRepository(CertificateRun);
  const { state: stands } = await runs.findOneOrFail({ where: { id: run.id }, lock: { mode: 'pessimistic_write' } });
  if (stands !== CertificateRunState.RUNNING) return;
  const now = await databaseNow(tx);
  const told = { run: run.id, publication: run.publicationId, kind: run.kind };
  if (!planned || !file) {
    const state = CertificateRunState.STALE;
    await runs.update({ id: run.id }, { state, endedAt: now });
    return record(tx, 'SYSTEM', 'certificates.ended', run.competitionId, { ...told, state });
  }
  const issued = planned.filter(({ isNew }) => isNew);
  const more = { competitionId: run.competitionId, runId: run.id, publicationId: run.publicationId, issuedAt: now, issuedBy: run.askedBy };
  await insertAll(
    tx,
    Certificate,
    issued.map((certificate) => ({ ...rowOf(certificate), ...more })),
  );
  const printFileId = await putOnRecord(tx, run, file);
  const ended = {
    state: CertificateRunState.DONE,
    progress: 100,
    issued: issued.length,
    printed: planned.length,
    printFileId,
    endedAt: now,
  };
  await runs.update({ id: run.id }, ended);
  await record(tx, 'SYSTEM', 'certificates.issued', run.competitionId, {
    ...told,
    askedBy: run.askedBy,
    issued: issued.length,
    printed: planned.length,
    hash: hashOfIssued(run.salt, issued),
  });
}

const rowOf = ({ id, entryId, kind, memberId, ordinal, number, awardKey, content, name, department }: PlannedCertificate) => {
  return { id, entryId, kind, memberId, ordinal, number, awardKey, content, name, department };
};

/** Of what was issued, in the order of the numbers, as the audit trail is compared with it: see `deeds.queries.ts`. Names of people are no part of it. */
const hashOfIssued = (salt: string, issued: readonly PlannedCertificate[]): string =>
  sha256(salt + issued.map(({ id, number, content }) => `${id} ${number} ${content}`).join('\n'));

/** It is made from what is on record: there is nothing in it to be scanned. */
async function putOnRecord(tx: EntityManager, { askedBy }: CertificateRun, { storageKey, size, sha256: hash }: PrintFile): Promise<string> {
  const id = timeOrderedId();
  const made = { kind: 'PDF', mediaType: 'application/pdf', originalName: null, uploadedBy: askedBy, scanState: 'CLEAN' } as const;
  await tx.getRepository(StoredFile).insert({ id, storageKey, size: String(size), sha256: hash, ...made });
  return id;
}
