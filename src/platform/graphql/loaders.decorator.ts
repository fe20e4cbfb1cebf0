import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

/** The loaders of this request: one query for all objects of a list, never one per row. */
export const Loaders = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return GqlExecutionContext.create(context).getContext<{ loaders: object }>().loaders;
});
