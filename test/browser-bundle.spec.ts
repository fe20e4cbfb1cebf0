import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import ts from 'typescript';
import { answerRanking } from '../src/domain/ranking/ranking.js';

const root = resolve(import.meta.dirname, '..');
const domain = join(root, 'src', 'domain');
const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const oracle = JSON.parse(readFileSync(new URL('oracles/ranking/c28-public-exam-mock.json', import.meta.url), 'utf8')) as {
  input: unknown;
};

/** What a console would load: one script, with everything that it imports. */
async function bundleForBrowsers(script: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: domain, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'pado',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

test('the domain is bundled for a browser and ranks there as it does on the server', async () => {
  const everything = files.map((file, index) => `export * as module${index} from './${file}';`).join('\n');
  const bundle = await bundleForBrowsers(`${everything}\nexport { answerRanking } from './ranking/ranking.js';`);
  // A new realm has what the language has: no process, no Buffer, no require.
  const realm = createContext({ question: JSON.stringify(oracle.input) });
  runInContext(bundle, realm);
  const answer = runInContext('JSON.stringify(pado.answerRanking(JSON.parse(question)))', realm) as string;
  expect(JSON.parse(answer)).toEqual(answerRanking(oracle.input));
});

test('a script that imports from Node.js is not bundled', async () => {
  await expect(bundleForBrowsers(`import { readFileSync } from 'node:fs'; console.log(readFileSync);`)).rejects.toThrow('node:fs');
});

/** What the compiler says of files when there is nothing but the language: neither Node.js nor a page. */
function complaintsWithoutNode(names: string[], own: Map<string, string> = new Map()): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const bare = { ...options, types: [], lib: ['lib.es2024.d.ts'], noEmit: true, incremental: false };
  const host = ts.createCompilerHost(bare);
  const readFile = host.readFile.bind(host);
  host.readFile = (name) => own.get(name) ?? readFile(name);
  host.fileExists = (name) => own.has(name) || ts.sys.fileExists(name);
  const program = ts.createProgram(names, bare, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the domain names nothing that only Node.js or only a page has', () => {
  expect(complaintsWithoutNode(files.map((file) => join(domain, file)))).toEqual([]);
});

test('a file that names the process is found', () => {
  const planted = join(domain, 'planted.ts');
  const complaints = complaintsWithoutNode([planted], new Map([[planted, 'export const zone = process.env.TZ;']]));
  expect(complaints).toEqual([expect.stringContaining("'process'")]);
});
