import type { CompletedPart } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { fromS3, type S3Bucket } from './s3-client.js';

/** The smallest part that S3 takes, the last one excepted; also what an upload holds in memory, and all that it holds. */
const PART_SIZE = 5 * 1024 * 1024;

/**
 * Sends a stream to its key: in one piece when it fits into one part, else in parts, one after the other. (lib-storage's Upload holds two
 * to three parts at a time.) The object is there once all of it is. After a failure no part is left with the server.
 */
export async function writeObject(bucket: S3Bucket, key: string, stream: Readable, seen: (chunk: Buffer) => void): Promise<void> {
  const upload = new PartedUpload(bucket, key);
  const part = Buffer.allocUnsafeSlow(PART_SIZE);
  let filled = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      seen(chunk);
      for (let at = 0; at < chunk.length;) {
        // A full part waits for the byte after it, which tells that there is more than one.
        if (filled === PART_SIZE) {
          await upload.send(part);
          filled = 0;
        }
        const copied = chunk.copy(part, filled, at);
        filled += copied;
        at += copied;
      }
    }
    await upload.finish(part.subarray(0, filled));
  } catch (error) {
    await upload.abandon();
    throw error;
  }
}

class PartedUpload {
  private id: string | undefined;
  private readonly parts: CompletedPart[] = [];
  private isLastUnderWay = false;

  constructor(
    private readonly bucket: S3Bucket,
    private readonly key: string,
  ) {}

  async send(part: Buffer): Promise<void> {
    const place = this.bucket.at(this.key);
    await fromS3(async () => {
      this.id ??= (await this.bucket.ask((s3, within) => s3.createMultipartUpload(place, within))).UploadId;
      const numbered = { ...place, UploadId: this.id, PartNumber: this.parts.length + 1 };
      const { ETag } = await this.bucket.ask((s3, within) => s3.uploadPart({ ...numbered, Body: part }, within));
      this.parts.push({ ETag, PartNumber: numbered.PartNumber });
    });
  }

  async finish(last: Buffer): Promise<void> {
    const place = this.bucket.at(this.key);
    if (this.id !== undefined) await this.send(last);
    this.isLastUnderWay = true;
    const whole = { ...place, UploadId: this.id, MultipartUpload: { Parts: this.parts } };
    await fromS3(() =>
      this.bucket.ask<unknown>((s3, within) =>
        this.id === undefined ? s3.putObject({ ...place, Body: last }, within) : s3.completeMultipartUpload(whole, within),
      ),
    );
  }

  /** Takes back what the server has of it, as far as the server can be reached; it may have all of it, when only its answer was lost. */
  async abandon(): Promise<void> {
    const place = this.bucket.at(this.key);
    const { id } = this;
    if (id !== undefined) {
      await this.bucket.ask((s3, within) => s3.abortMultipartUpload({ ...place, UploadId: id }, within)).catch(() => undefined);
    }
    if (this.isLastUnderWay) await this.bucket.ask((s3, within) => s3.deleteObject(place, within)).catch(() => undefined);
  }
}
