import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import { offline, Refusal } from './refusal.js';
import { hearServerTime } from './server-clock.js';

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; ko?: string; en?: string } & Record<string, unknown> }[];
}

/** Told on `window` when the server no longer knows who is asking; the shell asks to sign in again over the page as it is. */
export const SESSION_ENDED = 'pado:session-ended';

/** Asks the API one question. Throws a `Refusal`, also when nothing comes back. */
export async function ask<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document as never), variables }),
  }).catch(() => {
    throw offline();
  });
  hearServerTime(response.headers.get('date'));
  return read(await answerOf<Result>(response));
}

async function answerOf<Result>(response: Response): Promise<Answer<Result>> {
  const body: unknown = await response.json().catch(() => {
    // A proxy's page, or half of an answer.
    throw offline();
  });
  const { code, ko, en } = body as { code?: string; ko?: string; en?: string };
  if (code && ko && en) throw new Refusal(code, { ko, en }, body as Record<string, unknown>);
  return body as Answer<Result>;
}

function read<Result>({ data, errors }: Answer<Result>): Result {
  const [first] = errors ?? [];
  if (!first) return data!;
  const { code = 'INTERNAL', ko = first.message, en = first.message, ...rest } = first.extensions ?? {};
  if (code === 'SIGN_IN_REQUIRED') window.dispatchEvent(new Event(SESSION_ENDED));
  throw new Refusal(code, { ko, en }, rest);
}
