import { expect, test } from '@jest/globals';
import { withoutComments } from '../../../src/platform/files/pdf-comments.js';

test.each([
  ['q % name\nQ', 'q \nQ'],
  ['q%name\rQ', 'q\rQ'],
  ['Q % name', 'Q '],
  ['(100 % (of (it) %) \\) %) Tj % x', '(100 % (of (it) %) \\) %) Tj '],
  ['<25 %> Tj %x\n', '<25 %> Tj \n'],
  ['/Span <</A (%)/B <25>>> BDC % x\nEMC', '/Span <</A (%)/B <25>>> BDC \nEMC'],
  ['% (\nq % )\nQ', '\nq \nQ'],
  ['%a\nBI /W 1 ID \u0001%\u0002 EI % b\nQ', '\nBI /W 1 ID \u0001%\u0002 EI % b\nQ'],
  ['BI /W 1/F[]ID \u0001%\u0002 EI\nQ', 'BI /W 1/F[]ID \u0001%\u0002 EI\nQ'],
  ['/ID /MCID %a\nQ', '/ID /MCID \nQ'],
  ['(never closed % a', '(never closed % a'],
])('%j becomes %j', (drawn, clean) => {
  expect(withoutComments(drawn)).toBe(clean);
});
