import { Controller, Get, Next, Param, Req, Res } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Refused, refusal } from '../../domain/refusal.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { consoleFile, type Folder } from './console-assets.js';

// Everything comes from here, and no script or style is in the page itself. Frames show pages of documents; workers read PDF.
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `font-src 'self'`,
  `img-src 'self' data: blob:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `frame-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The first part of the address of each page; nothing else is the console's to answer. */
const pages = 'competitions sign-in account programme training training-office administration judging organizer audit about'.split(' ');
export const pageAddresses = ['/', ...pages, ...pages.map((first) => `${first}/*rest`)];

@Controller()
export class ConsoleController {
  /** Its address changes with its content. */
  @Get('assets/:name')
  @Public()
  async asset(@Param('name') name: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    response.set('cache-control', 'public, max-age=31536000, immutable');
    await send(request, response, 'assets/', name);
  }

  /** What the reader of PDF asks for by name; the folder tells its version. */
  @Get('assets/pdf-:version/:name')
  @Public()
  async pdfResource(
    @Param('version') version: string,
    @Param('name') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.set('cache-control', 'public, max-age=31536000, immutable');
    await send(request, response, `assets/pdf-${version}/`, name);
  }

  @Get(['icon.svg', 'theme.js'])
  @Public()
  async file(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.set('cache-control', 'public, max-age=3600');
    await send(request, response, '', request.path.slice(1));
  }

  /** The same for all: it finds out by its address what to show. */
  @Get(pageAddresses)
  @Public()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    await sendPage(request, response);
  }

  /** What nothing else answers: to a person the console says so, and the way on. This module comes last for it. */
  @Get('*unknown')
  @Public()
  async unknown(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    // The API is answered after all controllers.
    if (request.path === '/graphql') return next();
    response.status(404);
    await sendPage(request, response);
  }
}

async function sendPage(request: Request, response: Response): Promise<void> {
  if (request.accepts(['json', 'html']) !== 'html') throw new Refused(refusal('NOT_FOUND'));
  response.set({ 'content-security-policy': policy, 'cache-control': 'no-cache' });
  await send(request, response, '', 'index.html');
}

async function send(request: Request, response: Response, folder: Folder, name: string): Promise<void> {
  const asset = await consoleFile(folder, name);
  if (!asset) throw new Refused(refusal('NOT_FOUND'));
  const isPacked = asset.packed !== null && request.acceptsEncodings('gzip') === 'gzip';
  if (asset.packed) response.vary('accept-encoding');
  if (isPacked) response.set('content-encoding', 'gzip');
  response.type(name.slice(name.lastIndexOf('.'))).send(isPacked ? asset.packed : asset.bytes);
}
