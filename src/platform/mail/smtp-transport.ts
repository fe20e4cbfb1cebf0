import { createTransport, type Transporter } from 'nodemailer';
import { MailRefused } from './mail-refused.js';
import type { MailTransport, Outgoing } from './transport.js';

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Hands letters to the mail server of SMTP_URL, over one connection that is kept while there are letters. */
export class SmtpTransport implements MailTransport {
  private readonly server: Transporter;

  constructor(url: string) {
    this.server = createTransport({ url, pool: true, maxConnections: 1, ...patience, disableFileAccess: true, disableUrlAccess: true });
  }

  async send({ from, to, subject, text }: Outgoing): Promise<void> {
    const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
    try {
      await this.server.sendMail({ from, to, subject, text, headers });
    } catch (error) {
      throw isFinal(error) ? new MailRefused(error.message, { cause: error }) : error;
    }
  }

  close(): void {
    this.server.close();
  }
}

/** A no for good (5xx) to the recipient or to what is written, not to us: a wrong password of ours can be mended. */
function isFinal(error: unknown): error is Error {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return error instanceof Error && (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
