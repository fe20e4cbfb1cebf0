import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let folder: string;
let edition: TestEdition;
let lead: Person;
let entry: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  app = await startTestApp({ UPLOADS_FOLDER: join(folder, 'uploads') });
  edition = await anEdition(app, 'busan-2025');
  lead = await app.person('lead@busan.example');
  entry = (await aDraft(lead, await aTeam(app, edition, [lead]))).id;
});
afterAll(async () => {
  await app.close();
  await removeFolder(folder);
});

/** The name under which a browser saves what it is sent: RFC 6266. */
function savedAs(response: Response): string {
  const header = response.headers.get('content-disposition')!;
  const [, coded] = /filename\*=UTF-8''([^;]+)/.exec(header) ?? [];
  const [, quoted, word] = /filename=(?:"((?:\\.|[^"])*)"|([^;]+))/.exec(header) ?? [];
  return coded === undefined ? (word ?? quoted!.replace(/\\(.)/g, '$1')) : decodeURIComponent(coded);
}

test.each([
  ['of dots and blanks', '2025. 9. 12. 분석 보고서 v1.2 (최종)..pdf', null],
  ['that begins with a dot', '.보고서.pdf', null],
  ['without an ending', '보고서', null],
  ['of several endings', '보고서.tar.gz.exe.pdf', null],
  ['in Korean', '[민원제로] 분석보고서.pdf', null],
  ['in Korean, in pieces', '빈집 정비 우선순위.pdf'.normalize('NFD'), '빈집 정비 우선순위.pdf'],
  ['of 200 characters', `${'가'.repeat(196)}.pdf`, null],
  ['of 200 characters, in pieces', `${'각'.repeat(196)}.pdf`.normalize('NFD'), `${'각'.repeat(196)}.pdf`],
  ['of more', `${'가'.repeat(300)}.pdf`, `${'가'.repeat(196)}.pdf`],
  ['in characters of an old Korean', '훈민정ᄒᆞᆫ글.pdf', null],
  ['with a per cent sign', '빈집 50% 감소.pdf', null],
  ['with quotes', `'인용' 보고서.pdf`, null],
  ['with semicolons and equals signs', 'a; filename=b.exe; c=d.pdf', null],
  ['with a plus and an ampersand', 'A+B&C #1.pdf', null],
  ['with a picture', '📊 분석.pdf', null],
  ['in Latin letters', 'report.pdf', null],
  ['that Windows keeps for itself', 'CON.pdf', null],
  ['with a page in it', '<script>alert(1)</script>.pdf', 'script>.pdf'],
  ['that reads backwards', '보고서\u202efdp.exe', '보고서fdp.exe'],
])('a file under a name %s is shown so to its team and to organisers, and stored under another', async (_, sent, kept) => {
  const shown = kept ?? sent;
  const { id, name } = await uploaded(lead, await aPdf({ text: sent.length.toString() }), sent);
  const FILES = '{ files { name } }';
  expect([name, await lead.mutate('attachFile', { entry, file: id, slot: 'REPORT' }, FILES)]).toEqual([
    shown,
    { files: [{ name: shown }] },
  ]);
  expect(await lead.mutate('submitEntry', { entry }, FILES)).toEqual({ files: [{ name: shown }] });
  const desk = `{ organizerDesk(competition: "${edition.slug}") { entries { nodes { versions ${FILES} } } } }`;
  const { organizerDesk } = await edition.organizer.query<{
    organizerDesk: { entries: { nodes: { versions: { files: { name: string }[] }[] }[] } };
  }>(desk);
  expect(organizerDesk.entries.nodes[0]!.versions.at(-1)!.files).toEqual([{ name: shown }]);
  const downloads = [await lead.get(`/files/${id}`), await edition.organizer.get(`/files/${id}?reason=${encodeURIComponent('내용 확인')}`)];
  expect(downloads.map((download) => [download.status, savedAs(download)])).toEqual([
    [200, shown],
    [200, shown],
  ]);
  const onDisk = (await readdir(join(folder, 'uploads'), { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(onDisk.filter((file) => !/^[0-9a-f]{32}(\.[0-9a-f]+)?$/.test(file.name)).map((file) => file.name)).toEqual([]);
});
