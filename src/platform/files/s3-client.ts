import { S3 } from '@aws-sdk/client-s3';
import { refusal, Refused } from '../../domain/refusal.js';
import type { S3Place } from './storage-place.js';

/** How long one question to the store may take, its retries included. A part of 5 MiB needs 1.4 Mbit/s for it. */
const STORE_PATIENCE_MS = 30_000;

interface S3Options {
  abortSignal: AbortSignal;
}

/** What the S3 store asks of its server, each question within a time. */
export class S3Bucket {
  private readonly s3: S3;

  constructor(
    readonly place: S3Place,
    readonly patienceMs = STORE_PATIENCE_MS,
  ) {
    this.s3 = new S3({
      ...(place.endpoint !== null && { endpoint: place.endpoint }),
      ...(place.credentials && { credentials: place.credentials }),
      region: place.region ?? 'us-east-1',
      forcePathStyle: true,
      // Otherwise a streamed body is sent in a wrapping that older servers store as if it belonged to the file.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Each download holds a connection as long as its reader takes: a limit here would make uploads wait for slow readers.
      requestHandler: { httpAgent: { maxSockets: Infinity }, httpsAgent: { maxSockets: Infinity }, connectionTimeout: 3_000 },
    });
  }

  /** The place of a key in the bucket. */
  at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.place.bucket, Key: this.place.prefix + key };
  }

  /** Asks the server. A body that it answers with may take longer; it is for the reader to watch. */
  async ask<T>(question: (s3: S3, options: S3Options) => Promise<T>): Promise<T> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), this.patienceMs);
    try {
      return await question(this.s3, { abortSignal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Trouble {
  /** The server's word for it or the system's, e.g. NoSuchBucket or ECONNREFUSED; never a sentence, which may tell hosts. */
  word: string;
  /** Of the answer; null where there was none. */
  status: number | null;
}

/** What went wrong between us and an S3 server. */
export function troubleOf(error: unknown): Trouble {
  const { code, name, $metadata } = (error ?? {}) as { code?: unknown; name?: unknown; $metadata?: { httpStatusCode?: number } };
  const word = [code, name].find((text) => typeof text === 'string' && /^\w{1,60}$/.test(text) && text !== 'Error');
  return { word: typeof word === 'string' ? word : 'UNKNOWN', status: $metadata?.httpStatusCode ?? null };
}

/** Quotas are told in many ways: 507 by Swift and others, 413 for a container's quota (no part of ours is large in itself). */
const isFull = ({ word, status }: Trouble): boolean =>
  status === 507 || status === 413 || /Quota|StorageFull|InsufficientStorage/.test(word);

/** Only of an object: a missing bucket has 404 too. */
export function isMissing(error: unknown): boolean {
  const { word, status } = troubleOf(error);
  return word === 'NoSuchKey' || (status === 404 && word !== 'NoSuchBucket' && word !== 'NoSuchUpload');
}

/** Errors of the server name hosts, buckets and keys; what leaves the store names only the kind of trouble. */
export async function fromS3<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const trouble = troubleOf(error);
    throw new Refused(isFull(trouble) ? refusal('STORAGE_FULL') : refusal('STORAGE_UNAVAILABLE', { errno: trouble.word }));
  }
}
