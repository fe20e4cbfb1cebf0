import type { Readable } from 'node:stream';

export interface ScanResult {
  verdict: 'CLEAN' | 'INFECTED' | 'TOO_LARGE';
  /** What it found, in its own words; null where it found nothing. */
  found: string | null;
}

/** Looks for viruses. It may be away: then it throws ScannerAway. */
export interface Scanner {
  /** Reads the bytes to their end, or until it has seen enough; the stream is closed either way. Its own errors are thrown as they are. */
  scan(bytes: Readable): Promise<ScanResult>;
}

/** The scanner could not be asked, or did not answer in time: to be asked again, whatever the file. */
export class ScannerAway extends Error {}

/** Token of the scanner; null where none is configured. */
export const SCANNER = Symbol('scanner');
