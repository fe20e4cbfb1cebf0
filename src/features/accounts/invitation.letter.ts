import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';

/** What the letters with links tell of. */
export interface LinkFacts {
  name: string;
  link: string;
  expiresAt: Date;
  /** Who invites; null: nobody in particular. */
  by: string | null;
}

/** Somebody has an account now, and comes in without a password. */
export const invitation: Template<LinkFacts> = {
  ko: ({ name, link, expiresAt, by }) => ({
    subject: '파도에 초대합니다: 데이터 분석 경진대회 심사',
    text: `${name} 님, 안녕하세요.

${by ? `${by} 님이` : '운영자가'} 데이터 분석 경진대회 심사 시스템 파도에 초대했습니다. 아래 링크로 비밀번호 없이 들어올 수 있습니다.
${link}

링크는 한 번만, ${formatSeoul(expiresAt)}까지 쓸 수 있습니다. 그 뒤에는 로그인 화면에서 새 링크를 요청해 주세요.
모르는 초대라면 답하지 않아도 됩니다.`,
  }),
  en: ({ name, link, expiresAt, by }) => ({
    subject: 'You are invited to Pado, judging for analytics competitions',
    text: `Dear ${name},

${by ?? 'The organisers'} invited you to Pado, where data analysis competitions are judged. This link lets you in without a password:
${link}

It works once, until ${formatSeoul(expiresAt)} (Seoul). Afterwards, ask for another one where you sign in.
If this means nothing to you, you need not answer.`,
  }),
};
