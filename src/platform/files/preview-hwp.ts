import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { refusal, Refused } from '../../domain/refusal.js';
import { pagesLeftOut } from './preview-html.js';
import { mostPages, type PreviewPage } from './preview-page.js';
import { inertSvg } from './preview-svg.js';

type Renderer = typeof import('@rhwp/core');

let renderer: Promise<Renderer> | undefined;

/** Loaded in the first thread that needs it: a WebAssembly program of ten megabytes. */
async function load(): Promise<Renderer> {
  (globalThis as { measureTextWidth?: typeof widthOf }).measureTextWidth = widthOf;
  const core = await import('@rhwp/core');
  const program = createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm');
  await core.default({ module_or_path: await readFile(program) });
  return core;
}

/** The renderer asks for the widths of faces that it does not know. Hangul and Hanja fill a square; most Latin letters half of one. */
function widthOf(font: string, text: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  let ems = 0;
  for (const character of text) ems += character < '\u1100' ? latinWidth(character) : 1;
  return ems * size;
}

const latinWidth = (character: string): number => {
  if (" !'(),-./:;I[]fijlrt|".includes(character)) return 0.3;
  return 'MWmw@%'.includes(character) ? 0.85 : 0.55;
};

/** The pages of a document of the word processor 한글 as drawings. */
export async function pagesOfHwp(content: Buffer, most = mostPages): Promise<PreviewPage[]> {
  const core = await (renderer ??= load());
  const document = open(core, content);
  const count = document.pageCount();
  const pages = Array.from({ length: Math.min(count, most) }, (_, index): PreviewPage => ({
    mediaType: 'image/svg+xml',
    bytes: Buffer.from(inertSvg(document.renderPageSvgWithProfile(index, 'print'))),
  }));
  document.free();
  return count > most ? [...pages, pagesLeftOut(count - most)] : pages;
}

function open(core: Renderer, content: Buffer): InstanceType<Renderer['HwpDocument']> {
  try {
    return new core.HwpDocument(content);
  } catch (error) {
    // Its own messages quote the document.
    throw new Refused(refusal(/암호|password|encrypt/i.test(String(error)) ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED'));
  }
}
