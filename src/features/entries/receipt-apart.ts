import { Apart } from '../../platform/files/apart.js';
import type { PrintedReceipt } from './receipt-paper.js';

/** What the thread is given: the receipt, and where anybody can check it. */
export interface ReceiptTask {
  printed: PrintedReceipt;
  address: string;
}

/** The first one in a thread reads the fonts. */
const patienceMs = 30_000;

const drawing = new Apart<ReceiptTask, Uint8Array>('receipt-thread', import.meta.url);
let last: Promise<unknown> = Promise.resolve();

/** `receiptPaper` in a thread, which draws one after the other: a whole edition prints its receipts in the minute after the deadline. */
export async function receiptPaperApart(printed: PrintedReceipt, address: string): Promise<Buffer> {
  const drawn = last.then(() => drawing.run({ printed, address }, patienceMs));
  last = drawn.catch(() => undefined);
  return Buffer.from(await drawn.catch(notDrawn));
}

/** Threads for documents lay everything at the document's door. A receipt is our own. */
function notDrawn(error: unknown): never {
  throw new Error('a receipt was not drawn', { cause: error });
}
