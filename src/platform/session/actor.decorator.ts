import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { requestOf } from './request.js';

/** Who is acting. Only for operations that ask for a sign-in. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Refused(refusal('SIGN_IN_REQUIRED'));
  return actor;
});

/** Who is acting, or null for a visitor. */
export const MaybeActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | null => requestOf(context).actor);
