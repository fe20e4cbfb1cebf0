// The server of `bench/results.mjs`: the application as it is, and one folder that Express serves as static files behind the same middleware.
import express from 'express';
import { createApp } from '../../dist/src/app.js';
import { readConfig } from '../../dist/src/platform/config.js';
import { createLog } from '../../dist/src/platform/log.js';

const [folder] = process.argv.slice(2);
const app = await createApp({ config: readConfig(process.env), databaseUrl: process.env.DATABASE_URL, log: createLog('warn') });
const { stack } = app.getHttpAdapter().getInstance().router;
app.use('/static', express.static(folder, { cacheControl: false }));
// Before the application's own routes, the last of which answers whatever no other does.
stack.splice(
  stack.findIndex(({ route }) => route),
  0,
  stack.pop(),
);
await app.listen(0, '127.0.0.1');
process.send(app.getHttpServer().address().port);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
