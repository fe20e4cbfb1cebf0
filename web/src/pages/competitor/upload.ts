import { Upload } from 'tus-js-client';
import { ask } from '../../api/ask.js';
import { graphql } from '../../api/graphql.js';
import { asRefusal, offline, Refusal } from '../../api/refusal.js';

const AttachFileDocument = graphql(`
  mutation AttachFile($input: AttachFileInput!) {
    attachFile(input: $input) {
      id
      revision
    }
  }
`);

/** In pieces, so that little is sent twice when a line breaks. */
const PIECE = 8 * 1024 * 1024;
const AGAIN_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

export interface Progress {
  sent: number;
  size: number;
  /** In bytes a second, of the last piece. */
  speed: number;
}

export interface RunningUpload {
  done: Promise<void>;
  pause: () => void;
  go: () => void;
}

/** Sends a file and puts it into a slot. What had come before a reload or a broken line is not sent again. */
export function upload(file: File, to: { entry: string; slot: string }, onProgress: (progress: Progress) => void): RunningUpload {
  let last = { at: performance.now(), sent: 0 };
  let speed = 0;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const running = new Upload(file, {
    endpoint: '/uploads',
    chunkSize: PIECE,
    retryDelays: AGAIN_AFTER_MS,
    headers: { 'x-pado-upload': '1' },
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    onProgress: (sent, size) => {
      const at = performance.now();
      if (at - last.at > 500) {
        speed = ((sent - last.sent) * 1000) / (at - last.at);
        last = { at, sent };
      }
      onProgress({ sent, size: size ?? file.size, speed });
    },
    onSuccess: ({ lastResponse }) => {
      const told = lastResponse.getHeader('x-pado-file');
      if (told) resolve((JSON.parse(told) as { id: string }).id);
      else reject(offline());
    },
    onError: (error) => reject(refusalIn(error)),
  });
  const begin = async () => {
    const [earlier] = await running.findPreviousUploads();
    if (earlier) running.resumeFromPreviousUpload(earlier);
    running.start();
  };
  void begin();
  const done = promise.then(async (id) => {
    await ask(AttachFileDocument, { input: { entry: to.entry, file: id, slot: to.slot as never } });
  });
  return { done, pause: () => void running.abort(), go: () => running.start() };
}

/** What our server said, where it was our server that refused. */
function refusalIn(error: unknown): Refusal {
  const body = (error as { originalResponse?: { getBody(): string } | null }).originalResponse?.getBody();
  if (!body) return offline();
  try {
    const { code, ko, en, ...rest } = JSON.parse(body) as { code: string; ko: string; en: string };
    return new Refusal(code, { ko, en }, rest);
  } catch {
    return asRefusal(error);
  }
}
