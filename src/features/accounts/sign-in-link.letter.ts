import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';
import type { LinkFacts } from './invitation.letter.js';

/** Somebody asked to come in without a password. */
export const signInLink: Template<LinkFacts> = {
  ko: ({ name, link, expiresAt }) => ({
    subject: '파도 로그인 링크',
    text: `${name} 님, 요청하신 로그인 링크입니다.
${link}

한 번만, ${formatSeoul(expiresAt)}까지 쓸 수 있습니다. 요청한 적이 없다면 이 메일을 무시해 주세요.`,
  }),
  en: ({ name, link, expiresAt }) => ({
    subject: 'Your link to sign in to Pado',
    text: `Dear ${name}, this is the link that you asked for:
${link}

It works once, until ${formatSeoul(expiresAt)} (Seoul). If you did not ask for it, ignore this letter.`,
  }),
};
