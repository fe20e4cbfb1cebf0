import { expect, test } from '@jest/globals';
import { scrub } from '../../../src/platform/files/scrub.js';
import { xlsxOf } from '../../support/office-documents.js';
import { unzipped } from '../../support/zip.js';

test('each style of cells in a copy has a name, without which other programs do not open it, and not its own', async () => {
  const formats =
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="강해린" xfId="1"/><cellStyle name="좋음" xfId="2"/></cellStyles>';
  const copy = (await scrub('XLSX', await xlsxOf([{ name: '자료', rows: '' }], { formats })))!;
  const styles = String((await unzipped(copy))['xl/styles.xml']);
  expect([...styles.matchAll(/<cellStyle name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Normal', 'Style 1', 'Style 2']);
});
