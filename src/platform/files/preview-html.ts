import { withParticle } from '../../domain/particle.js';
import { scrubPicture } from './scrub-embedded.js';
import type { PreviewPage } from './preview-page.js';
import { escaped } from './xml-element.js';

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;padding:16px;max-width:960px;font:16px/1.6 Pretendard,'Noto Sans KR','Malgun Gothic','Apple SD Gothic Neo',sans-serif;color:#1e2124;background:#fff;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{line-height:1.35;margin:1.2em 0 .5em}h1{font-size:1.5em}h2{font-size:1.3em}h3{font-size:1.15em}h4,h5,h6{font-size:1em}
p{margin:.5em 0}ul{margin:.5em 0;padding-left:1.4em}img{max-width:100%;height:auto}
pre{margin:.5em 0;padding:8px 12px;background:#f4f5f6;border:1px solid #cdd1d5;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 ui-monospace,Consolas,'D2Coding',monospace}
.scroll{overflow-x:auto;margin:.8em 0}table{border-collapse:collapse;font-size:15px}
th,td{border:1px solid #b1b8be;padding:4px 8px;text-align:left;vertical-align:top;min-width:4em;max-width:28em;white-space:pre-wrap;overflow-wrap:break-word}
th{background:#eef0f3;font-weight:600}caption{text-align:left;padding:4px 0}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.note{margin:.8em 0;padding:8px 12px;border-left:4px solid #0b50d0;background:#ecf2fe}
@media (max-width:480px){body{padding:12px;font-size:15px}}`
  .trim()
  .replaceAll('\n', '');

/** A whole page: `title` says what is seen, `body` is HTML made here. */
export const htmlPage = (title: string, body: string): PreviewPage => ({
  mediaType: 'text/html; charset=utf-8',
  bytes: Buffer.from(
    `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
      `<title>${escaped(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`,
  ),
});

/** What is not shown, in both languages. */
export const note = (ko: string, en: string): string => `<p class="note">${escaped(ko)}<br><span lang="en">${escaped(en)}</span></p>`;

export const notePage = (ko: string, en: string): PreviewPage =>
  htmlPage('안내', `<h1>안내 <span lang="en">Note</span></h1>${note(ko, en)}`);

/** The last page of a document that is longer than what is shown. */
export const pagesLeftOut = (count: number): PreviewPage =>
  notePage(
    `문서가 길어 이후 ${count}쪽은 미리보기에 나오지 않습니다.`,
    `The document is long: ${count} more pages are not shown in this preview.`,
  );

/** More than all pictures of an ordinary report together; a page is no place for raw photographs by the hundred. */
export const mostPictureBytes = 24 * 1024 * 1024;

const types: [magic: string, type: string][] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
];

/** A picture in the page itself, cleaned; a sentence in its place where it is of another kind, broken or too large. */
export function picture(content: Buffer, ordinal: number): string {
  const [, type] = types.find(([magic]) => content.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))) ?? [];
  const cleaned = type && content.length <= mostPictureBytes ? scrubPicture(content) : null;
  // What a document says a picture shows is often only where it lay on somebody's disk.
  if (cleaned) return `<img src="data:${type};base64,${cleaned.toString('base64')}" alt="그림 ${ordinal}">`;
  return note(
    `그림 ${withParticle(ordinal, '은/는')} 미리보기로 나타낼 수 없는 형식입니다.`,
    `Picture ${ordinal} is of a kind that this preview cannot show.`,
  );
}

/** A cell of a table: its text, and whether it is a number, to stand on the right. */
export interface Cell {
  text: string;
  isNumber?: boolean;
}

/** Rows of cells; the first row is the head, as people write tables. */
export function table(rows: readonly (readonly Cell[])[], caption: string): string {
  const [head, ...others] = rows;
  if (!head) return '';
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const padded = (row: readonly Cell[]): Cell[] => [...row, ...Array.from({ length: width - row.length }, (): Cell => ({ text: '' }))];
  const headed = padded(head).map(({ text }) => (text === '' ? '<td></td>' : `<th scope="col">${escaped(text)}</th>`));
  const lines = others.map((row) => `<tr>${padded(row).map(cell).join('')}</tr>`);
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>` +
    `<thead><tr>${headed.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
  );
}

const cell = ({ text, isNumber = false }: Cell): string => `<td${isNumber ? ' class="n"' : ''}>${escaped(text)}</td>`;
