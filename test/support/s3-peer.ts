import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Place } from '../../src/platform/files/storage-place.js';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An answer in the words of S3, which name what nobody outside should read. */
export const s3Error =
  (status: number, code: string): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>secret-bucket at 10.9.8.7</Message></Error>`);
  };

export const s3Answer =
  (status: number, xml = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(xml);

/** Takes the question and never answers. */
export const silence: Answer = () => undefined;

/** A server that answers as a test says: `answer` is asked with "METHOD path?query" for each request. */
export async function anS3Peer(answer: (asked: string) => Answer) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const line = `${request.method} ${decodeURIComponent(request.url!)}`;
    asked.push(line);
    await buffer(request).catch(() => undefined);
    answer(line)(response, request);
  };
  server.on('connection', (socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const place: S3Place = {
    kind: 'S3',
    bucket: 'secret-bucket',
    prefix: '',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: null,
    credentials: { accessKeyId: 'pado', secretAccessKey: 'Sea-breeze' },
  };
  return {
    asked,
    place,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
