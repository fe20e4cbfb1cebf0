import type { ExecutionContext } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../access/access.js';

/** A request as the rest of Pado sees it: with an id for the log, and with who is acting. */
export interface PadoRequest extends Request {
  requestId: string;
  actor: Actor | null;
  /** Whether a cookie, which browsers send by themselves, says who is acting. */
  signedInByCookie: boolean;
  /** Whose data it shows; undefined: nobody's so far. */
  access?: Access;
  /** Whether it was counted by what it asks for. */
  isCounted?: boolean;
}

/** A request and its answer, as a resolver finds them in its context. */
export interface Exchange {
  req: PadoRequest;
  res: Response;
}

/** The request behind a resolver or a route. */
export const requestOf = (context: ExecutionContext): PadoRequest =>
  context.getType<GqlContextType>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<{ req: PadoRequest }>().req
    : context.switchToHttp().getRequest<PadoRequest>();
