import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailTransport, Outgoing } from './transport.js';

/**
 * Puts letters into a folder, for whoever has no mail server yet. The files are open to people and to mail programs alike: text in UTF-8
 * below headers in UTF-8 (RFC 6532). They hold links that sign people in, so nobody but the owner reads them.
 */
export class FolderTransport implements MailTransport {
  constructor(private readonly folder: string) {}

  async send({ id, from, to, subject, text }: Outgoing): Promise<void> {
    const now = new Date();
    const headers = [`Date: ${now.toUTCString()}`, `From: ${from}`, `To: ${to}`, `Subject: ${subject.replace(/\s+/g, ' ')}`];
    const about = ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${now.toISOString().replaceAll(':', '-')}-${id.slice(-8)}.eml`;
    await writeFile(join(this.folder, name), [...headers, ...about, '', text].join('\n'), { mode: 0o600 });
  }

  close(): void {
    // A folder stays as it is.
  }
}
