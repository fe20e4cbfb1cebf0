import { refusal, Refused } from '../../domain/refusal.js';
import { scrubPicture } from './scrub-embedded.js';
import { withoutHomes } from './scrub-paths.js';
import { scrubSvg } from './scrub-svg.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A language, a kernel's usual name and what it is called. */
const languages: Readonly<Record<string, [kernel: string, shown: string]>> = {
  python: ['python3', 'Python 3'],
  r: ['ir', 'R'],
  julia: ['julia', 'Julia'],
  sql: ['sql', 'SQL'],
  scala: ['scala', 'Scala'],
  javascript: ['javascript', 'JavaScript'],
};

/**
 * A Jupyter notebook of its cells: sources, and outputs as text and as cleaned pictures. No names of kernels and environments, times, widgets,
 * ids, HTML and scripts; paths do not tell whose computer they lie on. Null for a notebook older than format 4.
 */
export function scrubNotebook(bytes: Buffer): Buffer | null {
  const notebook = parsed(bytes);
  if (!isObject(notebook) || notebook['nbformat'] !== 4) return null;
  const minor = typeof notebook['nbformat_minor'] === 'number' ? notebook['nbformat_minor'] : 0;
  const cells = objects(notebook['cells']).map((cell, index) => scrubCell(cell, minor >= 5 ? { id: `cell-${index + 1}` } : {}));
  const scrubbed = { cells, metadata: languageOf(notebook['metadata']), nbformat: 4, nbformat_minor: minor };
  return Buffer.from(`${JSON.stringify(scrubbed, null, 1)}\n`);
}

function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    throw new Refused(refusal('FILE_DAMAGED'));
  }
}

/** What programs need to colour and run the cells. */
function languageOf(metadata: Json | undefined): JsonObject {
  if (!isObject(metadata)) return {};
  const [info, kernel] = [metadata['language_info'], metadata['kernelspec']];
  const told = isObject(info) ? info['name'] : isObject(kernel) ? kernel['language'] : '';
  const name = typeof told === 'string' ? told.toLowerCase() : '';
  const [kernelName, shown] = languages[name] ?? [];
  return kernelName && shown ? { kernelspec: { display_name: shown, language: name, name: kernelName }, language_info: { name } } : {};
}

const cellTypes = ['code', 'markdown'] as const;

function scrubCell(cell: JsonObject, id: JsonObject): JsonObject {
  const type = cellTypes.find((one) => one === cell['cell_type']) ?? 'raw';
  const source = textOf(cell['source']);
  if (type === 'code') {
    const outputs = objects(cell['outputs']).flatMap(scrubOutput);
    return {
      cell_type: type,
      execution_count: countOf(cell['execution_count']),
      ...id,
      metadata: {},
      outputs,
      source: linesOf(withoutHomes(source)),
    };
  }
  const { attachments, renamed } = scrubAttachments(cell['attachments'], type === 'markdown' ? withoutComments(source) : source);
  const cleaned = linesOf(withoutHomes(withCleanPictures(renamed)));
  return { ...(attachments && { attachments }), cell_type: type, ...id, metadata: {}, source: cleaned };
}

const countOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
/** Texts are strings, or lists of their lines. */
const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function scrubOutput(output: JsonObject): JsonObject[] {
  const text = (key: string) => withoutHomes(textOf(output[key]));
  switch (output['output_type']) {
    case 'stream':
      return [{ name: output['name'] === 'stderr' ? 'stderr' : 'stdout', output_type: 'stream', text: linesOf(text('text')) }];
    case 'error': {
      const traceback = (Array.isArray(output['traceback']) ? output['traceback'] : []).map((line) => withoutHomes(textOf(line)));
      return [{ ename: text('ename'), evalue: text('evalue'), output_type: 'error', traceback }];
    }
    case 'execute_result':
      return shown(output['data'], { execution_count: countOf(output['execution_count']), metadata: {}, output_type: 'execute_result' });
    case 'display_data':
      return shown(output['data'], { metadata: {}, output_type: 'display_data' });
    default:
      return [];
  }
}

/** The same result in several forms, of which those that can be cleaned stay. */
function shown(data: Json | undefined, output: JsonObject): JsonObject[] {
  const kept = scrubForms(data);
  return Object.keys(kept).length > 0 ? [{ data: kept, ...output }] : [];
}

function scrubForms(data: Json | undefined): JsonObject {
  const kept: JsonObject = {};
  for (const [type, content] of Object.entries(isObject(data) ? data : {})) {
    if (type === 'text/markdown') kept[type] = linesOf(withoutHomes(withCleanPictures(withoutComments(textOf(content)))));
    else if (['text/plain', 'text/latex'].includes(type)) kept[type] = linesOf(withoutHomes(withCleanPictures(textOf(content))));
    else if (type === 'image/svg+xml') {
      const drawing = scrubSvg(Buffer.from(textOf(content)), scrubPicture);
      if (drawing) kept[type] = linesOf(String(drawing));
    } else if (['image/png', 'image/jpeg', 'image/gif'].includes(type)) {
      const picture = scrubPicture(Buffer.from(textOf(content), 'base64'));
      if (picture) kept[type] = picture.toString('base64');
    }
  }
  return kept;
}

/** Pictures that were dropped into a cell, under neutral names, and the text that shows them. */
function scrubAttachments(attachments: Json | undefined, source: string): { attachments: JsonObject | null; renamed: string } {
  if (!isObject(attachments)) return { attachments: null, renamed: source };
  const kept: JsonObject = {};
  let renamed = source;
  for (const [index, [name, forms]] of Object.entries(attachments).entries()) {
    const neutral = `attachment${index + 1}`;
    for (const written of [name, encodeURIComponent(name), encodeURI(name)])
      renamed = renamed.replaceAll(`attachment:${written}`, `attachment:${neutral}`);
    kept[neutral] = scrubForms(forms);
  }
  return { attachments: kept, renamed };
}

/** Links to nowhere serve as comments. */
const linksToNowhere = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*(?:#|<>)[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\))?[ \t]*$/gm;

/** A comment that begins a line and is not closed goes on to the end. */
function withoutComments(markdown: string): string {
  const closed = markdown.lastIndexOf('-->') + 3;
  const [above, below] = closed < 3 ? ['', markdown] : [markdown.slice(0, closed), markdown.slice(closed)];
  return `${above.replace(/<!--[^]*?-->/g, '')}${below.replace(/^ {0,3}<!--[^]*/m, '')}`.replace(linksToNowhere, '');
}

const inline = /data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*?(?:;base64)?,([^\s"')>]*)/g;

/** Pictures that are written into a text as addresses. */
function withCleanPictures(text: string): string {
  return text.replace(inline, (_, type = '', data = '') => {
    const picture = /^image\/(?:png|jpeg|gif)$/.test(type) ? scrubPicture(Buffer.from(data, 'base64')) : null;
    return picture ? `data:${type};base64,${picture.toString('base64')}` : 'data:,';
  });
}
