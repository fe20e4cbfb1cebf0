import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { PdfDictionary, PdfValue } from './pdf-value.js';

const inflated = promisify(inflate);
const megabyte = 1024 * 1024;
/** Of a stream that holds the order of the file or objects, packed and unpacked. */
export const mostStreamBytes = 16 * megabyte;

/** What a stream holds; null for the rare ways of packing that are not read here, and for a stream that is broken or grows too large. */
export async function unpackedStream(dictionary: PdfDictionary, packed: Buffer): Promise<Buffer | null> {
  const [filter, parameters] = [only(dictionary.get('/Filter')), only(dictionary.get('/DecodeParms'))];
  if (filter === undefined || filter === null) return packed;
  if (filter !== '/FlateDecode' && filter !== '/Fl') return null;
  const content = await inflated(packed, { maxOutputLength: mostStreamBytes }).catch(() => null);
  if (content === null || !(parameters instanceof Map)) return content;
  const predictor = Number(parameters.get('/Predictor') ?? 1);
  if (predictor < 2) return content;
  const [colors, bits] = [Number(parameters.get('/Colors') ?? 1), Number(parameters.get('/BitsPerComponent') ?? 8)];
  return predictor >= 10 && colors === 1 && bits === 8 ? withoutPredictor(content, Number(parameters.get('/Columns') ?? 1)) : null;
}

/** A filter alone, or the only one of a list. */
const only = (value: PdfValue | undefined): PdfValue | undefined => (Array.isArray(value) && value.length <= 1 ? value[0] : value);

/** Undoes what PNG does to rows before packing them. */
function withoutPredictor(content: Buffer, columns: number): Buffer | null {
  if (!(columns >= 1 && columns <= 4096)) return null;
  const rows = Math.ceil(content.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = content[row * (columns + 1)]!;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? plain[at - 1]! : 0;
      const up = row > 0 ? plain[at - columns]! : 0;
      const upLeft = row > 0 && column > 0 ? plain[at - columns - 1]! : 0;
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)];
      plain[at] = ((content[row * (columns + 1) + 1 + column] ?? 0) + (guesses[kind] ?? 0)) & 0xff;
    }
  }
  return plain;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
