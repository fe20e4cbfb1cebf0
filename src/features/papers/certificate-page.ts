import { escaped, type Page } from '../../platform/http/page.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import type { CertificateContent } from './certificate-paper.js';
import type { StandingCertificate } from './certificate.queries.js';

/** What a visitor of the page is told: what the certificate says, and whether it holds. */
export type ShownCertificate = Pick<
  StandingCertificate,
  'kind' | 'number' | 'name' | 'department' | 'revokedAt' | 'revokedKo' | 'revokedEn'
> & {
  content: CertificateContent;
};

const inBoth = (ko: string, en: string): string => `<p>${ko}<br><span lang="en">${en}</span></p>`;
const fact = (ko: string, en: string, value: string): string => `<dt>${ko} <span lang="en">${en}</span></dt><dd>${value}</dd>`;

const page = (...parts: string[]): Page => ({
  title: '상장 확인 · 파도 Pado',
  body: `<main><h1>상장 확인 <span lang="en">Certificate</span></h1>${parts.join('')}</main>`,
});

/** Nothing tells a code that never was from one that is malformed. */
export const unknownCertificatePage = (): Page =>
  page(
    inBoth('<strong>이 서버가 발급한 상장이 아닙니다.</strong>', 'This server issued no such certificate.'),
    inBoth(
      '상장에 적힌 주소를 끝까지 옮겨 적었는지 확인해 주세요. 그래도 나오지 않으면 대회 운영자에게 알려 주세요.',
      'Please check that you copied the whole address. If it still does not show, tell the organisers.',
    ),
  );

/** One that was revoked says that, and no longer for what it was given or to whom. */
export function certificatePage(shown: ShownCertificate): Page {
  const { content, number, revokedAt } = shown;
  const competition = `${escaped(content.competition)}<br><span lang="en">${escaped(content.competitionEn)}</span>`;
  const both = [fact('번호', 'Number', escaped(number)), fact('대회', 'Competition', competition)];
  if (revokedAt) {
    return page(
      inBoth('<strong>취소된 상장입니다.</strong>', 'This certificate was revoked.'),
      '<dl>',
      ...both,
      fact('취소', 'Revoked', escaped(formatSeoul(revokedAt))),
      fact('사유', 'Reason', `${escaped(shown.revokedKo!)}<br><span lang="en">${escaped(shown.revokedEn!)}</span>`),
      '</dl>',
    );
  }
  return page(
    inBoth('<strong>이 서버가 발급한 상장이고, 효력이 있습니다.</strong>', 'This server issued this certificate, and it holds. It says:'),
    '<dl>',
    ...both,
    fact('상', 'Award', `${escaped(content.award)}<br><span lang="en">${escaped(content.awardEn)}</span>`),
    ...whoseIs(shown),
    content.title === null ? '' : fact('작품명', 'Work', escaped(content.title)),
    fact('공적', 'Citation', escaped(content.citation)),
    fact('수여일', 'Date', escaped(content.day)),
    fact('수여자', 'Given by', escaped([content.issuer, content.issuerName].filter((text) => text !== '').join(' '))),
    '</dl>',
  );
}

function whoseIs({ kind, name, department }: ShownCertificate): string[] {
  if (kind === 'TEAM') return [fact('팀명', 'Team', escaped(name!))];
  const removed = '본인의 뜻에 따라 지웠습니다. <span lang="en">Taken off at the wish of the person.</span>';
  const place = department === null ? [] : [fact('소속', 'Division', escaped(department))];
  return [...place, fact('성명', 'Name', name === null ? removed : escaped(name))];
}
