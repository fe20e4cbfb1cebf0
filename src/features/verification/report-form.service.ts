import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { type Refusal, Refused, refusal, refuse } from '../../domain/refusal.js';
import { isBlank } from '../../domain/text.js';
import { reportLimits } from '../../domain/verification.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { tooLarge } from '../../platform/files/receive.js';
import { receiveForm, type ReceivedForm, removeAll } from '../../platform/files/receive-form.js';
import { networkOf } from '../../platform/session/caller.js';
import { comesFromOtherSite } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { ReportService } from './report.service.js';
import type { TypedReport } from './verification-page.js';

/** Around the files a form has its fields and boundaries. */
const fieldBytes = 64 * 1024;
const wrapping = 512 * 1024;

/** What became of a form: a reference number, or what is wrong with it and what was typed. */
type Outcome = { reference: string } | { refused: Refusal; typed: TypedReport | null };

/** Reports as browsers send them. */
@Injectable()
export class ReportFormService {
  constructor(
    private readonly reports: ReportService,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async take(slug: string, request: PadoRequest, response: Response): Promise<Outcome> {
    let typed: TypedReport | null = null;
    try {
      await this.refuseBeforeReading(request);
      const form = await receiveForm(request, response, this.store, {
        files: reportLimits.files,
        maxBytes: this.maxBytes,
        fields: 12,
        fieldBytes,
      });
      typed = typedIn(form);
      if (form.refused) throw form.refused;
      await this.refuseRobots(form);
      const links = typed.links.split(/\r\n|\r|\n/).filter((line) => !isBlank(line));
      // Browsers send ends of lines as two characters, which people do not count.
      const text = typed.text.replaceAll('\r\n', '\n');
      const sent = { ...typed, text, links, slug, files: form.files, network: networkOf(request.ip) };
      return { reference: await this.reports.receive(sent) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { refused: error.refusal, typed };
    }
  }

  private get maxBytes(): number {
    return Math.min(reportLimits.fileBytes, this.config.uploadLimitBytes);
  }

  /** What is refused here is not read; a form that is not large is let come to its end, so that browsers show the answer. */
  private async refuseBeforeReading(request: PadoRequest): Promise<void> {
    const size = Number(request.headers['content-length'] ?? 0);
    if (size > reportLimits.files * this.maxBytes + wrapping) throw tooLarge(this.maxBytes);
    try {
      if (comesFromOtherSite(request, this.config.publicUrl)) refuse(refusal('FOREIGN_ORIGIN'));
      await this.reports.countAttempt(networkOf(request.ip));
    } catch (error) {
      request.resume();
      throw error;
    }
  }

  /** People do not see the field that must stay empty. Whose browser fills it in sends the form once more. */
  private async refuseRobots({ fields, files }: ReceivedForm): Promise<void> {
    if (isBlank(fields['website'])) return;
    await removeAll(this.store, files);
    throw new Refused(refusal('LEFT_EMPTY'));
  }
}

const typedIn = ({ fields }: ReceivedForm): TypedReport => ({
  nominee: fields['nominee'] ?? '',
  ground: fields['ground'] ?? '',
  text: fields['text'] ?? '',
  links: fields['links'] ?? '',
  contact: fields['contact'] ?? '',
});
