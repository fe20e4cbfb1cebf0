import type { LinkPurpose } from '../../domain/one-time-link.js';
import { type Refusal, sentencesOf } from '../../domain/refusal.js';
import { escaped, type Page } from '../../platform/http/page.js';

const page = (title: string, ...lines: string[]): Page => ({ title, body: `<main><h1>${title}</h1>${lines.join('')}</main>` });
const inBoth = (ko: string, en: string): string => `<p>${ko}</p><p lang="en">${en}</p>`;

/** What is said where something is refused. */
const saidOf = (refusal: Refusal): string => {
  const { ko, en } = sentencesOf(refusal);
  return inBoth(escaped(ko), escaped(en));
};

export const refusalPage = (refusal: Refusal): Page => page('파도 · Pado', saidOf(refusal));

export const donePage = (): Page =>
  page('파도 · Pado', inBoth('로그인했습니다. 이 창에서 계속할 수 있습니다.', 'You are signed in. Go on in this window.'));

/** A link is used by pressing the button: programs that look through mail follow links, but press nothing. */
export function linkPage(purpose: LinkPurpose, token: string, trouble: Refusal | null = null): Page {
  const [ko, en] = purpose === 'NEW_PASSWORD' ? ['새 비밀번호 정하기', 'Set a new password'] : ['파도에 들어가기', 'Enter Pado'];
  const password =
    '<label>새 비밀번호 / New password<input type="password" name="password" autocomplete="new-password" required maxlength="200" autofocus></label>';
  return page(
    `${ko} · ${en}`,
    trouble ? saidOf(trouble) : '',
    `<form method="post" action="link"><input type="hidden" name="token" value="${escaped(token)}">`,
    purpose === 'NEW_PASSWORD' ? password : '',
    `<button>${ko} / ${en}</button></form>`,
  );
}
