import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const sources = join(import.meta.dirname, '..', '..', 'web', 'src');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
const code = files.map((name) => readFileSync(join(sources, name), 'utf8')).join('\n');

const flat = (texts: object, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value]] : flat(value as object, `${before}${key}.`),
  );
const texts = (language: string) => new Map(flat(JSON.parse(readFileSync(join(sources, 'i18n', `${language}.json`), 'utf8')) as object));

/** English has a singular of its own, Korean has not. */
const plain = (key: string) => key.replace(/_(one|other)$/, '');
const [ko, en] = [texts('ko'), texts('en')];
const keys = (of: ReadonlyMap<string, string>) => new Set([...of.keys()].map(plain));

/** As they are asked for: `t('a.b')`, or by the beginning of what is asked, `t(`phase.${…}`)`. */
const asked = new Set([...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => key!));
const beginnings = [...code.matchAll(/\bt\(\s*`([\w.]+\.)\$\{/g)].map(([, beginning]) => beginning!);

test('both languages have the same texts', () => {
  expect([...keys(en)].toSorted()).toEqual([...keys(ko)].toSorted());
  expect([...ko.values(), ...en.values()].filter((text) => text.trim() === '')).toEqual([]);
});

test('both say the same values', () => {
  const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();
  for (const [key, text] of en) {
    // A singular may say "one" without the number.
    if (!key.endsWith('_one'))
      expect([key, values(text)]).toEqual([key, values(ko.get(plain(key)) ?? ko.get(`${plain(key)}_other`) ?? '')]);
  }
});

test('every text that a page asks for is there', () => {
  expect([...asked].filter((key) => !keys(ko).has(key))).toEqual([]);
  expect(beginnings.filter((beginning) => ![...keys(ko)].some((key) => key.startsWith(beginning)))).toEqual([]);
});

test('every text is asked for', () => {
  expect([...keys(ko)].filter((key) => !asked.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))).toEqual([]);
});
