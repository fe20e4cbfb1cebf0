import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../../src/domain/bundle/bundle.js';
import { verifyCommand } from '../../../src/cli/verify.js';
import { AwardRule } from '../../../src/features/awards/award-rule.entity.js';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { canonicalText, sha256 } from '../../../src/platform/audit/canonical.js';
import { timeOrderedId } from '../../../src/platform/database/ids.js';
import { Signer } from '../../../src/platform/keys/signer.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { AWARD_RULE, decidedAsProposed } from '../../support/awards.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';
import { aSettledStage } from '../../support/settled-stage.js';

let it: TestApp;
let folder: string;
let organizer: Person;
let second: Person;
let final: JudgedFinal;
let publication: string;
const reason = '발표 시간을 3분 넘겼습니다.';

beforeAll(async () => {
  it = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'pado-bundle-'));
  organizer = await it.person('organizer@bundle.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@bundle.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  final = await aJudgedFinal(it, organizer, {
    분석: [
      { paper: [92, 88.5, 85, 84, 71], presentation: [90, 90.5] },
      { paper: [95, 95, 95, 95, 95], presentation: [86, 87] },
      { paper: [70, 71, 72, 73, 74], presentation: [] },
    ],
    활용: [
      { paper: [80, 81, 82, 83, 84], presentation: [77, 79] },
      { paper: [78, 79, 80, 81, 82], presentation: [70, 71] },
    ],
  });
  const { id: competition, slug } = final.edition;
  const scores = [{ entryNumber: '2025-분석-001', points: '1.5' }];
  await organizer.mutate('importScorePart', { competition, part: 'bonus', scores, reason: '가점 심사 결과 통보' }, '{ isRepeated }');
  const { id: penalty } = await organizer.mutate('recordPenalty', {
    entry: final.entries['분석']![1]!.id,
    ground: 'overtime',
    points: '1',
    reason,
  });
  await second.mutate('confirmPenalty', { penalty });
  const { id: settlement } = await organizer.mutate('settleFinal', { competition });
  const announced = {
    id: timeOrderedId(),
    competitionId: competition,
    version: 1,
    announcedAt: new Date(),
    announcedBy: organizer.account!.id,
  };
  const rule = { ...AWARD_RULE, verificationDays: 0, isBundlePublic: true };
  await it.db.getRepository(AwardRule).insert({ ...announced, rule: canonicalText(rule) });
  await decidedAsProposed(organizer, second, { id: competition, slug });
  ({ id: publication } = await organizer.mutate('publishResults', { settlement }));
});
afterAll(async () => {
  await it.close();
  await rm(folder, { recursive: true, force: true });
});

const bundleOf = async (who: Person, query = ''): Promise<Bundle> =>
  (await (await who.get(`/bundles/${publication}${query}`)).json()) as Bundle;

/** What the command says, and its exit code. */
async function verified(content: string): Promise<{ code: number; lines: string[] }> {
  const [file, key] = [join(folder, 'bundle.json'), join(folder, 'key.pem')];
  await writeFile(file, content);
  await writeFile(key, it.app.get(Signer).publicPem);
  const output = new PassThrough();
  const code = await verifyCommand(file, key, output);
  output.end();
  return { code, lines: (await text(output)).trimEnd().split('\n') };
}

const BUNDLE = '{ hash kid signature isPublic address }';
const published = async (slug: string) => {
  type Results = { publishedResults: { signedText: string; bundle: { hash: string; address: string | null } | null } };
  return (await it.visitor.query<Results>(`{ publishedResults(slug: "${slug}") { signedText bundle ${BUNDLE} } }`)).publishedResults;
};

test('what is published names its bundle, and signs its hash', async () => {
  const { signedText, bundle } = await published(final.edition.slug);
  const { manifest, signature, kid } = await bundleOf(organizer);
  expect(bundle).toEqual({
    hash: sha256(canonicalText(manifest)),
    kid,
    signature,
    isPublic: true,
    address: `/bundles/${publication}?public`,
  });
  expect(JSON.parse(signedText)).toMatchObject({ bundle: bundle!.hash });
});

test('the whole bundle holds, down to the hashes of what was settled', async () => {
  const { code, lines } = await verified(await (await organizer.get(`/bundles/${publication}`)).text());
  expect(code).toBe(0);
  expect(lines[1]).toBe('The bundle is genuine: scores, places and awards follow from its sheets and rules.');
  // Nothing has to be told apart: who went on follows as well.
  expect(lines.at(-1)).toContain('All lines are there: the hashes of what was settled were checked as well.');
  const advancement = (await bundleOf(organizer)).lines.find(({ id }) => id === 'stages/1/advancement')!.content;
  expect(advancement).toMatchObject({ to: 2, earlier: null, left: [], tied: [], unjudged: [] });
});

test('the public bundle holds, and nobody can be known by it', async () => {
  const content = await (await it.visitor.get(`/bundles/${publication}?public`)).text();
  const { code, lines } = await verified(content);
  expect({ code, last: lines.at(-1) }).toEqual({
    code: 0,
    last: expect.stringMatching(/\d+ confidential lines are left out\.$/) as unknown,
  });
  const known = await it.db.query<{ value: string }[]>(
    `select id::text as value from entry union all select id::text from judge union all select code from blind_code
      union all select id::text from account union all select name from account where length(name) > 2 union all select email from account
      union all select id::text from sheet union all select id::text from assignment union all select name from team
      union all select title from entry_version`,
  );
  expect(known.length).toBeGreaterThan(50);
  expect(known.map(({ value }) => value).filter((value) => content.includes(value))).toEqual([]);
  expect(content).not.toContain(reason);
  expect(content).not.toContain('submittedAt');
  // An entry that did not come to the final is not published: its number stands nowhere.
  expect(content).toContain(final.entries['분석']![0]!.number);
  expect(content).not.toContain(final.entries['분석']![2]!.number);
});

test('pseudonyms stand in no order that could be known, and reasons in the whole bundle alone', async () => {
  const { lines } = await bundleOf(organizer);
  expect(JSON.stringify(lines)).toContain(reason);
  const sheets = lines
    .filter(({ id }) => id.startsWith('stages/1/sheets/'))
    .map(({ content }) => content as { entry: string; judge: string });
  const pairs = sheets.map(({ entry, judge }) => `${entry} ${judge}`);
  expect(pairs).toEqual(pairs.toSorted());
  expect(new Set(lines.map(({ salt }) => salt)).size).toBe(lines.length);
});

describe('a bundle that somebody means ill with', () => {
  test.each([
    ['nothing', '', 'This is no JSON.'],
    ['no JSON', '{"format":', 'This is no JSON.'],
    ['something else', '{"format":"pado-bundle-1"}', 'This is no settlement bundle of Pado.'],
    ['no object', 'null', 'This is no settlement bundle of Pado.'],
    ['a million brackets', '['.repeat(1_000_000), 'This is no bundle: its values lie too deep within each other.'],
    ['brackets in a text', JSON.stringify('['.repeat(1000)), 'This is no settlement bundle of Pado.'],
    ['a prototype', '{"__proto__":{"format":"pado-bundle-1"}}', 'This is no settlement bundle of Pado.'],
  ])('%s', async (_, content, sentence) => {
    const { code, lines } = await verified(content);
    expect({ code, first: lines[0]!.split(' / ')[1] }).toEqual({ code: 1, first: sentence });
  });

  test('formatted anew, with a key twice, with a number beyond all bounds', async () => {
    const content = await (await organizer.get(`/bundles/${publication}`)).text();
    for (const changed of [
      JSON.stringify(JSON.parse(content), null, 1),
      content.replace('{"format"', '{"format":"pado-bundle-1","format"'),
      content.replace(/"awardedPlaces":0/, '"awardedPlaces":1e999'),
    ]) {
      expect((await verified(changed)).lines[0]).toContain('This text is not as it was handed out.');
    }
  });

  test('a mark that was raised is named by its line', async () => {
    const content = await (await organizer.get(`/bundles/${publication}`)).text();
    const bundle = JSON.parse(content) as Bundle;
    const at = bundle.lines.findIndex(({ id }) => id === 'stages/2/sheets/000002');
    (bundle.lines[at]!.content as { marks: { points: string }[] }).marks[0]!.points = '1';
    const { code, lines } = await verified(canonicalText(bundle));
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        '- stages/2/sheets/000002: 내용이 바뀌었습니다: 서명된 해시와 다릅니다. / It was changed: the manifest has another hash.',
        '묶음이 맞지 않습니다.',
        'The bundle does not hold.',
      ],
    });
  });

  test('a key that is none, and files that are not there', async () => {
    const output = new PassThrough();
    output.resume();
    expect(await verifyCommand(join(folder, 'nowhere.json'), join(folder, 'key.pem'), output)).toBe(2);
    expect(await verifyCommand(join(folder, 'bundle.json'), join(folder, 'bundle.json'), output)).toBe(2);
  });
});

describe('who gets a bundle', () => {
  const statusOf = async (who: Person, query = '') => (await who.get(`/bundles/${publication}${query}`)).status;

  test('auditors and organisers of the edition all of it, which is in the audit trail; nobody else', async () => {
    const auditor = await it.person('auditor@bundle.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
    const other = await it.person('someone@bundle.example');
    expect([await statusOf(organizer), await statusOf(auditor), await statusOf(other), await statusOf(it.visitor)]).toEqual([
      200, 200, 404, 401,
    ]);
    const fetched = await it.db.query<{ acting_as: string }[]>(
      `select acting_as from audit_event where action = 'bundle.fetched' and actor_id = $1`,
      [auditor.account!.id],
    );
    expect(fetched).toEqual([{ acting_as: 'AUDITOR' }]);
    expect([await statusOf(it.visitor, '?public'), await statusOf(other, '?public')]).toEqual([200, 200]);
    expect((await it.visitor.get('/bundles/nothing?public')).status).toBe(404);
  });

  test('nobody without rights before its hour, when it was taken down, or where no public bundle was announced', async () => {
    const stage = await aSettledStage(it, organizer, { 분석: ['20', '19'] }, ({ finalStage }) =>
      it.db.query(`delete from stage where id = $1`, [finalStage]),
    );
    const { id } = await organizer.mutate('publishResults', { settlement: stage.settlement });
    const open = () => it.visitor.get(`/bundles/${id}?public`);
    expect((await open()).status).toBe(404);
    expect((await published(stage.edition.slug)).bundle).toMatchObject({ isPublic: false, address: null });
    await it.db.query(`alter table settlement_bundle disable trigger user`);
    await it.db.query(`update settlement_bundle set is_public = true where publication_id = $1`, [id]);
    expect((await open()).status).toBe(200);
    await it.db.query(`alter table publication disable trigger user`);
    await it.db.query(`update publication set published_at = clock_timestamp() + interval '1 hour' where id = $1`, [id]);
    expect((await open()).status).toBe(404);
    expect((await organizer.get(`/bundles/${id}`)).status).toBe(200);
    await it.db.query(`update publication set published_at = decided_at where id = $1`, [id]);
    await organizer.mutate('withdrawPublication', {
      publication: id,
      reasonKo: '집계를 다시 확인합니다.',
      reasonEn: 'We check the count again.',
    });
    expect((await open()).status).toBe(404);
    expect((await published(stage.edition.slug)).bundle).toBeNull();
  });
});

test('a bundle that was changed or removed past the triggers is missed by its event', async () => {
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    const ofBundles = async () => (await deedsLost(forger.manager)).filter(({ kind }) => kind === 'BUNDLE').map(({ isGone }) => isGone);
    await forger.query(`alter table settlement_bundle disable trigger user`);
    const before = (await ofBundles()).length;
    await forger.query(`update settlement_bundle set open_lines = confidential_lines where publication_id = $1`, [publication]);
    expect((await ofBundles()).length).toBe(before + 1);
    await forger.query(`delete from settlement_bundle where publication_id = $1`, [publication]);
    expect(await ofBundles()).toContain(true);
    expect((await deedsWithoutEvent(forger.manager)).filter(({ kind }) => kind === 'BUNDLE')).toEqual([]);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
});
