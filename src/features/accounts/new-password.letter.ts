import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';
import type { LinkFacts } from './invitation.letter.js';

/** Somebody asked to set a new password. */
export const newPassword: Template<LinkFacts> = {
  ko: ({ name, link, expiresAt }) => ({
    subject: '파도 비밀번호 설정',
    text: `${name} 님, 아래 링크에서 새 비밀번호를 정할 수 있습니다.
${link}

한 번만, ${formatSeoul(expiresAt)}까지 쓸 수 있습니다. 새 비밀번호를 정하면 다른 곳의 로그인은 모두 끝납니다.
요청한 적이 없다면 이 메일을 무시해 주세요. 비밀번호는 그대로입니다.`,
  }),
  en: ({ name, link, expiresAt }) => ({
    subject: 'A new password for Pado',
    text: `Dear ${name}, set a new password here:
${link}

The link works once, until ${formatSeoul(expiresAt)} (Seoul). A new password signs you out everywhere else.
If you did not ask for it, ignore this letter: your password stays as it is.`,
  }),
};
