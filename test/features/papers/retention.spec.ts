import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DestructionRecord } from '../../../src/features/personal/destruction-record.entity.js';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { aLooseFile } from '../../doors/things.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';
import { oldResults } from '../../support/old-results.js';
import type { Person } from '../../support/person.js';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@retention.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it?.close());

test('names on certificates go five years after they were issued, with the files to print', async () => {
  const edition = await anEdition(it.db);
  const winner = await anEntry(it.db, edition);
  await oldResults(it.db, edition, [winner], daysAgo(4 * 365));
  const [issued, run, file] = [daysAgo(5 * 366), randomId(), await aLooseFile(it, organizer)];
  await it.db.query(
    `insert into certificate_run (id, competition_id, publication_id, kind, salt, state, issued, printed, print_file_id, asked_at, asked_by, ended_at)
     select $1, $2, publication.id, 'MEMBER', '', 'DONE', 1, 1, $3, $4, $1, $4 from publication where competition_id = $2`,
    [run, edition.id, file, issued],
  );
  await it.db.query(
    `insert into certificate (id, competition_id, run_id, publication_id, entry_id, kind, member_id, ordinal, number, award_key, content, name,
                              department, issued_at, issued_by)
     select $1, $2, $1, certificate_run.publication_id, $3, 'MEMBER', team_member.id, 1, '제2020-001호', 'grand', '{}', '김미정', '청년정책과', $4, $1
       from certificate_run join team_member on team_member.team_id = $5 where certificate_run.id = $1`,
    [run, edition.id, winner.id, issued, winner.team],
  );
  await it.app.get(DestructionService).destroyAll();
  const [record] = await it.db.getRepository(DestructionRecord).findBy({ retentionClass: 'CERTIFICATE' });
  expect(record).toEqual(expect.objectContaining({ count: 2, files: 1, keptFor: '5 years' }));
  expect(await it.db.query(`select name, department, redacted_at is not null as redacted from certificate where id = $1`, [run])).toEqual([
    { name: null, department: null, redacted: true },
  ]);
});
