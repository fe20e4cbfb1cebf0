import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor, MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { comesFromOwnPage } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { FileService } from './file.service.js';
import { reasonOf } from './reason-of.js';
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
    const reason = reasonOf(request);
    const { file, competitionId, owners } = await this.files.forReader(actor, id, reason);
    this.sender.refuseUnlessServable(file);
    for (const owner of owners) access.saw('ENTRY_FILE', 'ACCOUNT', owner, competitionId);
    await writeAccess(this.db.manager, request, reason);
    const { storageKey, size, mediaType, originalName, scanState } = file;
    await this.sender.send(request, response, { storageKey, size: Number(size), mediaType, fileName: originalName ?? id, scanState });
  }
}
