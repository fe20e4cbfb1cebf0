import { expect, test } from '@jest/globals';
import { editsOfHidden, hiddenStyles } from '../../../src/platform/files/office-hidden.js';

const styles = hiddenStyles('<w:styles><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>');
const leftOut = (xml: string): number => editsOfHidden(xml, styles).size;

test.each([
  ['a number of a page in a table of contents', '<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>3</w:t></w:r></w:p>', 0],
  ['a text that is not hidden after all', '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>글</w:t></w:r></w:p>', 0],
  [
    'a text shown in spite of its style',
    '<w:p><w:r><w:rPr><w:rStyle w:val="h"/><w:vanish w:val="false"/></w:rPr><w:t>글</w:t></w:r></w:p>',
    0,
  ],
  ['a paragraph whose mark is hidden', '<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>글</w:t></w:r></w:p>', 0],
  ['what follows a hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t/></w:r><w:r><w:t>글</w:t></w:r></w:p>', 1],
  ['a hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>글</w:t></w:r></w:p>', 1],
])('%s', (_, xml, edits) => {
  expect(leftOut(xml)).toBe(edits);
});
