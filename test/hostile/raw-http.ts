import { connect } from 'node:net';

export interface RawRequest {
  method?: string;
  path?: string;
  /** As they are written; `name: value`. Host and connection are added unless they are there. */
  headers?: readonly string[];
  /** Sent as it is; its length is added where no header tells how it is framed. */
  body?: string | Buffer;
  /** Hangs up when this is sent, as clients do in mid-air. */
  hangUp?: true;
}

export interface RawAnswer {
  /** 0: the connection was closed without a word. */
  status: number;
  /** Head and body. */
  text: string;
}

const has = (headers: readonly string[], name: string) => headers.some((header) => header.toLowerCase().startsWith(`${name}:`));

/** Sends bytes as no library would let them out, and gives what came back until the connection closed. */
export function sendRaw(
  url: string,
  { method = 'GET', path = '/graphql', headers = [], body = '', hangUp }: RawRequest,
): Promise<RawAnswer> {
  const { port, host } = new URL(url);
  const bytes = Buffer.from(body);
  const isFramed = has(headers, 'content-length') || has(headers, 'transfer-encoding') || bytes.length === 0;
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...(has(headers, 'host') ? [] : [`Host: ${host}`]),
    ...(has(headers, 'connection') ? [] : ['Connection: close']),
    ...(isFramed ? [] : [`Content-Length: ${bytes.length}`]),
    ...headers,
  ];
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1');
    const done = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    // A server that has answered may close before it has read everything.
    socket.on('error', done).on('close', done);
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]), () => hangUp && socket.destroy());
  });
}
