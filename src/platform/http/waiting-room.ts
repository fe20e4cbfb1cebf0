import { createServer } from 'node:http';

/**
 * Holds the port while the database waits for `pado migrate`: alive, and not ready.
 * @returns how to leave.
 */
export async function openWaitingRoom(port: number, host: string): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const alive = request.url === '/healthz';
    response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '5' });
    response.end(JSON.stringify(alive ? { status: 'ok' } : { database: true, schema: false, jobs: false }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections());
}
