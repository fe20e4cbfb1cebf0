import { describe, expect, test } from '@jest/globals';
import { charactersWithoutGlyph, printable } from '../../../src/platform/paper/glyphs.js';
import { Paper } from '../../../src/platform/paper/paper.js';
import { writeTable } from '../../../src/platform/paper/paper-table.js';
import { textOfPdf } from '../../support/pdf-text.js';

const at = new Date('2025-11-27T00:00:00Z');
const syllables = Array.from({ length: 11_172 }, (_, index) => String.fromCodePoint(0xac00 + index));

test('the embedded fonts have all 11,172 syllables of modern Korean', () => {
  expect(charactersWithoutGlyph(syllables)).toEqual([]);
  expect(charactersWithoutGlyph(syllables.map((syllable) => syllable.normalize('NFD')))).toEqual([]);
});

test('every one of them can be read back from a paper', async () => {
  const paper = new Paper({ title: '한글', at });
  for (let from = 0; from < syllables.length; from += 40) {
    paper.keep(15);
    paper.write(syllables.slice(from, from + 40).join(''), { size: 10, lines: 2 });
  }
  const { text, pages } = await textOfPdf(await paper.bytes());
  expect(pages).toBeGreaterThan(5);
  const read = new Set(text);
  expect(syllables.filter((syllable) => !read.has(syllable))).toEqual([]);
});

describe('a character that the fonts lack', () => {
  test.each([
    ['an emoji', '잘했어요 👍', '잘했어요 [U+1F44D]'],
    ['a rare Chinese character', '金𪚥', '金[U+2A6A5]'],
    ['marks that nobody sees, around what is there', '가\u200d나\ufe0f', '가나'],
  ])('%s stands there as its code', async (_, text, printed) => {
    expect(printable(text)).toBe(printed);
    const paper = new Paper({ title: '글자', at });
    paper.write(text);
    expect((await textOfPdf(await paper.bytes())).text).toContain(printed);
  });
});

describe('a paper of several pages', () => {
  const drawn = async () => {
    const paper = new Paper({ title: '순위', at, isLandscape: true, footer: '심사결과보고' });
    const columns = [
      { head: '순위', width: 80 },
      { head: '작품명', width: 300, lines: 2 },
    ];
    writeTable(
      paper,
      columns,
      Array.from({ length: 120 }, (_, index) => [`${index + 1}위`, `남궁뷁의 작품 ${index + 1}`]),
    );
    paper.flow('끝까지 적는 글. '.repeat(400));
    return paper.bytes();
  };

  test('has its number on each page, the head of its table on each page of it, and every line once', async () => {
    const { text, pages } = await textOfPdf(await drawn());
    const each = text.split('\n');
    expect(pages).toBeGreaterThan(4);
    for (const [index, page] of each.entries()) expect(page).toContain(`${index + 1} / ${pages}`);
    const ofTable = each.filter((page) => page.includes('위 '));
    expect(ofTable.every((page) => page.includes('작품명'))).toBe(true);
    for (let place = 1; place <= 120; place++) expect(text.split(`남궁뷁의 작품 ${place} `).length).toBe(2);
    expect(text.replaceAll(/\s+/g, '').split('끝까지적는글.').length).toBe(401);
  });

  test('is the same, byte for byte, when it is drawn again', async () => {
    expect((await drawn()).equals(await drawn())).toBe(true);
  });
});
