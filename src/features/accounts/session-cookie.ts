import { Inject, Injectable } from '@nestjs/common';
import { parse as parseCookie } from 'cookie';
import type { CookieOptions, NextFunction, Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { hashOfSecret } from './open-session.js';
import { actorOfSecret } from './sessions.queries.js';

const NAME = 'pado_session';
const BEARER = /^Bearer ([\w-]{20,200})$/i;

/** The browser's cookie, and the reading of either secret into the request's actor. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  set(response: Response, secret: string, expires: Date): void {
    response.cookie(NAME, secret, { ...this.options, expires });
  }

  /** The same secret for longer. */
  keep(request: Request, response: Response, expires: Date): void {
    const secret = parseCookie(request.get('cookie') ?? '')[NAME];
    if (secret) this.set(response, secret, expires);
  }

  clear(response: Response): void {
    response.clearCookie(NAME, this.options);
  }

  /** Express middleware: who is acting, from the bearer token or else the cookie. A bad token is not covered by a cookie. */
  readActor = (request: Request, _response: Response, next: NextFunction): void => {
    const authorization = request.get('authorization');
    const secret = authorization === undefined ? parseCookie(request.get('cookie') ?? '')[NAME] : BEARER.exec(authorization)?.[1];
    if (!secret) return next();
    actorOfSecret(this.db, hashOfSecret(secret)).then((actor) => {
      Object.assign(request, { actor, signedInByCookie: authorization === undefined } satisfies Partial<PadoRequest>);
      next();
    }, next);
  };

  private get options(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.config.publicUrl?.startsWith('https:') ?? false };
  }
}
