import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenDatabase } from '../platform/database/open-database.js';

/** How long requests that are under way may take to end; below the 15 s after which `npm start` loses its patience. */
const GRACE_MS = 10_000;

/** What the start has opened so far, and the end has to close. */
export interface Opened {
  opening?: Promise<OpenDatabase>;
  database?: OpenDatabase;
  app?: NestExpressApplication;
}

/** The one end of a server, by whomever it is asked for. */
export interface End {
  isUnderWay(): boolean;
  /** Closes what is open; called again it waits for the first time. */
  close(): Promise<void>;
}

/** Ends the server in good order when it is asked to, and at once when it is asked a second time. */
export function endWhenAsked(opened: Opened): End {
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll(opened));
  const end = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (closing ? leave(opened) : end()));
  }
  // `npm start` asks by closing its channel, also where Ctrl-C has reached us as well: that is no second request.
  process.on('disconnect', () => (closing ? undefined : end()));
  return { isUnderWay: () => closing !== undefined, close };
}

async function closeAll({ opening, app }: Opened): Promise<void> {
  try {
    if (app) await closeApp(app);
  } finally {
    const database = await opening?.catch(() => undefined);
    await database?.close();
  }
}

/** Takes no more connections, and lets requests that are under way come to their end. */
async function closeApp(app: NestExpressApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  // A browser keeps its connection after the last answer, and would keep us.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(late);
  }
}

function leave({ database }: Opened): never {
  database?.leave();
  process.exit(130);
}
