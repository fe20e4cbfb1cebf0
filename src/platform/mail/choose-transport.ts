import type { Config } from '../config.js';
import { FolderTransport } from './folder-transport.js';
import { SmtpTransport } from './smtp-transport.js';
import type { MailTransport } from './transport.js';

export const chooseTransport = ({ smtpUrl, mailFolder }: Config): MailTransport =>
  smtpUrl === null ? new FolderTransport(mailFolder) : new SmtpTransport(smtpUrl);
