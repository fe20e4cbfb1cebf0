import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isOwnFile, mayReadFile, saysWhy } from '../../domain/permission/entry.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { CompetitionState } from '../competitions/competition.entity.js';
import { Stage, StageState } from '../competitions/stage.entity.js';
import { hashesOfCopies, holderFor, ownersOf } from './entries.queries.js';
import { findReceipt, type FoundReceipt } from './found-receipt.js';
import type { ShownReceipt } from './receipt-page.js';
import { receiptPaperApart } from './receipt-apart.js';

/** A receipt on paper, and whose it is where it is not the reader's own. */
interface PaperForReader {
  bytes: Buffer;
  fileName: string;
  competitionId: string | null;
  /** Accounts. */
  owners: string[];
}

/** Receipts on paper for those who may read the files, and what anybody who has the id of one is told of it. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** For the same people as the files; for everybody else there is none. Whoever is not of its team gives a reason. */
  async paperFor(actor: Actor, receiptId: string, reason: string | null): Promise<PaperForReader> {
    const found = await this.find(receiptId);
    if (!found) throw new Refused(refusal('NOT_FOUND'));
    const [{ manager }, file] = [this.db, found.files[0]!.id];
    const facts = { uploadedBy: null, heldBy: await holderFor(manager, file, actor.accountId) };
    refuse(mayReadFile(actor, facts));
    const isOwn = isOwnFile(actor, facts);
    if (!isOwn) refuse(saysWhy(reason));
    const { receipt, kid, title, competition, files } = found;
    const { entryNumber, version } = receipt;
    const { titleKo, titleEn } = competition;
    const printed = { receipt, kid, title, files, competition: { titleKo, titleEn } };
    return {
      bytes: await receiptPaperApart(printed, publicLink(this.config, `/receipts/${receipt.receiptId}`)),
      fileName: `접수증 ${entryNumber} ${version}.pdf`,
      competitionId: isOwn ? null : found.competition.id,
      owners: isOwn ? [] : await ownersOf(manager, file),
    };
  }

  /** What the page shows. `hash`: what a visitor brought, 16 hexadecimal digits of a SHA-256 or more. */
  async shown(receiptId: string, hash: string | null): Promise<ShownReceipt | null> {
    const found = await this.find(receiptId);
    if (!found) return null;
    const digits = (hash ?? '').replaceAll(/\s/g, '').toLowerCase();
    const isHash = /^[0-9a-f]{16,64}$/.test(digits);
    const areFilesHidden = await this.isToBeJudgedBlind(found);
    const hashes = found.receipt.files.map(({ sha256 }) => sha256);
    // A table, or a picture without properties, is shown to judges as it is: they would have its hash.
    const withheld = areFilesHidden ? await hashesOfCopies(this.db.manager, found.files) : [];
    const asked = isHash ? { isInReceipt: hashes.some((one) => one.startsWith(digits) && !withheld.includes(one)) } : null;
    return { ...found, areFilesHidden, asked };
  }

  private find(receiptId: string): Promise<FoundReceipt | null> {
    return isUUID(receiptId) ? findReceipt(this.db.manager, receiptId) : Promise.resolve(null);
  }

  private async isToBeJudgedBlind({ competition: { id, state } }: FoundReceipt): Promise<boolean> {
    if (state === CompetitionState.PUBLISHED || state === CompetitionState.ARCHIVED) return false;
    const open = In([StageState.DRAFT, StageState.OPEN]);
    return this.db.getRepository(Stage).existsBy({ competitionId: id, isBlind: true, state: open });
  }
}
