import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse, refusal } from '../../domain/refusal.js';
import { AUDIENCE, type Audience } from './audience.decorator.js';
import { requestOf } from './request.js';

/** Deny by default: an operation that names no audience is as if it were not there. */
@Injectable()
export class AudienceGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [context.getHandler(), context.getClass()]);
    if (audience === 'PUBLIC') return true;
    refuse(audience === undefined ? refusal('NOT_FOUND') : null);
    refuse(requestOf(context).actor ? null : refusal('SIGN_IN_REQUIRED'));
    return true;
  }
}
