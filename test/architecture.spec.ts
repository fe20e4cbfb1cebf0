import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');

// Lower lines may be imported by the lines above them, never the other way round.
const floors = [
  'migrations',
  'domain',
  'platform',
  'features/accounts',
  'features/notifications',
  'features/training',
  'features/competitions',
  'features/teams',
  'features/entries',
  'features/panels',
  'features/scoring',
  'features/results',
  'features/awards',
  'features/verification',
  'features/proof',
  'features/publications',
  'features/feedback',
  'features/appeals',
  'features/adoption',
  'features/papers',
  'features/spreadsheets',
  'features/archives',
  'features/insights',
  'features/personal',
  'features/explorer',
  'features/console',
  'entities',
  'reference-data',
  'app.module',
  'app',
  'demo',
  'serve',
  'cli',
  'main',
];

/** What one feature may use of another. */
const OPEN_FILES = /\.(entity|type|service|loaders|module|queries)\.ts$/;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });

const source = filesBelow(join(root, 'src')).map((path) => relative(root, path));
const migrations = filesBelow(join(root, 'migrations')).map((path) => relative(root, path));

/** Everything that a file imports, type imports too: packages by name, own files by their path. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const named = [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)];
  return named.map(([, from, bare, dynamic]) => {
    const target = (from ?? bare ?? dynamic)!;
    return target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)).replace(/\.js$/, '.ts') : target;
  });
}

const floorOf = (path: string): number => {
  const inSource = path.replace(/^src\//, '').replace(/\.ts$/, '');
  return floors.findIndex((floor) => inSource === floor || inSource.startsWith(`${floor}/`));
};

const isOwn = (target: string): boolean => /^(src|migrations)\//.test(target);

test.each(source)('%s stands on a floor and imports only that and those below', (file) => {
  expect(floorOf(file)).toBeGreaterThan(0);
  expect(importsOf(file).filter((target) => isOwn(target) && floorOf(target) > floorOf(file))).toEqual([]);
});

test.each(source.filter((file) => file.startsWith('src/domain/')))('%s imports nothing but the domain', (file) => {
  expect(importsOf(file).filter((target) => !target.startsWith('src/domain/'))).toEqual([]);
});

test.each(source.filter((file) => file.startsWith('src/features/')))('%s uses only the open files of other features', (file) => {
  const own = file.split('/').slice(0, 3).join('/');
  const foreign = importsOf(file).filter((target) => target.startsWith('src/features/') && !target.startsWith(`${own}/`));
  expect(foreign.filter((target) => !OPEN_FILES.test(target))).toEqual([]);
});

test.each(migrations)('%s imports nothing but types of typeorm and other migrations', (file) => {
  expect(importsOf(file).filter((target) => target !== 'typeorm' && !target.startsWith('migrations/'))).toEqual([]);
  expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/^import \{[^}]*\} from 'typeorm'/m);
});

test('no file is imported in a circle', () => {
  const below = new Map(source.map((file) => [file, importsOf(file).filter((target) => target.startsWith('src/'))]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of below.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of source) walk(file, []);
  expect(circles).toEqual([]);
});

test('every import of an own file names one that exists', () => {
  const there = new Set([...source, ...migrations]);
  const missing = source.flatMap((file) =>
    importsOf(file)
      .filter((target) => isOwn(target) && !there.has(target))
      .map((target) => `${file}: ${target}`),
  );
  expect(missing).toEqual([]);
});

test.each([...source, ...migrations])('%s has at most 300 lines', (file) => {
  expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(301);
});

test('no folder or file is named for being a rest', () => {
  expect(source.filter((file) => /(^|\/)(common|utils?|helpers?|shared|index)(\/|\.)/.test(file))).toEqual([]);
});
