import type { Request as ExpressRequest } from 'express';

/**
 * A request as the Fetch API has it, for libraries that speak it. Where it is said to go is up to the caller: a client may write host and
 * path as it likes. Its body is read only as it is asked for, chunk by chunk. `letGo` reads what was left over and throws
 * it away, so that the client, which sends on, comes to read its answer.
 */
export function webRequest(request: ExpressRequest, method: string, path: string): { request: Request; letGo: () => void } {
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  let isRead = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        isRead = true;
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const hasBody = method === 'POST' || method === 'PATCH';
  const rest = async () => {
    if (isRead) await chunks.return?.();
    request.resume();
  };
  return {
    request: new Request(new URL(path, 'http://pado.invalid'), {
      method,
      headers,
      ...(hasBody && { body, duplex: 'half' as const }),
    }),
    letGo: () => void rest().catch(() => undefined),
  };
}
