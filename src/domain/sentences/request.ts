import type { Sentences } from './sentences.js';

/** What is said to a request before anybody asks what it wants. */
export const requestSentences = {
  QUERY_TOO_LARGE: [
    '질의가 너무 큽니다. 한도를 넘은 것: {limit}, 최대 {most}. 나누어 보내 주세요.',
    'The query is too large: more {limit} than {most}. Ask for it in parts.',
  ],
  BATCH_REFUSED: ['요청 하나에는 질의 하나만 보낼 수 있습니다.', 'Send one operation in one request.'],
  BODY_TOO_LARGE: ['요청이 너무 큽니다. {limitMb}MB까지 보낼 수 있습니다.', 'The request is too large. Up to {limitMb} MB are accepted.'],
  INTROSPECTION_OFF: [
    '이 서버는 스키마를 알려 주지 않습니다. schema.graphql을 보세요.',
    'This server does not tell its schema. See schema.graphql.',
  ],
  TOO_MANY_REQUESTS: [
    '요청이 너무 많습니다. {retryAfter}초 뒤에 다시 시도해 주세요.',
    'Too many requests. Try again in {retryAfter} seconds.',
  ],
} as const satisfies Sentences;
