import { type Refusal, refusal } from '../../domain/refusal.js';
import { beyond } from './query-limits.js';

/** Errors of the request itself: their message is about the client's own query, and these sentences stand beside it. */
const sentences: Record<string, { ko: string; en: string }> = {
  GRAPHQL_PARSE_FAILED: { ko: '질의의 문법이 맞지 않습니다.', en: 'The query is not written in GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { ko: '질의가 스키마와 맞지 않습니다.', en: 'The query does not fit the schema.' },
  BAD_USER_INPUT: { ko: '변수의 값이 형식에 맞지 않습니다.', en: 'A variable has a value of another type.' },
  BAD_REQUEST: { ko: 'GraphQL 요청의 형식이 맞지 않습니다.', en: 'This is no GraphQL request.' },
  OPERATION_RESOLUTION_FAILURE: { ko: '어느 질의를 실행할지 알 수 없습니다.', en: 'It is not clear which operation to run.' },
  PERSISTED_QUERY_NOT_FOUND: { ko: '질의 전체를 보내 주세요.', en: 'Send the whole query.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { ko: '질의 전체를 보내 주세요.', en: 'Send the whole query.' },
};

/** Both sentences for the code of such an error; undefined: it is no error of the request. */
export const sentencesOfRequest = (code: unknown): { ko: string; en: string } | undefined =>
  typeof code === 'string' ? sentences[code] : undefined;

/** After fifty wrong values GraphQL gives up, with an error that Apollo does not know as one of the request. */
export const codeOfRequest = (message: string, code: unknown): unknown =>
  message.startsWith('Too many errors processing variables') ? 'BAD_USER_INPUT' : code;

/** What the libraries refuse in their own words, and we in ours. Braces within braces may use up the parser's stack before its tokens. */
export function refusalIn(message: string, code: unknown): Refusal | null {
  if (message === 'Operation batching disabled.') return refusal('BATCH_REFUSED');
  const isTooDeep = code === 'GRAPHQL_PARSE_FAILED' && message.includes('Maximum call stack size exceeded');
  return isTooDeep || /^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(message) ? beyond('TOKENS').refusal : null;
}
