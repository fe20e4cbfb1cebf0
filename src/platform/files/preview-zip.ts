import type { Entry } from 'yauzl';
import { Refused } from '../../domain/refusal.js';
import { Blocks } from './preview-blocks.js';
import { decoded, tableOf } from './preview-csv.js';
import { note, table } from './preview-html.js';
import { blocksOfNotebook } from './preview-notebook.js';
import type { PreviewPage } from './preview-page.js';
import { escaped } from './xml-element.js';
import { openZip } from './zip-archive.js';

const mostListed = 500;
const mostMembers = 60;
const longestMember = 40_000;
const largestMember = 4 * 1024 * 1024;

/** What is written by hand, and data in plain text. */
const texts =
  /\.(py|r|rmd|qmd|jl|sql|sas|do|m|sps|js|ts|java|scala|c|cc|cpp|h|cs|go|rs|sh|txt|md|rst|tex|json|geojson|ya?ml|toml|ini|cfg|log|html?|css|xml)$/i;
const tables = /\.(csv|tsv)$/i;

/** What is in an archive: its list, and behind it those of its members that are text, tables or notebooks. */
export async function pagesOfZip(content: Buffer): Promise<PreviewPage[]> {
  const zip = await openZip(content, 512);
  const members = zip.entries.filter(({ fileName }) => !fileName.endsWith('/'));
  const blocks = new Blocks((page) => (page === 1 ? '압축 파일의 목록' : `압축 파일 ${page}`));
  blocks.add(`<h1>압축 파일의 목록 <span lang="en">Files in this archive</span></h1>`);
  if (members.length > mostListed) {
    const left = members.length - mostListed;
    blocks.add(note(`이후 파일 ${left}개는 목록에 나오지 않습니다.`, `${left} more files are not listed.`));
  }
  blocks.add(listOf(members.slice(0, mostListed)));
  const shown = members.filter(
    ({ fileName }) => texts.test(fileName) || tables.test(fileName) || fileName.toLowerCase().endsWith('.ipynb'),
  );
  for (const entry of shown.slice(0, mostMembers)) {
    blocks.endPage();
    blocks.add(`<h1>${escaped(entry.fileName)}</h1>`);
    if (entry.uncompressedSize > largestMember) blocks.add(tooLarge);
    else for (const html of member(entry.fileName, await zip.contentOf(entry, largestMember))) blocks.add(html);
  }
  const left = shown.length - mostMembers;
  if (left > 0) {
    blocks.endPage();
    blocks.add(note(`이후 파일 ${left}개의 내용은 미리보기에 나오지 않습니다.`, `The contents of ${left} more files are not shown.`));
  }
  return blocks.ended();
}

const tooLarge = note('파일이 커서 미리보기에 나오지 않습니다.', 'The file is too large to be shown here.');
const unreadable = note('파일을 읽을 수 없어 미리보기에 나오지 않습니다.', 'The file cannot be read and is not shown.');

const listOf = (members: readonly Entry[]): string =>
  table(
    [
      [{ text: '파일' }, { text: '크기(바이트)' }],
      ...members.map(({ fileName, uncompressedSize }) => [
        { text: fileName },
        { text: uncompressedSize.toLocaleString('en-US'), isNumber: true },
      ]),
    ],
    '파일 목록',
  );

function* member(name: string, content: Buffer): Generator<string> {
  if (name.toLowerCase().endsWith('.ipynb')) {
    yield* notebook(content);
    return;
  }
  const text = decoded(content);
  if (tables.test(name)) yield tableOf(text, name);
  else {
    yield `<pre><code>${escaped(text.slice(0, longestMember).toWellFormed())}</code></pre>`;
    const left = text.length - longestMember;
    if (left > 0) yield note(`이후 ${left}자는 미리보기에 나오지 않습니다.`, `${left} more characters are not shown.`);
  }
}

/** One broken notebook is no reason to show nothing of the others. */
function* notebook(content: Buffer): Generator<string> {
  try {
    yield* blocksOfNotebook(content.toString('utf8'));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield unreadable;
  }
}
