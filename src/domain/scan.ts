import { refusal, type Refusal } from './refusal.js';

/**
 * What a virus scanner has said of a file. NOT_SCANNED: none was at work when it came; WAITING: it will be asked; TOO_LARGE: it does not take
 * files of this size. A file that Pado made of another has the state of that one.
 */
export const scanStates = ['NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED', 'TOO_LARGE'] as const;

export type ScanState = (typeof scanStates)[number];

/** Of a file that waits for its scan: in how many seconds it is worth asking again. */
const ASK_AGAIN_SECONDS = 15;

/** Whether a file's bytes may be given to anybody. With a scanner at work only what it found clean; an infected file never. */
export function mayBeServed({ scanState }: { scanState: ScanState }, isScannerAtWork: boolean): Refusal | null {
  if (scanState === 'INFECTED') return refusal('FILE_INFECTED');
  if (!isScannerAtWork || scanState === 'CLEAN') return null;
  return scanState === 'TOO_LARGE' ? refusal('FILE_TOO_LARGE_TO_SCAN') : refusal('FILE_NOT_SCANNED_YET', { retryAfter: ASK_AGAIN_SECONDS });
}
