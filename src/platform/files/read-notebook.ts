import { refusal, Refused } from '../../domain/refusal.js';
import type { TextCollector } from './text-collector.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The cells of a Jupyter notebook and the text of what they put out, what it says of its making, and the paths of whoever ran it. */
export function readNotebook(bytes: Buffer, into: TextCollector): void {
  const notebook = parsed(bytes);
  const worksheets = list(field(notebook, 'worksheets')).flatMap((sheet) => list(field(sheet, 'cells')));
  const cells = [...list(field(notebook, 'cells')), ...worksheets];
  const paths = new Set<string>();
  const add = (label: string, text: string) => {
    into.add('TEXT', text, { label });
    for (const path of text.match(ownPath) ?? []) paths.add(path);
  };
  for (const [index, cell] of cells.entries()) {
    const label = `cell ${index + 1}`;
    add(label, joined(field(cell, 'source') ?? field(cell, 'input')));
    for (const output of list(field(cell, 'outputs'))) for (const text of textsOf(output)) add(`${label} output`, text);
    for (const name of Object.keys(object(field(cell, 'attachments')))) paths.add(name);
    addLeaves(`${label} metadata`, field(cell, 'metadata'), into);
  }
  addLeaves('metadata', field(notebook, 'metadata'), into);
  for (const path of paths) into.add('PATH', path);
}

/** Folders that are called after their owner, on the three systems and on a shared drive. */
const ownPath =
  /(?:[A-Za-z]:\\{1,2}[^\s"'<>|]+|\/(?:home|Users|content|mnt|media|Volumes)\/[^\s"'<>|:]+|\\{2,4}[^\s\\"'<>|]+\\[^\s"'<>|]+)/g;

function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes)) as Json;
  } catch {
    throw new Refused(refusal('FILE_DAMAGED'));
  }
}

/** Streams and errors have their text bare, results one for each media type; the lines of a traceback are coloured by escapes. */
function textsOf(output: Json): string[] {
  const data = Object.entries(object(field(output, 'data'))).filter(([type]) => /^text\/|json|svg/.test(type));
  const bare = ['text', 'ename', 'evalue', 'traceback'].map((name) => joined(field(output, name)));
  return (
    [...bare, ...data.map(([type, value]) => (type === 'text/html' ? withoutTags(joined(value)) : joined(value)))]
      .filter((text) => text !== '')
      // oxlint-disable-next-line no-control-regex
      .map((text) => text.replace(/\u001b\[[\d;]*m/g, ''))
  );
}

const withoutTags = (html: string): string => html.replace(/<(style|script)\b[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');

/** A text, in one piece or in lines that have their ends. */
function joined(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map(joined).join(value.some((line) => typeof line === 'string' && line.endsWith('\n')) ? '' : '\n');
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function addLeaves(label: string, value: Json | undefined, into: TextCollector, depth = 0): void {
  if (typeof value === 'string') into.add('PROPERTY', value, { label });
  else if (typeof value === 'object' && value !== null && depth < 8) {
    for (const [key, below] of Object.entries(value)) addLeaves(`${label}.${key}`, below, into, depth + 1);
  }
}

const object = (value: Json | undefined): { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const field = (value: Json | undefined, name: string): Json | undefined => object(value)[name];
