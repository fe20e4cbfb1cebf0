import { expect, test } from '@jest/globals';
import { withoutHomes } from '../../../src/platform/files/scrub-paths.js';

test.each([
  String.raw`$f:\mathbb{R}\to\mathbb{R}$`,
  String.raw`where X:\Omega\to\mathbb{R} is given`,
  String.raw`a & b \\hline\textbf{c} \\[2pt] d \\\hline`,
  'lm(y ~x/z, data = d)',
  'lm(y~x/z)',
  'https://busan.example/media/2020/a.png',
  String.raw`"C:\Program Files\R\bin\R.exe"`,
  "read.csv('~/자료/a.csv')",
  "open('/content/drive/MyDrive/건수.csv')",
  "open('D:/건수.csv')",
  'a = {x:/re/g}',
  'print(f"{a:\\n}")',
  "re.sub(r'a:\\s+', '', text)",
  String.raw`re.sub('x:\s\d+', '', text)`,
])('%s stays as it is', (text) => {
  expect(withoutHomes(text)).toBe(text);
});

test.each([
  [String.raw`D:\kim\work`, String.raw`D:\folder\work`],
  [String.raw`now in D:\강해린`, String.raw`now in D:\folder`],
  [String.raw`"D:\kim\자료\a.csv"`, String.raw`"D:\folder\자료\a.csv"`],
  // CP949, byte by byte.
  ['"D:\\\u00b0\u00ad\\a.csv"', String.raw`"D:\folder\a.csv"`],
  ["cd '/content/drive/MyDrive/kim'", "cd '/content/drive/MyDrive/folder'"],
  [String.raw`\\nas\kim\a.csv`, String.raw`\\server\share\a.csv`],
])('%s becomes %s', (text, neutral) => {
  expect(withoutHomes(text)).toBe(neutral);
  expect(withoutHomes(neutral)).toBe(neutral);
});
