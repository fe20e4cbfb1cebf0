import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { neutralName } from '../../platform/files/neutral-name.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor, MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { comesFromOwnPage } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { type FileForReader, FileService } from './file.service.js';
import { reasonOf } from '../../platform/http/reason-of.js';
import { codePlaceholder, placedPage } from './shown-copy.queries.js';
import { type UploadedFile, uploadedFile } from './uploaded-file.js';

@Controller('files')
export class FileController {
  constructor(
    private readonly files: FileService,
    private readonly sender: StoredSender,
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: DataSource,
  ) {}

  /** Takes one file in the part `file` of a multipart request. */
  @Post()
  @SignedIn()
  @CountedAs('UPLOAD')
  async upload(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadedFile> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    return uploadedFile(await this.files.receive(actor, request, response));
  }

  /** Gives a file to those who may read it, visitors and strangers being told that there is none. */
  @Get(':id')
  @Public()
  @CountedAs('READ')
  async download(
    @MaybeActor() actor: Actor | null,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    // Not by @Param, whose pipe would tell that an id is malformed: that too is a file that does not exist.
    const id = String(request.params['id']);
    const found = await this.files.forReader(actor, id, reasonOf(request));
    const { storageKey, size, mediaType, originalName, scanState } = found.file;
    this.sender.refuseUnlessServable(found.file);
    await this.noteAccess(request, access, found);
    await this.sender.send(request, response, { storageKey, size: Number(size), mediaType, fileName: originalName ?? id, scanState });
  }

  /** Gives the copy that judges get of a file to those who may read the file. */
  @Get(':id/shown')
  @Public()
  @CountedAs('READ')
  async downloadShown(
    @MaybeActor() actor: Actor | null,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const found = await this.files.shownForReader(actor, String(request.params['id']), reasonOf(request));
    if (!found.copy) throw new Refused(refusal('NOT_FOUND'));
    this.sender.refuseUnlessServable(found.copy);
    await this.noteAccess(request, access, found);
    const { storageKey, size, mediaType, kind, scanState } = found.copy;
    const fileName = neutralName(codePlaceholder, found.slot, kind as FileKind);
    await this.sender.send(request, response, { storageKey, size: Number(size), mediaType, fileName, scanState });
  }

  /** Gives a page that judges see of a file to those who may read the file. */
  @Get(':id/shown/pages/:page')
  @Public()
  @CountedAs('READ')
  async showPage(
    @MaybeActor() actor: Actor | null,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const found = await this.files.shownForReader(actor, String(request.params['id']), reasonOf(request));
    const page = await placedPage(this.db.manager, found.file.id, String(request.params['page']));
    if (!page) throw new Refused(refusal('NOT_FOUND'));
    this.sender.refuseUnlessServable(page);
    await this.noteAccess(request, access, found);
    await this.sender.sendPage(request, response, page);
  }

  /** Before the first byte leaves. */
  private async noteAccess(request: PadoRequest, access: Access, { competitionId, owners }: FileForReader): Promise<void> {
    for (const owner of owners) access.saw('ENTRY_FILE', 'ACCOUNT', owner, competitionId);
    await writeAccess(this.db.manager, request, reasonOf(request));
  }
}
