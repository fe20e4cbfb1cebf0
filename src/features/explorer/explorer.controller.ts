import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Refused, refusal } from '../../domain/refusal.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { assetOf } from './explorer-assets.js';

@Controller('explorer')
export class ExplorerController {
  /** A script or style sheet of the explorer, from the server itself. */
  @Get(':file')
  @Public()
  asset(@Param('file') file: string, @Res() response: Response): void {
    const asset = assetOf(file);
    if (!asset) throw new Refused(refusal('NOT_FOUND'));
    response.set('cache-control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.bytes);
  }
}
