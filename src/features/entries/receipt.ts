import type { EntityManager } from 'typeorm';
import type { Receipt } from '../../domain/receipt.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { auditHead } from '../../platform/audit/sealer.js';
import type { Signer } from '../../platform/keys/signer.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { Competition } from '../competitions/competition.entity.js';
import type { Stage } from '../competitions/stage.entity.js';
import type { TeamMember } from '../teams/team.entity.js';
import type { EntryFile } from './entry-file.entity.js';
import type { EntryVersion } from './entry.entity.js';
import type { Slides } from './slides.entity.js';

interface Receipted {
  version: EntryVersion;
  number: string;
  competition: Competition;
  /** By which the submission was judged. */
  deadline: Date;
  members: TeamMember[];
  /** With their stored files. */
  files: EntryFile[];
}

/** A receipt as it is handed out, and the head of the audit trail that it names. */
type HandedOut = Pick<EntryVersion, 'receipt' | 'auditSeq' | 'auditHash'>;

/** The receipt of a version. */
export async function signedReceipt(
  tx: EntityManager,
  signer: Signer,
  { version, number, competition, deadline, members, files }: Receipted,
): Promise<HandedOut> {
  const { title, summary, declarations } = version;
  const audit = await auditHead(tx);
  const receipt: Receipt = {
    format: 'pado-receipt-2',
    receiptId: version.receiptId,
    competition: competition.slug,
    entryNumber: number,
    version: version.ordinal,
    serverTime: version.submittedAt.toISOString(),
    deadline: deadline.toISOString(),
    memberIds: members.map(({ id }) => id).toSorted(),
    textSha256: sha256(canonicalText({ title, summary, declarations })),
    files: files.map(({ slot, storedFile }) => ({ slot, sha256: storedFile.sha256, size: Number(storedFile.size) })),
    audit,
  };
  return { receipt: canonicalText(signer.sign(receipt)), auditSeq: String(audit.seq), auditHash: audit.hash };
}

/** The receipt of slides. */
export async function slidesReceipt(
  tx: EntityManager,
  signer: Signer,
  told: {
    slides: Pick<Slides, 'receiptId' | 'ordinal' | 'submittedAt'>;
    stage: Stage & { slidesDueAt: Date };
    number: string;
    competition: Competition;
    members: TeamMember[];
    file: StoredFile;
  },
): Promise<HandedOut> {
  const { slides, stage, number, competition, members, file } = told;
  const audit = await auditHead(tx);
  const receipt: Receipt = {
    format: 'pado-slides-receipt-1',
    receiptId: slides.receiptId,
    competition: competition.slug,
    entryNumber: number,
    stage: stage.ordinal,
    version: slides.ordinal,
    serverTime: slides.submittedAt.toISOString(),
    deadline: stage.slidesDueAt.toISOString(),
    memberIds: members.map(({ id }) => id).toSorted(),
    files: [{ slot: 'SLIDES', sha256: file.sha256, size: Number(file.size) }],
    audit,
  };
  return { receipt: canonicalText(signer.sign(receipt)), auditSeq: String(audit.seq), auditHash: audit.hash };
}
