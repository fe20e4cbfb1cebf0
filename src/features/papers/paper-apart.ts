import { Apart } from '../../platform/files/apart.js';
import type { PrintedCertificate } from './certificate-paper.js';
import type { PrintedReport } from './report-paper.js';
import type { PrintedSheets } from './sheet-paper.js';

/** What the thread is given: one thing to draw, or texts to look up in the fonts. */
export type PaperTask =
  | { draw: 'CHECK'; texts: string[] }
  | { draw: 'CERTIFICATE'; certificate: PrintedCertificate; at: Date }
  | { draw: 'SHEETS'; sheets: PrintedSheets }
  | { draw: 'REPORT'; report: PrintedReport };

/** As many sheets as one request may ask for take half a minute at most, where nothing else is done. */
const patienceMs = 180_000;

const drawing = new Apart<PaperTask, unknown>('paper-thread', import.meta.url);
let last: Promise<unknown> = Promise.resolve();

/** Draws in a thread, one thing after the other; answers the characters that the fonts lack where texts are to be looked up. */
export function paperApart(task: Extract<PaperTask, { draw: 'CHECK' }>): Promise<string[]>;
export function paperApart(task: Exclude<PaperTask, { draw: 'CHECK' }>): Promise<Buffer>;
export async function paperApart(task: PaperTask): Promise<string[] | Buffer> {
  const drawn = last.then(() => drawing.run(task, patienceMs));
  last = drawn.catch(() => undefined);
  const made = await drawn.catch(notDrawn);
  return task.draw === 'CHECK' ? (made as string[]) : Buffer.from(made as Uint8Array);
}

/** Threads for documents lay everything at the document's door. A paper is our own. */
function notDrawn(error: unknown): never {
  throw new Error('a paper was not drawn', { cause: error });
}
