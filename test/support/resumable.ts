import { request } from 'node:http';
import type { Person } from './person.js';

/** An upload by tus, spoken by hand. */
export interface TusAnswer {
  status: number;
  headers: Headers;
  code: string | null;
  /** What it has become. */
  file: { id: string; kind: string; size: number; sha256: string; name: string } | null;
}

type Headers_ = Record<string, string>;

export async function tus(person: Person, method: string, url: string, headers: Headers_ = {}, body?: Uint8Array): Promise<TusAnswer> {
  const response = await fetch(url, {
    method,
    headers: { ...person.headers, 'tus-resumable': '1.0.0', ...headers },
    ...(body && { body: new Uint8Array(body) }),
  });
  const text = await response.text();
  const file = response.headers.get('x-pado-file');
  const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
  return { status: response.status, headers: response.headers, code: code ?? null, file: file === null ? null : JSON.parse(file) };
}

/** The path of a new upload. */
export async function begun(person: Person, url: string, size: number, name = '보고서.pdf'): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const { status, headers } = await tus(person, 'POST', `${url}/uploads`, { 'upload-length': String(size), 'upload-metadata': metadata });
  if (status !== 201) throw new Error(`the upload was not begun: ${status}`);
  return headers.get('location')!;
}

const bytesFrom = (offset: number) => ({ 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' });

export const sendFrom = (person: Person, upload: string, offset: number, bytes: Uint8Array): Promise<TusAnswer> =>
  tus(person, 'PATCH', upload, bytesFrom(offset), bytes);

/** Sends some bytes and then nothing, as over a line that is dead without anybody knowing. */
export function sendAndFallSilent(person: Person, upload: string, offset: number, bytes: Uint8Array): { hangUp: () => void } {
  const headers = { ...person.headers, 'tus-resumable': '1.0.0', ...bytesFrom(offset), 'transfer-encoding': 'chunked' };
  const sending = request(upload, { method: 'PATCH', headers });
  sending.on('error', () => undefined);
  sending.write(bytes);
  return { hangUp: () => void sending.destroy() };
}

export const offsetOf = async (person: Person, upload: string): Promise<number> =>
  Number((await tus(person, 'HEAD', upload)).headers.get('upload-offset'));
