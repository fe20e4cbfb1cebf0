import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startTestApp, type TestApp } from '../support/app.js';
import { anEditionInJudging, type EditionInJudging } from '../support/edition-in-judging.js';
import type { Person } from '../support/person.js';
import { zipOf } from '../support/zip.js';

let it: TestApp;
let edition: EditionInJudging;
let auditor: Person;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug: 'hostile-2025', teams: 2, judges: 2 });
  auditor = await it.person('auditor@hostile.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
});
afterAll(() => it.close());

describe('a query of everything there is', () => {
  test('the whole schema may be asked for, and a desk with all that is on it', async () => {
    expect(await it.visitor.query(getIntrospectionQuery())).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    const standings = 'standings { totalCount nodes { place track { id } } }';
    const desk = await auditor.query<{ organizerDesk: { panels: { judges: { assignments: { judge: { id: string } }[] }[] }[] } }>(
      `{ organizerDesk(competition: "hostile-2025") {
           competition { id stages { rubric { criteria { anchors { nameKo } } } rule { version } } tracks { id } }
           teams { nodes { members { department { code } } } } entries { nodes { team { members { id } } versions { files { id } } histories { memberId } } }
           panels { stage { id } judges { account { id } assignments { code judge { id } } } } settlements { ${standings} }
           progress(stage: "${edition.stage}") { judge { id assignments { code } } } calendarChanges { id } } }`,
    );
    expect(desk.organizerDesk.panels[0]!.judges[0]!.assignments[0]!.judge.id).toBe(edition.seats[0]);
  });
});

describe('a value at the edge of what can be written', () => {
  const wish = (submissionsCloseAt: string, registrationOpensAt = '2025-09-01T00:00:00Z') => ({
    competition: '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f',
    calendar: { registrationOpensAt, registrationClosesAt: '2025-10-01T00:00:00Z', submissionsCloseAt },
    reason: '일정 변경',
  });

  test.each([
    ['9999-12-31T23:59:59.999Z', undefined, 'NOT_FOUND'],
    ['9999-12-31T23:59:59-00:01', undefined, 'BAD_USER_INPUT'],
    ['2025-10-02T00:00:00Z', '1900-01-01T00:00:00Z', 'NOT_FOUND'],
    ['2025-10-02T00:00:00Z', '1900-01-01T00:00:00+00:01', 'BAD_USER_INPUT'],
  ])('instants up to %s and from %s: %s, since an answer could not be sent back otherwise', async (closes, opens, code) => {
    expect((await edition.organizer.refusalOf('moveDeadlines', wish(closes, opens))).code).toBe(code);
  });

  test.each(['0000-01-01T00:00:00.000Z', '0000-12-31T23:59:59.999Z'])('a cursor at %s, a year that there never was', async (at) => {
    const after = Buffer.from(JSON.stringify([at, '5b4e6d0e-3e7c-4c0f-9a70-1f2f0c1d2e3f'])).toString('base64url');
    const { errors } = await auditor.ask('query ($after: String) { trainingOffice { imports(after: $after) { totalCount } } }', { after });
    expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'after', code: 'CURSOR' }] });
  });
});

test('an archive whose list of parts never closes a tag is looked at once, not once for every tag (that took a minute)', async () => {
  const archive = await zipOf({ 'a.txt': 'a', '[Content_Types].xml': '<Override '.repeat(100_000) });
  const response = await edition.leads[0]!.upload(archive, '보고서.docx');
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'FILE_TYPE_UNKNOWN']);
});
