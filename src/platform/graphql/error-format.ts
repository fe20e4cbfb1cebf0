import { unwrapResolverError } from '@apollo/server/errors';
import { BadRequestException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refused, refusal, type Refusal, sentencesOf } from '../../domain/refusal.js';
import { randomId } from '../database/ids.js';
import type { Log } from '../log.js';
import { codeOfRequest, refusalIn, sentencesOfRequest } from './request-codes.js';

/** What a client gets of a refusal: both sentences, the code, and the data. */
export function refusalBody(said: Refusal): { code: string; ko: string; en: string } & Record<string, unknown> {
  return { ...said.data, code: said.code, ...sentencesOf(said) };
}

/** Anything that nobody foresaw: told by a log id, never by its text. */
export function unforeseen(error: unknown, log: Log): Refusal {
  const logId = randomId();
  log.error({ logId, err: error }, 'unforeseen error');
  return refusal('INTERNAL', { logId });
}

/** Both sentences, where the error brings its own: that of our scalars does. */
const sentencesIn = ({ ko, en }: Record<string, unknown>) => (typeof ko === 'string' && typeof en === 'string' ? { ko, en } : {});

const asRefusal = (error: unknown): Refusal | null => (error instanceof Refused ? error.refusal : null);

/** Apollo's last word on every error of an answer. */
export const formatErrorWith =
  (log: Log) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const cause = original instanceof GraphQLError ? (original.originalError ?? original) : original;
    const said = asRefusal(cause) ?? asRefusal(original) ?? refusalIn(formatted.message, formatted.extensions?.['code']);
    const { path, locations } = formatted;
    if (said) {
      const { ko, en, ...rest } = refusalBody(said);
      return { message: ko, path, locations, extensions: { ...rest, ko, en } };
    }
    const { code: given, ...more } = formatted.extensions ?? {};
    const code = codeOfRequest(formatted.message, given);
    const sentences = sentencesOfRequest(code);
    if (sentences && !(cause instanceof BadRequestException)) {
      return { message: formatted.message, path, locations, extensions: { code, ...sentences, ...sentencesIn(more) } };
    }
    const { ko, en, ...rest } = refusalBody(unforeseen(cause, log));
    return { message: ko, path, locations, extensions: { ...rest, ko, en } };
  };
