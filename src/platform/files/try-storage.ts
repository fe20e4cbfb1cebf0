import { withParticle } from '../../domain/particle.js';
import { randomId } from '../database/ids.js';
import { StartError } from '../start-error.js';
import type { S3Place, StoragePlace } from './storage-place.js';
import { tryUploadsFolder } from './uploads-folder.js';

/** A server that is there answers sooner; nobody waits for longer at a terminal. */
const START_PATIENCE_MS = 10_000;

/** Does in the store what uploads will do, so that the start tells what the first upload would find. @throws StartError */
export async function tryStorage(place: StoragePlace, patienceMs = START_PATIENCE_MS): Promise<void> {
  if (place.kind === 'DISK') return tryUploadsFolder(place.folder);
  const { S3Bucket, troubleOf } = await import('./s3-client.js');
  const bucket = new S3Bucket(place, patienceMs);
  const probe = bucket.at(`.probe-${randomId()}`);
  try {
    await bucket.ask((s3, within) => s3.listObjectsV2({ Bucket: place.bucket, Prefix: place.prefix, MaxKeys: 1 }, within));
    await bucket.ask((s3, within) => s3.putObject({ ...probe, Body: 'pado' }, within));
    await bucket.ask((s3, within) => s3.headObject(probe, within));
    await bucket.ask((s3, within) => s3.deleteObject(probe, within));
  } catch (error) {
    const [ko, en] = sentenceFor(place, troubleOf(error));
    throw new StartError(ko, en, { cause: error });
  }
}

/** The bucket and what the server said of it may be told to who starts the program; keys never. */
function sentenceFor({ bucket }: S3Place, { word, status }: { word: string; status: number | null }): [ko: string, en: string] {
  if (word === 'CredentialsProviderError') {
    return [
      'STORAGE_URL의 저장소에 쓸 접근 키가 없습니다. AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 지정해 주세요.',
      'There are no keys for the store of STORAGE_URL: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ];
  }
  if (status === 404) {
    return [
      `STORAGE_URL의 버킷 ${withParticle(bucket, '이/가')} 없습니다 (${word}). 버킷을 만들거나 이름을 고쳐 주세요.`,
      `The bucket ${bucket} of STORAGE_URL does not exist (${word}): make it, or name another one.`,
    ];
  }
  if (status === 301 || status === 307 || word === 'AuthorizationHeaderMalformed') {
    return [
      `STORAGE_URL의 버킷 ${withParticle(bucket, '은/는')} 다른 지역에 있습니다 (${word}). region을 지정해 주세요.`,
      `The bucket ${bucket} of STORAGE_URL is in another region (${word}): add region=… to the URL.`,
    ];
  }
  if (status === 401 || status === 403) {
    return [
      `STORAGE_URL의 접근 키로 버킷 ${withParticle(bucket, '을/를')} 쓸 수 없습니다 (${word}). 키와 목록·읽기·쓰기·삭제 권한을 확인해 주세요.`,
      `The keys for STORAGE_URL may not use the bucket ${bucket} (${word}): check them, and their rights to list, read, write and delete.`,
    ];
  }
  if (status !== null) {
    return [
      `STORAGE_URL의 저장소가 받지 않습니다 (${status} ${word}). 저장소의 상태와 남은 공간을 확인해 주세요.`,
      `The store of STORAGE_URL refuses (${status} ${word}): check its state and the room left in it.`,
    ];
  }
  return [
    `STORAGE_URL의 저장소에 연결할 수 없습니다 (${word}). endpoint와 서버 상태를 확인해 주세요.`,
    `The store of STORAGE_URL cannot be reached (${word}): check the endpoint and the server.`,
  ];
}
