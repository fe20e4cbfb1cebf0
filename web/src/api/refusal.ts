/** What the API refused: a code, and what to do next in both languages. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly sentences: { ko: string; en: string },
    /** What the sentence is about, e.g. `{ deadline }`. */
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${sentences.en}`);
  }
}

/** Nothing came back: the connection is gone, or the server is. */
export const offline = () =>
  new Refusal('OFFLINE', {
    ko: '서버에 연결할 수 없습니다. 입력한 내용은 이 창에 남아 있습니다. 연결을 확인한 뒤 다시 시도해 주세요.',
    en: 'The server cannot be reached. What you typed stays in this window. Check the connection and try again.',
  });

export const isOffline = (error: unknown): boolean => error instanceof Refusal && error.code === 'OFFLINE';

/** Any error as a refusal, so that a page has one kind to show. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal('UNFORESEEN', {
    ko: '화면을 표시하는 중 문제가 생겼습니다. 새로 고친 뒤에도 같으면 담당자에게 알려 주세요.',
    en: 'Something went wrong on this page. Reload it; if that does not help, tell the organisers.',
  });
}
