import { refusal, Refused } from '../../domain/refusal.js';
import { Blocks, Pictures } from './preview-blocks.js';
import { note } from './preview-html.js';
import type { PreviewPage } from './preview-page.js';
import { escaped } from './xml-element.js';

/** One output of one cell can fill a screen for hours. */
const longestOutput = 20_000;

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
/** Texts are strings or lists of their lines. */
const textIn = (value: unknown): string =>
  Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : typeof value === 'string' ? value : '';

/** A notebook as it reads: texts, code, and what came out as text or picture. Nothing in it runs; HTML and scripts that came out are left out. */
export function pagesOfNotebook(content: Buffer): Promise<PreviewPage[]> {
  const blocks = new Blocks((page) => `노트북 ${page}`);
  for (const html of blocksOfNotebook(content.toString('utf8'))) blocks.add(html);
  return Promise.resolve(blocks.ended());
}

export function* blocksOfNotebook(text: string): Generator<string> {
  const pictures = new Pictures();
  const notebook = parsed(text);
  const sheets = objectsIn(notebook['worksheets']);
  for (const cell of objectsIn(sheets.length > 0 ? sheets[0]!['cells'] : notebook['cells'])) {
    const source = textIn(cell['source'] ?? cell['input']);
    if (cell['cell_type'] === 'code') {
      if (source !== '') yield code(source);
      for (const output of objectsIn(cell['outputs'])) yield* shownOutput(output, pictures);
    } else if (source.trim() !== '') yield cell['cell_type'] === 'heading' ? `<h2>${escaped(source)}</h2>` : markdown(source);
  }
}

function parsed(text: string): Json {
  try {
    const notebook: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (isObject(notebook)) return notebook;
  } catch {
    // The message quotes the text.
  }
  throw new Refused(refusal('FILE_DAMAGED'));
}

const code = (text: string): string => `<pre><code>${escaped(text)}</code></pre>`;

/** Headings and lists are shown as such, everything else as it was written: a text is no place for surprises. */
function markdown(text: string): string {
  const html: string[] = [];
  let fenced: string[] | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line);
    if (/^\s*(```|~~~)/.test(line)) {
      if (fenced) html.push(code(fenced.join('\n')));
      fenced = fenced ? null : [];
    } else if (fenced) fenced.push(line);
    else if (heading) html.push(`<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`);
    else if (item) html.push(`<ul><li>${inline(item[1]!)}</li></ul>`);
    else if (line.trim() !== '') html.push(`<p>${inline(line)}</p>`);
  }
  if (fenced) html.push(code(fenced.join('\n')));
  return html.join('').replaceAll('</ul><ul>', '');
}

/** Bold words, and pictures that are written into the text as addresses only named. */
const inline = (text: string): string =>
  escaped(text.replace(/!\[([^\]]*)\]\([^)]*\)/g, '[그림]')).replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

function* shownOutput(output: Json, pictures: Pictures): Generator<string> {
  if (output['output_type'] === 'stream') yield* printed(textIn(output['text']));
  else if (output['output_type'] === 'error' || output['output_type'] === 'pyerr') {
    // Where it happened is told by paths on somebody's computer.
    yield code(`${textIn(output['ename'])}: ${textIn(output['evalue'])}`);
  } else yield* shownData(isObject(output['data']) ? output['data'] : output, pictures);
}

function* shownData(data: Json, pictures: Pictures): Generator<string> {
  const image = textIn(data['image/png'] ?? data['png'] ?? data['image/jpeg'] ?? data['jpeg'] ?? data['image/gif']);
  if (image !== '') yield `<p>${pictures.html(Buffer.from(image, 'base64'))}</p>`;
  else if (data['text/markdown'] !== undefined) yield markdown(textIn(data['text/markdown']));
  else if (data['text/plain'] !== undefined || typeof data['text'] !== 'undefined')
    yield* printed(textIn(data['text/plain'] ?? data['text']));
  else if (Object.keys(data).length > 0) {
    yield note('이 출력은 움직이거나 실행되는 형식이어서 미리보기에 나오지 않습니다.', 'This output would have to run and is not shown.');
  }
}

// oxlint-disable-next-line no-control-regex
const colours = /\u001b\[[\d;]*[A-Za-z]/g;

function* printed(text: string): Generator<string> {
  const plain = text.replace(colours, '');
  if (plain.trim() !== '') yield code(plain.slice(0, longestOutput).toWellFormed());
  const left = plain.length - longestOutput;
  if (left > 0) yield note(`출력 ${left}자는 미리보기에 나오지 않습니다.`, `${left} more characters of output are not shown.`);
}
