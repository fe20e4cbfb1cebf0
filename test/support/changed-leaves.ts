/** A value in a JSON document that holds no others, as an empty list does, and where it stands. */
export interface Leaf {
  path: (string | number)[];
  value: unknown;
}

export function leavesOf(value: unknown, path: (string | number)[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  if (Array.isArray(value) && value.length === 0) return [{ path, value }];
  const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

/** Another value of the same kind: the last digit is another one, a text another text, or an empty list has something in it. */
export function another(value: unknown): unknown {
  if (Array.isArray(value)) return ['something'];
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return 1;
  const last = value.at(-1);
  if (last === undefined || !/[0-9a-f]/.test(last)) return `${value}x`;
  return value.slice(0, -1) + (last === '9' ? '8' : /\d/.test(last) ? String(Number(last) + 1) : last === 'a' ? 'b' : 'a');
}

/** A copy of a document with another value at a place. */
export function changedAt<Document>(document: Document, path: readonly (string | number)[], value: unknown): Document {
  const [key, ...rest] = path;
  if (key === undefined) return value as Document;
  const copy = (Array.isArray(document) ? [...(document as unknown[])] : { ...document }) as Record<string | number, unknown>;
  copy[key] = changedAt(copy[key], rest, value);
  return copy as Document;
}
