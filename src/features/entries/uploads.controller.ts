import { Controller, Delete, Get, Inject, Options, Patch, Post, Req, Res } from '@nestjs/common';
import type { Response as HttpResponse } from 'express';
import type { Actor } from '../../domain/actor.js';
import { refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { webRequest } from '../../platform/http/web-request.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { comesFromOwnPage } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { ResumableService } from './resumable.service.js';
import { uploadedFile } from './uploaded-file.js';

/** Of the protocol's answers we send these and no others: nothing for pages of other sites, no place in the store. */
const SENT = [
  'tus-version',
  'tus-extension',
  'tus-max-size',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-expires',
  'location',
];

/** Resumable uploads: tus 1.0.0, with creation, creation-with-upload, termination and expiration. */
@Controller('uploads')
export class UploadsController {
  constructor(
    private readonly uploads: ResumableService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What of the protocol is spoken here. */
  @Options()
  @Public()
  @CountedAs('READ')
  describe(@Req() request: PadoRequest, @Res() response: HttpResponse): Promise<void> {
    return this.answer(null, request, response);
  }

  /** Begins an upload of `Upload-Length` bytes; its address is in `Location`. */
  @Post()
  @SignedIn()
  @CountedAs('UPLOAD')
  begin(@CurrentActor() actor: Actor, @Req() request: PadoRequest, @Res() response: HttpResponse): Promise<void> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    return this.answer(actor, request, response);
  }

  /** HEAD: how far an upload has come. GET: the same, and as JSON the file that it has become, `file` being null until then. */
  @Get(':id')
  @SignedIn()
  @CountedAs('READ')
  ask(@CurrentActor() actor: Actor, @Req() request: PadoRequest, @Res() response: HttpResponse): Promise<void> {
    return this.answer(actor, request, response);
  }

  /** Sends bytes from `Upload-Offset` on. */
  @Patch(':id')
  @SignedIn()
  @CountedAs('UPLOAD')
  send(@CurrentActor() actor: Actor, @Req() request: PadoRequest, @Res() response: HttpResponse): Promise<void> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    return this.answer(actor, request, response);
  }

  /** Gives an upload up. A file that it has become stays. */
  @Delete(':id')
  @SignedIn()
  @CountedAs('WRITE')
  end(@CurrentActor() actor: Actor, @Req() request: PadoRequest, @Res() response: HttpResponse): Promise<void> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    return this.answer(actor, request, response);
  }

  private async answer(actor: Actor | null, request: PadoRequest, response: HttpResponse): Promise<void> {
    response.set({ 'tus-resumable': '1.0.0', 'tus-version': '1.0.0', 'cache-control': 'no-store' });
    const id = request.params['id'] === undefined ? null : String(request.params['id']).toLowerCase();
    // GET is answered with what HEAD tells.
    const method = request.method === 'GET' ? 'HEAD' : request.method;
    const asked = webRequest(request, method, `/uploads${id === null ? '' : `/${encodeURIComponent(id)}`}`);
    try {
      const { status, headers, file } = await this.uploads.answer(actor, id, asked.request);
      for (const name of SENT) if (headers.has(name)) response.set(name, headers.get(name)!);
      if (headers.get('connection') === 'close') response.set('connection', 'close');
      // A header holds no Korean: JSON in ASCII.
      if (file) response.set('x-pado-file', asciiJson(uploadedFile(file)));
      if (request.method === 'GET') response.json({ file: file && uploadedFile(file) });
      else response.status(status).end();
    } finally {
      asked.letGo();
    }
  }
}

const asciiJson = (value: object): string =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
