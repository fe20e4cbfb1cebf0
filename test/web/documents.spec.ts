import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

const root = join(import.meta.dirname, '..', '..');
const sources = join(root, 'web', 'src');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** Every document of the console, with the fragments of its file. */
const documents = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .flatMap((name) => {
    const found = [...readFileSync(join(sources, name), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text]) => text!);
    return found.map((text) => ({ name, text }));
  });
const fragments = documents.filter(({ text }) => /^\s*fragment\b/.test(text)).map(({ text }) => text);
const operations = documents.filter(({ text }) => !/^\s*fragment\b/.test(text));

test('the console asks something', () => expect(operations.length).toBeGreaterThan(3));

test.each(
  operations.map(({ name, text }) => [/(query|mutation|subscription)\s+(\w+)/.exec(text)?.[2] ?? `unnamed in ${name}`, text] as const),
)('%s is a question that the schema answers', (_, text) => {
  const spread = (of: string): string[] => [...of.matchAll(/\.\.\.\s*(\w+)/g)].map(([, name]) => name!).filter((name) => name !== 'on');
  const needed = new Set<string>();
  const walk = (of: string) => {
    for (const name of spread(of)) {
      const fragment = fragments.find((candidate) => new RegExp(`fragment\\s+${name}\\b`).test(candidate));
      if (fragment && !needed.has(fragment)) {
        needed.add(fragment);
        walk(fragment);
      }
    }
  };
  walk(text);
  expect(validate(schema, parse([text, ...needed].join('\n'))).map(({ message }) => message)).toEqual([]);
});

test('a name is used for one question only, so that the log tells which it was', () => {
  const names = operations.map(({ text }) => /(?:query|mutation)\s+(\w+)/.exec(text)?.[1]);
  expect(names.filter((name, index) => name === undefined || names.indexOf(name) !== index)).toEqual([]);
});
