import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomId, timeOrderedId } from '../../../src/platform/database/ids.js';
import { newStorageKey } from '../../../src/platform/files/file-store.js';
import { aLooseFile } from '../../doors/things.js';
import { type OldResults, oldResults } from '../../support/old-results.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { aRubric, aRule } from '../../support/judging-factories.js';
import { aNight, daysAgo, destroyedTonight } from '../../support/nights.js';
import type { Person } from '../../support/person.js';
import { anAwardRule } from '../../support/publications.js';

let it: TestApp;
let administrator: Person;
beforeAll(async () => {
  it = await startTestApp();
  administrator = await it.person('administrator@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
});
afterAll(() => it?.close());

const destroyed = () => destroyedTonight(it);
const published = (edition: MadeEdition, entries: MadeEntry[], at: Date, more: OldResults = {}) =>
  oldResults(it.db, edition, entries, at, more);
const filesOf = ({ id }: MadeEntry) =>
  it.db.query<{ key: string; name: string | null; gone: boolean }[]>(
    `select storage_key as key, original_name as name, stored_file.destroyed_at is not null as gone
       from entry_file left join shown_copy on shown_copy.original_id = entry_file.stored_file_id
       join stored_file on stored_file.id in (entry_file.stored_file_id, shown_copy.copy_id, shown_copy.pages_id)
      where entry_id = $1 order by original_name`,
    [id],
  );

test('whoever missed a floor did not win, whatever the place', async () => {
  const edition = await anEdition(it.db);
  const entry = await anEntry(it.db, edition);
  await published(edition, [entry], daysAgo(370), { belowFloor: true });
  expect(await destroyed()).toEqual([{ retentionClass: 'PARTICIPANT', count: 3, files: 2, keptFor: '1 year' }]);
});

test('results count from the first time that anybody could read them, and winners are those of what was public last', async () => {
  const [edition, embargoed] = [await anEdition(it.db), await anEdition(it.db)];
  const entries = await Promise.all([edition, edition, edition, embargoed].map((of) => anEntry(it.db, of)));
  const [won, lost, unplaced, waiting] = entries as [MadeEntry, MadeEntry, MadeEntry, MadeEntry];
  await published(edition, [lost, won], daysAgo(370));
  await published(edition, [won, lost], daysAgo(5), { ordinal: 2 });
  // Taken down before its hour, so it was never public.
  const never = await published(embargoed, [waiting], daysAgo(370));
  await it.db.query(`insert into publication_withdrawal values ($1, '', '', $2, $1)`, [never, daysAgo(371)]);
  expect(await destroyed()).toEqual([{ retentionClass: 'PARTICIPANT', count: 6, files: 4, keptFor: '1 year' }]);
  expect((await filesOf(won)).map(({ gone }) => gone)).toEqual([false, false]);
  expect([...(await filesOf(lost)), ...(await filesOf(unplaced))].map(({ gone }) => gone)).toEqual([true, true, true, true]);
  expect((await filesOf(waiting)).map(({ gone }) => gone)).toEqual([false, false]);
});

test('whose award was revoked is kept as long as a winner', async () => {
  const edition = await anEdition(it.db);
  const entry = await anEntry(it.db, edition);
  await published(edition, [entry], daysAgo(370), { isRevoked: true });
  expect(await destroyed()).toEqual([]);
});

test('after five years the winners go as well, with the names and comments that were shown', async () => {
  const edition = await anEdition(it.db);
  const winner = await anEntry(it.db, edition);
  await published(edition, [winner], daysAgo(5 * 366));
  await it.db.query(
    `insert into published_report (id, standing_id, name, media_type, size, sha256, stored_file_id, member_ids)
     select gen_random_uuid(), standing.id, '1.pdf', 'application/pdf', file.size, file.sha256, file.id, array[team_member.id]
       from entry join team_member on team_member.team_id = entry.team_id
       join publication on publication.competition_id = entry.competition_id
       join published_standing as standing on standing.publication_id = publication.id and standing.entry_number = entry.number
       join entry_file on entry_file.entry_id = entry.id and entry_file.version_id is not null
       join stored_file as file on file.id = entry_file.stored_file_id
      where entry.id = $1 limit 1`,
    [winner.id],
  );
  await it.db.query(
    `insert into published_comment (id, standing_id, ordinal, stage_ko, stage_en, text)
     select gen_random_uuid(), standing.id, number, '서면심사', 'Paper review', '좋음'
       from published_standing as standing join publication on publication.id = standing.publication_id,
            generate_series(1, 2) as number where publication.competition_id = $1`,
    [edition.id],
  );
  expect(await destroyed()).toEqual([
    { retentionClass: 'WINNER', count: 3, files: 2, keptFor: '5 years' },
    { retentionClass: 'PUBLISHED_NAME', count: 3, files: 0, keptFor: '5 years' },
  ]);
  const names = await it.db.query(
    `select name, redacted_at is not null as redacted from published_name join team_member on team_member.id = member_id where team_id = $1`,
    [winner.team],
  );
  expect(names).toEqual([{ name: null, redacted: true }]);
  expect(await it.db.query(`select text, redacted_at is not null as redacted from published_comment`)).toEqual(
    [1, 2].map(() => ({ text: null, redacted: true })),
  );
  expect(await it.db.query(`select redacted_at is not null as redacted from published_report`)).toEqual([{ redacted: true }]);
});

test('slides of who did not win go with their other files, and so do the copies that judges had', async () => {
  const edition = await anEdition(it.db);
  const [winner, loser] = [await anEntry(it.db, edition), await anEntry(it.db, edition)];
  await published(edition, [winner, loser], daysAgo(370));
  await aNight(it);
  const [ids, slides] = [[randomId(), randomId(), randomId()], randomId()];
  for (const id of ids) {
    await it.db.query(
      `insert into stored_file (id, storage_key, size, sha256, kind, media_type, original_name, uploaded_by, created_at)
       values ($1, $2, 999, $3, 'PDF', 'application/pdf', '발표.pdf', $4, now())`,
      [id, newStorageKey(), '0'.repeat(64), administrator.account!.id],
    );
  }
  await it.db.query(
    `insert into slides (id, stage_id, entry_id, ordinal, stored_file_id, submitted_at, submitted_by, receipt_id, receipt, audit_seq, audit_hash)
     values ($1, $2, $3, 1, $4, now(), $5, $1, '', 0, '')`,
    [slides, edition.finalStage, loser.id, ids[0], administrator.account!.id],
  );
  await it.db.query(
    `insert into shown_copy (original_id, copy_id, pages_id, state, made_at, maker) values ($1, $2, $3, 'READY', now(), '1')`,
    ids,
  );
  await it.db.query(`insert into judge_copy (id, slides_id) values ($1, $1)`, [slides]);
  expect(await destroyed()).toEqual([{ retentionClass: 'PARTICIPANT', count: 3, files: 3, keptFor: '1 year' }]);
  expect(await it.db.query(`select original_name from stored_file where id = any($1) and destroyed_at is not null`, [ids])).toEqual(
    ids.map(() => ({ original_name: null })),
  );
});

/** A decision on the awards of an edition, by a settlement of nothing. */
async function aDecision(edition: MadeEdition): Promise<string> {
  await anAwardRule(it.db, edition.id);
  await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const id = timeOrderedId();
  await it.db.query(
    `insert into settlement (id, stage_id, ordinal, rule_id, rubric_id, inputs, inputs_hash, engine_version, rows, summary, audit_seq, audit_hash,
                             settled_at, settled_by)
     select $1, rubric.stage_id, 1, stage_rule.id, rubric.id, '{}', '', 1, '[]', '{}', 0, '', now(), $1
       from rubric join stage_rule using (stage_id) where rubric.stage_id = $2`,
    [id, edition.stage],
  );
  await it.db.query(
    `insert into award_decision (id, competition_id, version, rule_id, settlement_id, awards, departures, salt, state, decided_at, decided_by)
     select $1, competition_id, 1, id, $1, '[]', '[]', '', 'DECIDED', now(), $1 from award_rule where competition_id = $2`,
    [id, edition.id],
  );
  return id;
}

test('reports on nominees that nobody decided lose contact and evidence a year after the verification ended', async () => {
  const nominated = async (endedDaysAgo: number) => {
    const edition = await anEdition(it.db);
    const entry = await anEntry(it.db, edition);
    const decision = await aDecision(edition);
    const [verification, nominee, report] = [timeOrderedId(), randomId(), timeOrderedId()];
    await it.db.query(
      `insert into verification (id, competition_id, ordinal, award_decision_id, opened_at, opened_by) values ($1, $2, 1, $3, $4, $1)`,
      [verification, edition.id, decision, daysAgo(endedDaysAgo + 10)],
    );
    await it.db.query(
      `insert into nominee (id, verification_id, entry_id, ordinal, entry_number, title, track_ko, track_en, award_ko, award_en, verified_until)
       values ($1, $2, $3, 1, '', '', '', '', '', '', $4)`,
      [nominee, verification, entry.id, daysAgo(endedDaysAgo)],
    );
    await it.db.query(
      `insert into verification_report (id, nominee_id, ground, text, links, contact, reference_hash, salt, received_at)
       values ($1, $2, 'OTHER', '', '{}', 'who@reports.example', gen_random_uuid()::text, '', $3)`,
      [report, nominee, daysAgo(endedDaysAgo + 5)],
    );
    const file = await aLooseFile(it, administrator);
    await it.db.query(`insert into report_evidence (stored_file_id, report_id, ordinal) values ($1, $2, 1)`, [file, report]);
    return { report, file };
  };
  const [old, recent] = [await nominated(366), await nominated(364)];
  expect(await destroyed()).toEqual([{ retentionClass: 'VERIFICATION_REPORT', count: 2, files: 1, keptFor: '1 year' }]);
  const left = await it.db.query<object[]>(
    `select report.id, contact, stored_file.destroyed_at is not null as gone from verification_report as report
       join report_evidence on report_evidence.report_id = report.id join stored_file on stored_file.id = stored_file_id order by report.id`,
  );
  expect(left).toEqual([
    { id: old.report, contact: null, gone: true },
    { id: recent.report, contact: 'who@reports.example', gone: false },
  ]);
});

test('five years after an award was revoked, or was not, the ground is gone, and the reasons that were never public', async () => {
  const edition = await anEdition(it.db);
  const revoked = async (state: string, closed: number | null, proposed: number) => {
    const id = timeOrderedId();
    const entry = await anEntry(it.db, edition);
    await it.db.query(
      `insert into award_revocation (id, competition_id, entry_id, ground, reason_ko, reason_en, salt, state, proposed_at, proposed_by, closed_at, closed_by)
       values ($1, $2, $3, '제보자가 낸 근거', '표절', 'Plagiarism', 'salt', $4, $5, $1, $6, $7)`,
      [id, edition.id, entry.id, state, daysAgo(proposed), closed && daysAgo(closed), closed && randomId()],
    );
    return id;
  };
  const ids = [
    await revoked('CONFIRMED', 1830, 1840),
    await revoked('TURNED_DOWN', 1830, 1840),
    await revoked('PROPOSED', null, 1830),
    await revoked('CONFIRMED', 1820, 1840),
  ];
  expect(await destroyed()).toEqual([{ retentionClass: 'AWARD_REVOCATION', count: 3, files: 0, keptFor: '5 years' }]);
  const left = await it.db.query<{ id: string; ground: string; ko: string; en: string; salt: string }[]>(
    `select id, ground, reason_ko as ko, reason_en as en, salt from award_revocation`,
  );
  expect(ids.map((id) => left.find((row) => row.id === id))).toEqual([
    { id: ids[0], ground: '', ko: '표절', en: 'Plagiarism', salt: '' },
    { id: ids[1], ground: '', ko: '', en: '', salt: '' },
    { id: ids[2], ground: '', ko: '', en: '', salt: '' },
    { id: ids[3], ground: '제보자가 낸 근거', ko: '표절', en: 'Plagiarism', salt: 'salt' },
  ]);
  for (const change of [`ground = '다른 근거'`, `reason_ko = ''`, `reason_en = 'Other', destroyed_at = now()`, `ground = '', salt = ''`]) {
    await expect(it.db.query(`update award_revocation set ${change}`)).rejects.toThrow('written once');
  }
  const lead = await it.person('lead@revoked.example');
  await it.db.query(
    `update team_member set account_id = $1 where team_id = (select team_id from entry join award_revocation on entry_id = entry.id
                                                                        where award_revocation.id = $2) and role = 'LEAD'`,
    [lead.account!.id, ids[0]],
  );
  const own = (await (await lead.get('/me/data')).json()) as { awardRevocations: object[] };
  expect(own.awardRevocations).toEqual([
    { competition: expect.any(String), reasonKo: '표절', reasonEn: 'Plagiarism', revokedAt: expect.any(String) },
  ]);
});
