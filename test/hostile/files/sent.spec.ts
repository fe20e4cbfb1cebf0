import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';
import { hostileArchives } from './archives.js';
import { hostileDocuments } from './documents.js';
import { otherFiles } from './other-files.js';

let app: TestApp;
let folder: string;
let sender: Person;
beforeAll(async () => {
  folder = await temporaryFolder();
  app = await startTestApp({ UPLOADS_FOLDER: join(folder, 'uploads'), UPLOAD_LIMIT_MB: '1' });
  sender = await app.person('sender@hostile.example');
});
afterAll(async () => {
  await app.close();
  await removeFolder(folder);
});

/** Everything on the disk, unfinished files included, and on record. */
async function kept(): Promise<{ disk: number; records: number }> {
  const found = await readdir(join(folder, 'uploads'), { recursive: true, withFileTypes: true }).catch(() => []);
  const [row] = await app.db.query<{ records: number }[]>('select count(*)::int as records from stored_file');
  return { disk: found.filter((entry) => entry.isFile()).length, records: row!.records };
}

const rows = [...hostileArchives, ...hostileDocuments, ...otherFiles];

test.each(rows)(
  '%s',
  async (_, name, make, expected) => {
    const content = Buffer.from((await make()) as Buffer);
    const before = await kept();
    const response = await sender.upload(content, name);
    const answer = (await response.json()) as { id?: string; code?: string; kind?: string; ko?: string; en?: string };
    const isTooLarge = content.length > 1024 * 1024;
    if (isTooLarge || expected.startsWith('FILE_')) {
      expect([response.status, answer.code]).toEqual(isTooLarge ? [413, 'FILE_TOO_LARGE'] : [400, expected]);
      // A sentence in each language, with every name in it filled in.
      expect([answer.ko, answer.en].filter((sentence) => !sentence || /[{}]|undefined/.test(sentence))).toEqual([]);
      expect(await kept()).toEqual(before);
    } else {
      expect([response.status, answer.kind]).toEqual([201, expected.split(' ')[0]]);
      const [row] = await app.db.query<{ holds_macros: boolean }[]>('select holds_macros from stored_file where id = $1', [answer.id]);
      expect(row!.holds_macros).toBe(expected.endsWith(' macros'));
      expect(await kept()).toEqual({ disk: before.disk + 1, records: before.records + 1 });
    }
  },
  60_000,
);
