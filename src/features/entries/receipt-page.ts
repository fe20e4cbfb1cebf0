import { escaped, type Page } from '../../platform/http/page.js';
import type { FoundReceipt } from './found-receipt.js';
import { deadlineIn, seoulWithUtc, stageIn } from './receipt-words.js';

/** What a visitor of the page is told: nothing that a judge could tell an entry by, nor any name. */
export interface ShownReceipt extends FoundReceipt {
  /** Whether hashes and their number stay hidden, so that a receipt cannot be matched with what blind judges see. */
  areFilesHidden: boolean;
  /** The visitor brought the hash of a file: whether the receipt has it. Null: none was brought, or it was none. */
  asked: { isInReceipt: boolean } | null;
}

const inBoth = (ko: string, en: string): string => `<p>${ko}<br><span lang="en">${en}</span></p>`;
const fact = (ko: string, en: string, value: string): string => `<dt>${ko} <span lang="en">${en}</span></dt><dd>${value}</dd>`;

const page = (...parts: string[]): Page => ({
  title: '접수증 확인 · 파도 Pado',
  body: `<main><h1>접수증 확인 <span lang="en">Receipt</span></h1>${parts.join('')}</main>`,
});

/** Nothing tells an id that never was from one that is malformed. */
export const unknownReceiptPage = (): Page =>
  page(
    inBoth('<strong>이 서버가 낸 접수증이 아닙니다.</strong>', 'This server issued no such receipt.'),
    inBoth(
      '접수증에 적힌 주소를 끝까지 옮겨 적었는지 확인해 주세요. 그래도 나오지 않으면 대회 운영자에게 알려 주세요.',
      'Please check that you copied the whole address. If it still does not show, tell the organisers.',
    ),
  );

export function receiptPage(shown: ShownReceipt): Page {
  const { receipt, kid, competition, isLatest } = shown;
  const [stage, deadline] = [stageIn(receipt), deadlineIn(receipt)];
  const order = `${receipt.version}번째 제출 <span lang="en">no. ${receipt.version}</span>`;
  const latest = isLatest
    ? '이 뒤에 다시 제출하지 않았습니다. <span lang="en">Nothing was submitted since.</span>'
    : '이 뒤에 다시 제출했습니다. <span lang="en">There is a later submission.</span>';
  return page(
    verdictOn(shown),
    '<dl>',
    fact('대회', 'Competition', `${escaped(competition.titleKo)}<br><span lang="en">${escaped(competition.titleEn)}</span>`),
    fact('접수번호', 'Entry number', escaped(receipt.entryNumber)),
    stage === null ? '' : fact('발표자료', 'Slides', `${stage}번째 심사 단계 <span lang="en">stage ${stage}</span>`),
    fact('제출', 'Submission', `${order}<br>${latest}`),
    fact('접수 시각', 'Received', seoulWithUtc(receipt.serverTime)),
    deadline === null ? '' : fact('마감', 'Deadline', seoulWithUtc(deadline)),
    fact('접수증 번호', 'Receipt', `<code>${receipt.receiptId}</code>`),
    fact('서명 키', 'Signing key', `<code>${escaped(kid)}</code>`),
    shown.areFilesHidden ? '' : fact('제출한 파일의 SHA-256', 'Files', hashesOf(shown)),
    '</dl>',
    shown.areFilesHidden
      ? inBoth('블라인드 심사가 끝날 때까지 파일 목록은 보이지 않습니다.', 'The list of files is not shown until blind judging is over.')
      : '',
    answerTo(shown),
    `<form method="get"><label>파일의 SHA-256 <span lang="en">SHA-256 of a file (16 digits or more)</span>`,
    `<input name="sha256" maxlength="80" autocomplete="off" spellcheck="false"></label><button>이 접수증에 있는 파일인지 확인 / Check</button></form>`,
    inBoth('이 화면은 이름과 팀을 보이지 않습니다.', 'This page shows neither names nor teams.'),
  );
}

const verdictOn = ({ isSignatureGood }: ShownReceipt): string =>
  isSignatureGood
    ? inBoth('<strong>이 서버가 낸 접수증이고, 서명이 맞습니다.</strong>', 'This server issued this receipt, and its signature holds.')
    : inBoth(
        '<strong>이 서버의 기록에 있으나 서명이 맞지 않습니다. 대회 운영자에게 알려 주세요.</strong>',
        'It is on record here, but its signature does not hold. Please tell the organisers.',
      );

/** Sorted by themselves: the order tells nothing of what each file is. */
const hashesOf = ({ receipt }: ShownReceipt): string =>
  receipt.files
    .map(({ sha256 }) => `<code>${sha256}</code>`)
    .toSorted()
    .join('<br>');

function answerTo({ asked, areFilesHidden }: ShownReceipt): string {
  if (asked === null) return '';
  if (asked.isInReceipt) return inBoth('<strong>이 접수증에 있는 파일입니다.</strong>', 'The receipt has this file.');
  return areFilesHidden
    ? inBoth(
        '<strong>이 접수증에 없는 파일이거나, 심사위원도 그대로 보는 파일(예: CSV)이라 블라인드 심사가 끝날 때까지 답하지 않습니다.</strong>',
        'The receipt does not have this file, or judges see it as it is (a CSV, say): then there is no answer until blind judging is over.',
      )
    : inBoth('<strong>이 접수증에 없는 파일입니다.</strong>', 'The receipt does not have this file.');
}
