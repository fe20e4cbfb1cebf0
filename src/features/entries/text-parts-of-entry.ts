import type { TextPart } from '../../domain/document.js';
import type { Entry } from './entry.entity.js';

/** What judges read of an entry beside its files, as a document; labels are paths like `declarations.tools.0.purpose`. */
export const textParts = ({ title, summary, declarations }: Pick<Entry, 'title' | 'summary' | 'declarations'>): TextPart[] =>
  leavesOf('', { title, summary, declarations }).map(([label, text]) => ({ where: 'TEXT', page: null, label, text }));

function leavesOf(path: string, value: unknown): [path: string, text: string][] {
  if (typeof value === 'string') return value === '' ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(path === '' ? key : `${path}.${key}`, inner));
}
