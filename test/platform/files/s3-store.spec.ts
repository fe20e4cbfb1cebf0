import { afterEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refused } from '../../../src/domain/refusal.js';
import { newStorageKey } from '../../../src/platform/files/file-store.js';
import { S3Store } from '../../../src/platform/files/s3-store.js';
import { tryStorage } from '../../../src/platform/files/try-storage.js';
import { StartError } from '../../../src/platform/start-error.js';
import { anS3Peer, s3Answer, s3Error, silence } from '../../support/s3-peer.js';

// What every store does is in stores.spec.ts. Here the server is not as it should be.

const content = Buffer.from('빈집 1,208채의 분포');
const PATIENCE_MS = 1000;
const key = newStorageKey();

let peer: Awaited<ReturnType<typeof anS3Peer>>;
afterEach(() => peer.close());

async function storeThatMeets(...answer: Parameters<typeof anS3Peer>): Promise<S3Store> {
  peer = await anS3Peer(...answer);
  return new S3Store(peer.place, PATIENCE_MS);
}

async function refusedBy(work: () => Promise<unknown>): Promise<string> {
  const error = await work().then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/secret|127\.0|10\.9|Sea-breeze/);
  return (error as Refused).refusal.code;
}

const everythingOf = (store: S3Store): [string, () => Promise<unknown>][] => [
  ['write', () => store.write(newStorageKey(), Readable.from([content]))],
  ['read', () => store.read(key)],
  ['size', () => store.size(key)],
  ['remove', () => store.remove(key)],
  ['keys', () => store.keys().next()],
];

describe('whatever is asked, it is refused within a time and without a word of the server', () => {
  test('where nobody listens', async () => {
    const store = await storeThatMeets(() => silence);
    await peer.close();
    for (const [, ask] of everythingOf(store)) expect(await refusedBy(ask)).toBe('STORAGE_UNAVAILABLE');
    peer = await anS3Peer(() => silence);
  });

  test('where the server takes questions and says nothing', async () => {
    const store = await storeThatMeets(() => silence);
    for (const [, ask] of everythingOf(store)) expect(await refusedBy(ask)).toBe('STORAGE_UNAVAILABLE');
  });

  test.each([
    [403, 'AccessDenied', 'STORAGE_UNAVAILABLE'],
    [403, 'SignatureDoesNotMatch', 'STORAGE_UNAVAILABLE'],
    [404, 'NoSuchBucket', 'STORAGE_UNAVAILABLE'],
    [500, 'InternalError', 'STORAGE_UNAVAILABLE'],
    [503, 'SlowDown', 'STORAGE_UNAVAILABLE'],
    [507, 'InsufficientStorage', 'STORAGE_FULL'],
    [413, 'EntityTooLarge', 'STORAGE_FULL'],
    [403, 'QuotaExceeded', 'STORAGE_FULL'],
    [507, 'XMinioStorageFull', 'STORAGE_FULL'],
  ])('%i %s on writing is %s', async (status, code, refusal) => {
    const store = await storeThatMeets((asked) => (asked.startsWith('PUT') ? s3Error(status, code) : s3Answer(404)));
    expect(await refusedBy(() => store.write(newStorageKey(), Readable.from([content])))).toBe(refusal);
  });

  test('a body that is not XML', async () => {
    const store = await storeThatMeets(() => s3Answer(502, '<html>secret-bucket is away</html>'));
    for (const [, ask] of everythingOf(store)) expect(await refusedBy(ask)).toBe('STORAGE_UNAVAILABLE');
  });
});

describe('a download', () => {
  const half = { 'content-length': '100000' };

  test('that stops half way ends with a refusal, not with a file that is too short', async () => {
    const store = await storeThatMeets(() => (response) => void response.writeHead(200, half).write('the first words'));
    expect(await refusedBy(async () => buffer(await store.read(key)))).toBe('STORAGE_UNAVAILABLE');
  });

  test('that is cut off half way too', async () => {
    const store = await storeThatMeets(() => (response) => {
      response.writeHead(200, half).write('the first words', () => response.destroy());
    });
    expect(await refusedBy(async () => buffer(await store.read(key)))).toBe('STORAGE_UNAVAILABLE');
  });

  test('may be read more slowly than the server is waited for', async () => {
    const bytes = Buffer.alloc(300_000, 'a');
    const store = await storeThatMeets(() => (response) => void response.writeHead(200, { 'content-length': '300000' }).end(bytes));
    let size = 0;
    for await (const chunk of await store.read(key)) {
      if (size === 0) await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS * 2));
      size += (chunk as Buffer).length;
    }
    expect(size).toBe(300_000);
  });
});

describe('an upload in parts', () => {
  const created = '<InitiateMultipartUploadResult><UploadId>upload-1</UploadId></InitiateMultipartUploadResult>';
  const large = () => Readable.from([Buffer.alloc(6 * 1024 * 1024)]);
  const answers =
    (part: ReturnType<typeof s3Error>, completed: ReturnType<typeof s3Error>) =>
    (asked: string): ReturnType<typeof s3Error> => {
      if (asked.startsWith('HEAD')) return s3Answer(404);
      if (asked.startsWith('POST')) return asked.includes('uploadId=') ? completed : s3Answer(200, created);
      return asked.startsWith('PUT') ? part : s3Answer(204);
    };

  test('that fails is taken back', async () => {
    const store = await storeThatMeets(answers(s3Error(403, 'AccessDenied'), silence));
    expect(await refusedBy(() => store.write(key, large()))).toBe('STORAGE_UNAVAILABLE');
    expect(peer.asked.at(-1)).toMatch(new RegExp(`^DELETE /secret-bucket/${key}\\?.*uploadId=upload-1`));
  });

  test('whose end is never answered is taken back with what may have come of it', async () => {
    const store = await storeThatMeets(answers(s3Answer(200, '', { etag: '"1"' }), silence));
    expect(await refusedBy(() => store.write(key, large()))).toBe('STORAGE_UNAVAILABLE');
    expect(peer.asked.slice(-2)).toEqual([
      expect.stringMatching(/^DELETE .*uploadId=upload-1/),
      expect.stringMatching(new RegExp(`^DELETE /secret-bucket/${key}\\?x-id=`)),
    ]);
  });

  test('that was put together wrongly, as S3 tells with status 200, fails', async () => {
    const store = await storeThatMeets(
      answers(s3Answer(200, '', { etag: '"1"' }), s3Answer(200, '<Error><Code>InternalError</Code></Error>')),
    );
    expect(await refusedBy(() => store.write(key, large()))).toBe('STORAGE_UNAVAILABLE');
  });

  test('that a killed process left is ended after a day, and only one of ours', async () => {
    const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const upload = (name: string, hours: number) =>
      `<Upload><Key>${name}</Key><UploadId>of-${name.length}-${hours}</UploadId><Initiated>${at(hours)}</Initiated></Upload>`;
    const listed = `<ListMultipartUploadsResult>${upload(key, 25)}${upload(key, 23)}${upload('of-others', 25)}</ListMultipartUploadsResult>`;
    const store = await storeThatMeets((asked) => {
      if (asked.startsWith('HEAD')) return s3Answer(404);
      return asked.includes('uploads') ? s3Answer(200, listed) : s3Answer(asked.startsWith('DELETE') ? 204 : 200);
    });
    await store.write(newStorageKey(), Readable.from([content]));
    await store.write(newStorageKey(), Readable.from([content]));
    expect(peer.asked.filter((line) => line.startsWith('DELETE'))).toEqual([expect.stringContaining('uploadId=of-32-25')]);
  });
});

test('keys are read page by page, and what is not ours is passed over', async () => {
  const [first, second] = [newStorageKey(), newStorageKey()];
  const page = (keys: string[], next?: string) =>
    `<ListBucketResult>${keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}` +
    `<IsTruncated>${next !== undefined}</IsTruncated>${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}</ListBucketResult>`;
  const store = await storeThatMeets((asked) =>
    s3Answer(200, asked.includes('continuation-token=more') ? page([second]) : page([first, 'README.md'], 'more')),
  );
  const keys: string[] = [];
  for await (const one of store.keys()) keys.push(one);
  expect(keys).toEqual([first, second]);
});

describe('the start tells in one sentence what is wrong with the store', () => {
  test.each([
    [
      s3Error(404, 'NoSuchBucket'),
      /^STORAGE_URL의 버킷 secret-bucket이\(가\) 없습니다.*\nThe bucket secret-bucket of STORAGE_URL does not exist/,
    ],
    [
      s3Error(403, 'InvalidAccessKeyId'),
      /^STORAGE_URL의 접근 키로.*\nThe keys for STORAGE_URL may not use the bucket .*InvalidAccessKeyId/,
    ],
    [s3Error(400, 'AuthorizationHeaderMalformed'), /다른 지역.*\n.*is in another region .*add region=… to the URL/],
    [s3Error(507, 'InsufficientStorage'), /\nThe store of STORAGE_URL refuses \(507 InsufficientStorage\)/],
    [silence, /^STORAGE_URL의 저장소에 연결할 수 없습니다 .*\nThe store of STORAGE_URL cannot be reached/],
  ])('%#', async (answer, sentences) => {
    peer = await anS3Peer(() => answer);
    const told = await tryStorage(peer.place, PATIENCE_MS).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(StartError);
    expect((told as StartError).message).toMatch(sentences);
    expect((told as StartError).message).not.toMatch(/Sea-breeze|10\.9/);
  });

  test('that may be read and not be written', async () => {
    peer = await anS3Peer((asked) => (asked.startsWith('PUT') ? s3Error(403, 'AccessDenied') : s3Answer(200, '<ListBucketResult/>')));
    await expect(tryStorage(peer.place)).rejects.toThrow('their rights to list, read, write and delete');
  });

  test('and nothing where it is as it should be, leaving nothing there', async () => {
    peer = await anS3Peer((asked) =>
      s3Answer(asked.startsWith('DELETE') ? 204 : 200, asked.includes('list-type') ? '<ListBucketResult/>' : ''),
    );
    await tryStorage(peer.place);
    const [, put, , removed] = peer.asked;
    expect(peer.asked.map((line) => line.split(' ')[0])).toEqual(['GET', 'PUT', 'HEAD', 'DELETE']);
    expect(removed!.split(/[ ?]/)[1]).toBe(put!.split(/[ ?]/)[1]);
  });
});
