// What nothing that takes uploads can be faster than: writes each request's body to a file of its own, syncs it, answers.
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const [folder] = process.argv.slice(2);
let count = 0;
async function take(request, response) {
  const path = join(folder, `floor-${count++}`);
  await pipeline(request, createWriteStream(path, { flush: true }));
  response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"floor"}');
  await rm(path);
}
const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1', () => process.send(server.address().port));
