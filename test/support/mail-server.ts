import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on a port of its own that keeps what it takes. */
export interface MailServer {
  url: string;
  received: Email[];
  /** What it says to a recipient instead of taking the letter; null: it takes it. */
  says: { code: number; sentence: string } | null;
  close(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      const { says } = it;
      if (says) callback(Object.assign(new Error(says.sentence), { responseCode: says.code }));
      else callback();
    },
    onData(stream, _session, callback) {
      void buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then((email) => {
          received.push(email);
          callback();
        });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const it: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    says: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return it;
}
