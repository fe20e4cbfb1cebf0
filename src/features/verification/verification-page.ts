import { type Problem, type Refusal, sentencesOf } from '../../domain/refusal.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import { reportLimits } from '../../domain/verification.js';
import { escaped, type Page } from '../../platform/http/page.js';
import { reportStateWords } from './report-words.js';
import type { ToldOfReport } from './report.queries.js';
import type { PublicNominee, PublicVerification } from './verification.type.js';

/** What was typed into the form, to be shown again. */
export interface TypedReport {
  nominee: string;
  ground: string;
  text: string;
  links: string;
  contact: string;
}

const inBoth = (ko: string, en: string): string => `<p>${ko}<br><span lang="en">${en}</span></p>`;
const label = (ko: string, en: string, field: string): string => `<label>${ko} <span lang="en">${en}</span>${field}</label>`;

const page = (...parts: string[]): Page => ({
  title: '공개검증 · 파도 Pado',
  body: `<main><h1>공개검증 <span lang="en">Verification</span></h1>${parts.join('')}</main>`,
});

/** Nothing tells an edition that is none from one whose nominees are not public. */
export const noVerificationPage = (): Page =>
  page(
    inBoth('<strong>여기에 공개한 수상후보가 없습니다.</strong>', 'No nominees are shown here.'),
    inBoth(
      '주소를 확인해 주세요. 주소가 맞으면 이 대회는 공개검증을 아직 시작하지 않았거나 하지 않는 대회입니다.',
      'Please check the address. If it is right, the nominees of this edition are not public yet, or it shows none.',
    ),
  );

/** The nominees and, while any of them can be reported, the form. */
export function verificationPage(shown: PublicVerification, typed: TypedReport | null = null, refused: Refusal | null = null): Page {
  return page(
    refused ? refusalPart(refused) : '',
    editionPart(shown),
    nomineesPart(shown),
    removedPart(shown),
    shown.isOpen ? formPart(shown, typed) : inBoth('<strong>공개검증이 끝났습니다.</strong>', 'The time for reports is over.'),
    shown.isOpen ? '' : typedPart(typed),
    stateForm(shown.slug),
  );
}

/** Also after a report that came too late: what is wrong, with everything in its place. */
function refusalPart(refused: Refusal): string {
  const problems = refused.data?.problems ?? [];
  const sentences = problems.length > 0 ? problems.map(withField) : [sentencesOf(refused)];
  return sentences.map(({ ko, en }) => inBoth(`<strong>${escaped(ko)}</strong>`, escaped(en))).join('');
}

/** As the form calls them; `links.0` is one of its lines. */
const fields: Record<string, { ko: string; en: string }> = {
  nominee: { ko: '수상후보', en: 'Nominee' },
  ground: { ko: '사유', en: 'Ground' },
  text: { ko: '내용', en: 'What is so' },
  links: { ko: '근거 링크', en: 'Links' },
  contact: { ko: '연락받을 메일', en: 'Your mail address' },
};

/** A sentence alone does not tell which field it is about. */
function withField({ path, ko, en }: Problem): { ko: string; en: string } {
  const field = fields[path.split('.')[0]!];
  return field ? { ko: `${field.ko}: ${ko}`, en: `${field.en}: ${en}` } : { ko, en };
}

const editionPart = ({ titleKo, titleEn }: PublicVerification): string =>
  [
    inBoth(escaped(titleKo), escaped(titleEn)),
    inBoth(
      '아래는 수상후보이며 수상이 확정된 것이 아닙니다. 누구나 사유와 증빙을 적어 신고할 수 있습니다.',
      'These are nominees; nothing has been awarded yet. Anybody may report one of them, with a ground and evidence.',
    ),
  ].join('');

function nomineesPart({ nominees }: PublicVerification): string {
  const line = ({ awardKo, awardEn, trackKo, trackEn, entryNumber, title, until, isOpen }: PublicNominee) =>
    `<dt>${escaped(awardKo)} <span lang="en">${escaped(awardEn)}</span> · ${escaped(trackKo)} <span lang="en">${escaped(trackEn)}</span></dt>` +
    `<dd><strong>${escaped(title)}</strong> (${escaped(entryNumber)})<br>${formatSeoul(until, { seconds: true })}` +
    `${isOpen ? '까지 <span lang="en">reports are taken until then, Seoul time</span>' : '에 끝남 <span lang="en">closed then, Seoul time</span>'}</dd>`;
  return `<dl>${nominees.map(line).join('')}</dl>`;
}

function removedPart({ removed, onRemoval }: PublicVerification): string {
  if (removed.length === 0) return '';
  const rule =
    onRemoval === 'MOVE_UP'
      ? inBoth('공고한 규칙에 따라 다음 순위의 출품작이 올라옵니다.', 'By the announced rule the next entry moves up.')
      : inBoth('공고한 규칙에 따라 그 자리는 비워 둡니다.', 'By the announced rule the place stays empty.');
  const lines = removed.map(({ awardKo, awardEn, removedAt, byFinding }) => {
    const [ko, en] = byFinding ? ['검증 결과 제외', 'removed by a finding'] : ['순위·결정 변경', 'the ranking or the decision changed'];
    return `<dt>${escaped(awardKo)} <span lang="en">${escaped(awardEn)}</span></dt><dd>${formatSeoul(removedAt)} ${ko} <span lang="en">${en}</span></dd>`;
  });
  return `<h2>제외된 수상후보 <span lang="en">Removed</span></h2><dl>${lines.join('')}</dl>${rule}`;
}

function formPart({ slug, nominees, grounds }: PublicVerification, typed: TypedReport | null): string {
  const option = (value: string, text: string, chosen: string | undefined) =>
    `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${text}</option>`;
  const open = nominees.filter(({ isOpen }) => isOpen);
  const choices = open.map(({ id, awardKo, entryNumber, title }) =>
    option(id, escaped(`${awardKo} · ${entryNumber} · ${title}`), typed?.nominee),
  );
  const words = grounds.map(({ ground, ko, en }) => option(ground, escaped(`${ko} / ${en}`), typed?.ground));
  const { text, files, links, contact } = reportLimits;
  return [
    '<h2>신고 <span lang="en">Report</span></h2>',
    `<form method="post" action="/verification/${encodeURIComponent(slug)}" enctype="multipart/form-data">`,
    label('수상후보', 'Nominee', `<select name="nominee" required><option value=""></option>${choices.join('')}</select>`),
    label('사유', 'Ground', `<select name="ground" required><option value=""></option>${words.join('')}</select>`),
    label(`내용 (${text}자까지)`, 'What is so', `<textarea name="text" rows="8" required>${escaped(typed?.text ?? '')}</textarea>`),
    label(
      `근거 링크 (한 줄에 하나, ${links}개까지)`,
      'Links, one a line',
      `<textarea name="links" rows="3">${escaped(typed?.links ?? '')}</textarea>`,
    ),
    label(
      '연락받을 메일 (선택)',
      'Your mail address, if you want to be asked',
      `<input name="contact" maxlength="${contact}" autocomplete="email" value="${escaped(typed?.contact ?? '')}">`,
    ),
    `<div hidden><label>이 칸은 비워 두세요 / Leave this empty<input name="website" tabindex="-1" autocomplete="off"></label></div>`,
    label(`증빙 파일 (${files}개까지, 각 20MB)`, 'Evidence, up to three files', '<input type="file" name="file" multiple>'),
    typed ? inBoth('보낸 파일은 남지 않았습니다. 다시 골라 주세요.', 'No file was kept. Please choose them again.') : '',
    '<button>신고 보내기 / Send</button></form>',
    inBoth(
      '누가 신고했는지 팀과 심사위원에게 알리지 않습니다. 연락처와 증빙은 결정한 날부터 1년 뒤에 파기합니다.',
      'Neither the team nor judges are told who reported. Contacts and evidence are destroyed a year after the decision.',
    ),
  ].join('');
}

/** What came when there was no form any more, to be copied out of the page. */
const typedPart = (typed: TypedReport | null): string =>
  typed?.text ? label('보내지 못한 내용', 'What was not sent', `<textarea rows="8" readonly>${escaped(typed.text)}</textarea>`) : '';

const stateForm = (slug: string): string =>
  [
    '<h2>신고 처리 상황 <span lang="en">A report that you sent</span></h2>',
    `<form method="post" action="/verification/${encodeURIComponent(slug)}/state">`,
    label('신고번호', 'Reference number', '<input name="reference" maxlength="60" autocomplete="off" spellcheck="false" required>'),
    '<button>확인 / Check</button></form>',
  ].join('');

/** Its reference number is shown this once. */
export const receivedPage = (slug: string, reference: string): Page =>
  page(
    inBoth('<strong>신고를 받았습니다.</strong>', 'Your report was received.'),
    `<dl><dt>신고번호 <span lang="en">Reference number</span></dt><dd><code>${reference}</code></dd></dl>`,
    inBoth(
      '이 번호로 처리 상황을 볼 수 있습니다. 다시 보여 드리지 않으니 적어 두세요.',
      'With this number you can see how far it has come. It is not shown again: please keep it.',
    ),
    linkBack(slug),
  );

export const reportStatePage = (slug: string, told: ToldOfReport | null): Page =>
  page(
    ...(told
      ? reportStateWords(told).map(({ ko, en }) => inBoth(ko, en))
      : [inBoth('<strong>이 번호의 신고가 없습니다.</strong>', 'There is no report with this number. Please check it.')]),
    linkBack(slug),
    stateForm(slug),
  );

const linkBack = (slug: string): string =>
  `<p><a href="/verification/${encodeURIComponent(slug)}">수상후보 <span lang="en">Nominees</span></a></p>`;
