import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { SAFE_HEADERS } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { BundleService } from './bundle.service.js';

/** What proves a publication: all of it for auditors and organisers, with `?public` what anybody may have. */
@Controller('bundles')
export class BundleController {
  constructor(private readonly bundles: BundleService) {}

  @Get(':publication')
  @Public()
  @CountedAs('READ')
  async send(
    @MaybeActor() actor: Actor | null,
    @Param('publication') publication: string,
    @Query('public') asPublic: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { fileName, hash, document } = await (asPublic === undefined
      ? this.bundles.whole(actor, publication)
      : this.bundles.open(publication));
    // It can be taken down at any time: no cache answers for it.
    response.set({ ...SAFE_HEADERS, 'content-disposition': `attachment; filename="${fileName}"`, 'x-bundle-hash': hash });
    response.type('application/json');
    await pipeline(document, response).catch((error: unknown) => {
      // The client has left.
      if (!response.destroyed) throw error;
    });
  }
}
