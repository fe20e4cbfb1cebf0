/** A letter as it leaves. */
export interface Outgoing {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** Where letters leave: a mail server, or a folder that stands in for one. */
export interface MailTransport {
  /** Resolves once the letter is taken. @throws MailRefused where it will never be. */
  send(letter: Outgoing): Promise<void>;
  close(): void;
}

export const MAIL_TRANSPORT = Symbol('mail transport');
