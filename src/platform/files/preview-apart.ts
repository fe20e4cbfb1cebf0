import { Apart } from './apart.js';
import type { FileKind } from './file-kind.js';
import type { PageBundle } from './page-bundle.js';

/** Three hundred pages of a word processor take some ten seconds. */
const patienceOfServer = 120_000;

/** What the thread is given. */
export interface PreviewTask {
  kind: FileKind;
  bytes: Uint8Array;
}

const previewing = new Apart<PreviewTask, PageBundle | null>('preview-thread');

/** `preview` in a thread of its own, packed. Refuses as it does, and with FILE_DAMAGED for a document that no limit is enough for. */
export const previewApart = (kind: FileKind, bytes: Buffer, patienceMs = patienceOfServer): Promise<PageBundle | null> =>
  previewing.run({ kind, bytes }, patienceMs);
