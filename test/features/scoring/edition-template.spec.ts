import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRubric, presentationRubric } from '../../../src/domain/default-rubric.js';
import { editionTemplates } from '../../../src/domain/edition-template.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const calendar = {
  registrationOpensAt: '2026-09-01T00:00:00.000Z',
  registrationClosesAt: '2026-10-01T09:00:00.000Z',
  submissionsCloseAt: '2026-10-10T09:00:00.000Z',
};
const wish = (more: object = {}) => ({ template: 'paper-and-presentation', slug: 'from-template', year: 2026, calendar, ...more });

test('templates are there for everybody, with their criteria', async () => {
  const { competitionTemplates } = await it.visitor.query<{ competitionTemplates: { stages: { criteria: object[] }[] }[] }>(
    `{ competitionTemplates { key titleKo aboutEn finalRule { stages { weight } } tracks { shortName } stages { kind isBlind judgesPerEntry criteria { key maxPoints } } } }`,
  );
  expect(competitionTemplates).toHaveLength(editionTemplates.length);
  expect(competitionTemplates[0]!.stages[1]!.criteria).toEqual(
    presentationRubric.criteria.map(({ key, maxPoints }) => ({ key, maxPoints })),
  );
});

test('an edition from a template has tracks, stages, a rubric and a rule for each and a final rule, and is a draft', async () => {
  const fields = `{ phase titleKo minMembers maxMembers tracks { shortName }
    stages { kind isBlind state rubric { version criteria { key weight } } rule { version tally commentDuty { minCharacters } } } finalRule { version stages { stage weight } } }`;
  const rubricOf = ({ criteria }: typeof defaultRubric) => ({ version: 1, criteria: criteria.map(({ key, weight }) => ({ key, weight })) });
  const rule = { version: 1, commentDuty: { minCharacters: 20 } };
  expect(await organizer.mutate('createFromTemplate', wish(), fields)).toEqual({
    phase: 'DRAFT',
    titleKo: '2026 데이터 분석·활용 경진대회',
    minMembers: 1,
    maxMembers: 4,
    tracks: [{ shortName: '분석' }, { shortName: '활용' }],
    stages: [
      { kind: 'PAPER', isBlind: true, state: 'DRAFT', rubric: rubricOf(defaultRubric), rule: { ...rule, tally: 'ADJUSTED' } },
      {
        kind: 'PRESENTATION',
        isBlind: false,
        state: 'DRAFT',
        rubric: rubricOf(presentationRubric),
        rule: { ...rule, tally: 'TRIMMED_MEAN' },
      },
    ],
    finalRule: {
      version: 1,
      stages: [
        { stage: 1, weight: '30' },
        { stage: 2, weight: '70' },
      ],
    },
  });
  const { organizerDesk } = await organizer.query<{ organizerDesk: object }>(
    '{ organizerDesk(competition: "from-template") { roles { role } } }',
  );
  expect(organizerDesk).toEqual({ roles: [{ role: 'ORGANIZER' }] });
});

describe('is refused', () => {
  test.each([
    ['a template that there is not', { template: 'none', slug: 'other-2026' }, 'INVALID_INPUT'],
    ['a slug that is taken', {}, 'SLUG_TAKEN'],
    ['a blank title', { titleEn: ' ', slug: 'other-2026' }, 'INVALID_INPUT'],
  ])('%s', async (_, more, code) => {
    await organizer.mutate('createFromTemplate', wish()).catch(() => undefined);
    expect((await organizer.refusalOf('createFromTemplate', wish(more))).code).toBe(code);
  });

  test('to who may set up no edition', async () => {
    const person = await it.person('somebody@busan.example');
    expect((await person.refusalOf('createFromTemplate', wish({ slug: 'mine' }))).code).toBe('NOT_ALLOWED');
    expect((await it.visitor.refusalOf('createFromTemplate', wish({ slug: 'mine' }))).code).toBe('SIGN_IN_REQUIRED');
  });
});
