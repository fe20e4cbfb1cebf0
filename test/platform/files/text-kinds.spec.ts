import { afterAll, beforeAll, expect, test } from '@jest/globals';

import * as documents from '../../support/documents.js';
import { aFileStore, judged, type Content } from '../../support/file-store.js';

let files: Awaited<ReturnType<typeof aFileStore>>;
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(() => files.close());

const cp949 = Buffer.from('b1b8b1ba2cbaf3c1fd0d0ac1dfb1b82c3132300d0abcadb1b82c3334300d0a', 'hex');
const notebook = documents.aNotebook();
test.each<[string, string, Content, string]>([
  ['a table in CP949', 'a.csv', cp949, 'CSV'],
  ['a table in UTF-8 with a mark', 'a.CSV', `\ufeff${documents.aCsv()}`, 'CSV'],
  ['a table split by tabs', 'a.csv', 'a\tb\n1\t2\n', 'CSV'],
  ['a table split by semicolons', 'a.csv', 'a;b\n1;2\n', 'CSV'],
  ['a table with a line break in a field', 'a.csv', 'a,b\n"1\n2",3\n4,5\n', 'CSV'],
  ['a table with a title over it', 'a.csv', '부산시 빈집 현황\n\n구,수\n중구,1\n서구,2\n동구,3\n', 'CSV'],
  ['a large table', 'a.csv', '구,수,비고\n'.repeat(200_000), 'CSV'],
  ['a table under another name', 'a.txt', documents.aCsv(), 'FILE_TYPE_UNKNOWN'],
  ['prose', 'a.csv', '첫째, 둘째, 셋째입니다.\n쉼표 없는 줄입니다.\n하나, 둘입니다.\n', 'FILE_TYPE_UNKNOWN'],
  ['one line', 'a.csv', 'a,b,c', 'FILE_TYPE_UNKNOWN'],
  ['one column', 'a.csv', 'a\nb\nc\n', 'FILE_TYPE_UNKNOWN'],
  ['a table with a zero byte', 'a.csv', 'a,b\n1,\0\n', 'FILE_TYPE_UNKNOWN'],
  ['a table with a zero byte far behind', 'a.csv', `${'a,b\n'.repeat(100_000)}\0`, 'FILE_TYPE_UNKNOWN'],
  ['a table in UTF-16', 'a.csv', Buffer.from(documents.aCsv(), 'utf16le'), 'FILE_TYPE_UNKNOWN'],
  ['bytes of no encoding', 'a.csv', Buffer.from('a,b\n1,\xff\xff\n', 'latin1'), 'FILE_TYPE_UNKNOWN'],
  ['a program', 'a.csv', Buffer.from('7f454c460201010000000000', 'hex'), 'FILE_TYPE_UNKNOWN'],
  ['a web page', 'a.csv', '<html><body>a, b</body></html>', 'FILE_TYPE_UNKNOWN'],
  ['other JSON', 'a.ipynb', '{"cells": {}, "nbformat": "4"}', 'FILE_TYPE_UNKNOWN'],
  ['JSON deeper than any notebook', 'a.ipynb', `{"nbformat": 4, "cells": ${'['.repeat(300)}${']'.repeat(300)}}`, 'FILE_TYPE_UNKNOWN'],
  ['the words inside another object', 'a.ipynb', '{"metadata": {"nbformat": 4, "cells": []}}', 'FILE_TYPE_UNKNOWN'],
  ['a notebook and more', 'a.ipynb', `${notebook}{}`, 'FILE_TYPE_UNKNOWN'],
  ['a notebook with crossed brackets', 'a.ipynb', '{"nbformat": 4, "cells": [}]', 'FILE_TYPE_UNKNOWN'],
  [
    'a notebook in CP949',
    'a.ipynb',
    Buffer.concat([Buffer.from('{"nbformat": 4, "cells": ["'), cp949.subarray(0, 4), Buffer.from('"]}')]),
    'FILE_TYPE_UNKNOWN',
  ],
  ['a notebook of format 3', 'a.ipynb', '{"worksheets": [], "nbformat": 3}', 'IPYNB'],
  ['a notebook with escapes', 'a.ipynb', documents.aNotebook('print("\\\\", \'{[\', "\\"")'), 'IPYNB'],
  ['a notebook with a picture', 'a.ipynb', documents.aNotebook('A'.repeat(3_000_000)), 'IPYNB'],
])('%s', async (_case, name, content, expected) => {
  expect(await judged(files, content, name)).toBe(expected);
});
