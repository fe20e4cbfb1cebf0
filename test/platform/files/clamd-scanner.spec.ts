import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { ClamdScanner } from '../../../src/platform/files/clamd-scanner.js';
import { ScannerAway } from '../../../src/platform/files/scanner.js';
import { aClamdPeer, type ClamdPeer } from '../../support/clamd-peer.js';
import { EICAR } from '../../support/eicar.js';

let peer: ClamdPeer;
let scanner: ClamdScanner;
beforeEach(async () => {
  peer = await aClamdPeer();
  scanner = new ClamdScanner(peer.place, { connectMs: 1_000, silenceMs: 300 });
});
afterEach(() => peer.close());

const scan = (...pieces: (Buffer | string)[]) => scanner.scan(Readable.from(pieces.map((piece) => Buffer.from(piece))));
const mebibyte = Buffer.alloc(1024 * 1024, 'a');

test('a clean file is clean, and an infected one is told with what was found', async () => {
  expect(await scan('빈집 ', '1,208채')).toEqual({ verdict: 'CLEAN', found: null });
  expect(await scan('빈집 ', EICAR.slice(0, 20), EICAR.slice(20))).toEqual({ verdict: 'INFECTED', found: 'Eicar-Test-Signature' });
});

test('many files at once do not mix', async () => {
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, (_, index) => scan(index % 2 ? EICAR : 'clean', mebibyte.subarray(0, 9_000))),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(verdicts.map((_, index) => (index % 2 ? 'INFECTED' : 'CLEAN')));
});

test('a file that is larger than clamd takes is told as such, though clamd hangs up in the middle of it', async () => {
  expect(await scan(mebibyte, 'b')).toEqual({ verdict: 'TOO_LARGE', found: null });
  expect(await scan(...Array.from({ length: 64 }, () => mebibyte))).toEqual({ verdict: 'TOO_LARGE', found: null });
});

test('a file that was not looked at to the end is too large, not infected', async () => {
  peer.manner = { says: 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND' };
  expect(await scan('a')).toEqual({ verdict: 'TOO_LARGE', found: 'Heuristics.Limits.Exceeded.MaxFileSize' });
});

describe('the scanner is away', () => {
  test('when nobody listens', async () => {
    await peer.close();
    await expect(scan('a')).rejects.toThrow(ScannerAway);
    await expect(scan('a')).rejects.toThrow('The scanner cannot be reached (ECONNREFUSED).');
    peer = await aClamdPeer();
  });

  test.each(['HANGS_UP', 'SILENT', 'DIES'] as const)('when it %s', async (manner) => {
    Object.assign(peer, { manner, maxLength: 10 * mebibyte.length });
    await expect(scan(mebibyte, mebibyte, mebibyte)).rejects.toThrow(ScannerAway);
  });
});

test.each(['stream: Can not allocate memory ERROR', 'UNKNOWN COMMAND', 'OK', 'stream: OK FOUND nothing'])(
  '%j is no verdict, and is not taken for one',
  async (says) => {
    peer.manner = { says };
    await expect(scan('a')).rejects.toThrow(`The scanner could not scan: ${says}`);
  },
);

test('an error of the stream is told as it is, and no verdict is made of half a file', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('the store has gone');
  }
  await expect(scanner.scan(Readable.from(broken(), { objectMode: false }))).rejects.toThrow('the store has gone');
  expect(peer.scanned).toBe(0);
});

test('the stream is closed in any case', async () => {
  for (const manner of ['CLAMD', 'HANGS_UP', { says: 'ERROR' }] as const) {
    peer.manner = manner;
    const bytes = Readable.from([mebibyte, mebibyte, mebibyte]);
    await scanner.scan(bytes).catch(() => undefined);
    expect(bytes.destroyed).toBe(true);
  }
});
