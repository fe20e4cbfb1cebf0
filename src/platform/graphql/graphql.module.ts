import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { accessPlugin } from '../access/access.plugin.js';
import { CONFIG, type Config } from '../config.js';
import { LOG, type Log } from '../log.js';
import { countTheRest } from '../rates/count-the-rest.js';
import { RateLimiter } from '../rates/rate-limiter.service.js';
import type { PadoRequest } from '../session/request.js';
import { formatErrorWith } from './error-format.js';
import { introspectionOff } from './introspection-off.js';
import { queryLimits, queryMost } from './query-limits.js';

/** Makes the loaders of one request. */
export type CreateLoaders = (db: DataSource) => object;

/** Looks at every field of the schema before it is served, and may have some of them ask first who is asking. */
export type GuardSchema = (schema: GraphQLSchema) => GraphQLSchema;

/** GraphQL at /graphql: code first, sorted SDL, a fresh context with its own loaders for every request. */
export const createGraphqlModule = (createLoaders: CreateLoaders, guardSchema: GuardSchema): DynamicModule =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [DataSource, LOG, CONFIG, RateLimiter],
    useFactory: (db: DataSource, log: Log, config: Config, limiter: RateLimiter) => ({
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      transformSchema: guardSchema,
      graphiql: false,
      playground: false,
      // Our own rule refuses in both languages.
      introspection: true,
      parseOptions: { maxTokens: queryMost.TOKENS },
      validationRules: config.introspection ? [queryLimits] : [queryLimits, introspectionOff],
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      // Refusals keep their own shape: see formatErrorWith.
      autoTransformHttpErrors: false,
      persistedQueries: false,
      cache: 'bounded',
      stringifyResult: (result) => JSON.stringify(result),
      context: ({ req, res }: { req: PadoRequest; res: Response }) => ({ req, res, loaders: createLoaders(db) }),
      formatError: formatErrorWith(log),
      // Nothing of ours is cached, and looking at every field for a hint of it costs.
      plugins: [accessPlugin(db, log), countTheRest(limiter), ApolloServerPluginCacheControlDisabled()],
    }),
  });
