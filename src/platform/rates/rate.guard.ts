import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { requestOf } from '../session/request.js';
import { RATE_CLASS } from './counted-as.decorator.js';
import type { RateClass } from './rate.js';
import { RateLimiter } from './rate-limiter.service.js';

/** Counts every route that wants it and every root field of a query: thirty sign-ins in one request are thirty. */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rateClass = this.reflector.get<RateClass | undefined>(RATE_CLASS, context.getHandler()) ?? usualClassOf(context);
    if (!rateClass) return true;
    const request = requestOf(context);
    request.isCounted = true;
    await this.limiter.count(request, rateClass);
    return true;
  }
}

function usualClassOf(context: ExecutionContext): RateClass | undefined {
  if (context.getType<GqlContextType>() !== 'graphql') return undefined;
  const { operation } = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
  return operation.operation === 'mutation' ? 'WRITE' : 'READ';
}
