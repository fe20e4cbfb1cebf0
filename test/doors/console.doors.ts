import { readdirSync } from 'node:fs';
import { projectFile } from '../../src/platform/project-file.js';
import { pageAddresses } from '../../src/features/console/console.controller.js';
import { anyPhase, type Door } from './door.js';

const forAll = { everybody: 'allowed', visitor: 'allowed' } as const;

/** The pages are the same for everybody: what they show is asked of the API, which has its own doors. */
export const consoleDoors: Door[] = [
  ...pageAddresses.map((address): Door => ({
    name: `GET /${address.replace(/^\//, '')}`,
    headers: { accept: 'text/html' },
    phases: anyPhase,
    answers: forAll,
  })),
  ...['GET /icon.svg', 'GET /theme.js'].map((name): Door => ({ name, phases: anyPhase, answers: forAll })),
  { name: 'GET /assets/:name', given: () => ({ name: built(/\.js$/) }), phases: anyPhase, answers: forAll },
  {
    name: 'GET /assets/pdf-:version/:name',
    given: () => ({ version: built(/^pdf-[\d.]+$/).slice('pdf-'.length), name: 'UniKS-UCS2-H.bcmap' }),
    phases: anyPhase,
    answers: forAll,
  },
  { name: 'GET /*unknown', phases: anyPhase, answers: { everybody: 'NOT_FOUND', visitor: 'NOT_FOUND' } },
];

const built = (name: RegExp): string => readdirSync(projectFile('dist/web/assets')).find((file) => name.test(file))!;

/** Each with an address that is there. */
export const consolePaths = (): { door: string; path: string }[] =>
  consoleDoors.map(({ name, given }) => {
    const values = (given as (() => Record<string, string>) | undefined)?.() ?? {};
    const path = Object.entries(values).reduce((so, [key, value]) => so.replace(`:${key}`, value), name.slice('GET '.length));
    return { door: name, path };
  });
