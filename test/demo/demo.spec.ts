import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { organizer } from '../../src/demo/demo-people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { loadedDemo } from '../support/loaded-demo.js';
import type { Person } from '../support/person.js';
import { demoPerson } from '../support/program.js';

let it: TestApp;
let host: Person;
let editions: { slug: string; phase: string; year: number }[];
beforeAll(async () => {
  it = await startTestApp({}, undefined, await loadedDemo());
  host = await demoPerson(it.url, organizer.email);
  ({ competitions: editions } = await it.visitor.query<{ competitions: typeof editions }>('{ competitions { slug phase year } }'));
}, 240_000);
afterAll(() => it.close());

test('the published edition has what follows results: works in use, an appeal with its answer, and certificates', async () => {
  const { slug, year } = editions.find(({ phase }) => phase === 'PUBLISHED')!;
  const shown = await host.query(`{
    adoptions(year: ${year}) { totalCount nodes { slug status awardKo } }
    organizerDesk(competition: "${slug}") { appeals { nodes { state remedy } } certificates { totalCount } } }`);
  expect(shown).toEqual({
    adoptions: {
      totalCount: 2,
      nodes: [
        { slug, status: 'ADOPTED', awardKo: '대상' },
        { slug, status: 'IN_PROGRESS', awardKo: '최우수상' },
      ],
    },
    organizerDesk: { appeals: { nodes: [{ state: 'DISMISSED', remedy: null }] }, certificates: { totalCount: 3 } },
  });
});

test('another one has its nominees public: one report is decided by two people, another one waits', async () => {
  const { slug } = editions.find((edition) => edition.phase === 'CLOSED' && edition.slug.endsWith('-safety'))!;
  const shown = await host.query(`{
    verification(slug: "${slug}") { isOpen nominees { awardKo } }
    organizerDesk(competition: "${slug}") { verification { undecidedReports
      reports { nodes { ground state explanations { answeredAt } findings { outcome state } } } } } }`);
  expect(shown).toEqual({
    verification: { isOpen: true, nominees: [{ awardKo: '대상' }, { awardKo: '최우수상' }] },
    organizerDesk: {
      verification: {
        undecidedReports: 1,
        reports: {
          nodes: [
            { ground: 'FALSE_DATA', state: 'RECEIVED', explanations: [], findings: [] },
            {
              ground: 'DOUBLE_AWARD',
              state: 'DECIDED',
              explanations: [{ answeredAt: expect.any(String) }],
              findings: [{ outcome: 'REJECTED', state: 'CONFIRMED' }],
            },
          ],
        },
      },
    },
  });
});
