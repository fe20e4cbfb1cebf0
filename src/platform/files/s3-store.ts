import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { refusal, Refused } from '../../domain/refusal.js';
import { isStorageKey, type ByteRange, type FileStore } from './file-store.js';
import { fromS3, isMissing, S3Bucket } from './s3-client.js';
import { writeObject } from './s3-write.js';
import type { S3Place } from './storage-place.js';

/** An upload cannot take this long, so parts of this age were left by a killed process. */
const unfinishedForHours = 24;

/** Objects in a bucket of a server that speaks S3, under an optional prefix. */
export class S3Store implements FileStore {
  private readonly bucket: S3Bucket;
  private swept = false;

  constructor(place: S3Place, patienceMs?: number) {
    this.bucket = new S3Bucket(place, patienceMs);
  }

  async write(key: string, stream: Readable): Promise<{ size: number; sha256: string }> {
    const hash = createHash('sha256');
    let size = 0;
    try {
      if ((await this.size(key)) !== null) throw new Error('A storage key is written once.');
      if (!this.swept) await this.sweep();
      this.swept = true;
      await writeObject(this.bucket, key, stream, (chunk) => {
        hash.update(chunk);
        size += chunk.length;
      });
    } catch (error) {
      stream.destroy();
      throw error;
    }
    return { size, sha256: hash.digest('hex') };
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const object = { ...this.at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
    const answer = await fromS3(() => unlessMissing(this.bucket.ask((s3, within) => s3.getObject(object, within))));
    if (!(answer?.Body instanceof Readable)) throw new Refused(refusal('NOT_FOUND'));
    return Readable.from(watched(answer.Body, this.bucket.patienceMs), { objectMode: false });
  }

  async size(key: string): Promise<number | null> {
    const object = this.at(key);
    const found = await fromS3(() => unlessMissing(this.bucket.ask((s3, within) => s3.headObject(object, within))));
    return found?.ContentLength ?? null;
  }

  async remove(key: string): Promise<void> {
    const object = this.at(key);
    await fromS3(() => unlessMissing(this.bucket.ask((s3, within) => s3.deleteObject(object, within))));
  }

  async *keys(): AsyncGenerator<string> {
    const { bucket, prefix } = this.bucket.place;
    for (let token: string | undefined, isMore = true; isMore;) {
      const page = { Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) };
      const listed = await fromS3(() => this.bucket.ask((s3, within) => s3.listObjectsV2(page, within)));
      for (const { Key = '' } of listed.Contents ?? []) {
        const key = Key.slice(prefix.length);
        if (isStorageKey(key)) yield key;
      }
      token = listed.NextContinuationToken;
      isMore = listed.IsTruncated === true && token !== undefined;
    }
  }

  private at(key: string): { Bucket: string; Key: string } {
    if (!isStorageKey(key)) throw new Error('Not a storage key.');
    return this.bucket.at(key);
  }

  /** Not every server can list or end unfinished uploads; one that cannot has a rule of its own for them (docs/operations.md). */
  private async sweep(): Promise<void> {
    const { bucket: Bucket, prefix } = this.bucket.place;
    const oldest = Date.now() - unfinishedForHours * 3_600_000;
    const { Uploads = [] } = await this.bucket
      .ask((s3, within) => s3.listMultipartUploads({ Bucket, Prefix: prefix }, within))
      .catch(() => ({ Uploads: [] }));
    for (const { Key = '', UploadId, Initiated } of Uploads) {
      if (!isStorageKey(Key.slice(prefix.length)) || !Initiated || Initiated.getTime() >= oldest) continue;
      await this.bucket.ask((s3, within) => s3.abortMultipartUpload({ Bucket, Key, UploadId }, within)).catch(() => undefined);
    }
  }
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The body of an answer. Only while its reader waits does the time run in which the server must go on. */
async function* watched(body: Readable, patienceMs: number): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const { done, value } = await fromS3(() => within(patienceMs, chunks.next()));
      if (done) return;
      yield value;
    }
  } finally {
    body.destroy();
  }
}

async function within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No more came.'), { code: 'ETIMEDOUT' })), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
