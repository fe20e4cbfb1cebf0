import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aCsv, anHwp, aNotebook, aPdf, aPng, aPptx, anXlsx, aZip } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, closeIn, declarations, type TestEdition, type TestTeam, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
let lead: Person;
let mate: Person;
let team: TestTeam;

beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025');
  lead = await app.person('lead@busan.example');
  mate = await app.person('mate@busan.example');
  team = await aTeam(app, edition, [lead, mate]);
});
afterAll(() => app.close());

let people = 0;
/** A lead with a team and a draft of their own. */
async function aLeadWithDraft(): Promise<{ person: Person; entry: string; team: TestTeam }> {
  const person = await app.person(`lead${++people}@busan.example`);
  const own = await aTeam(app, edition, [person]);
  return { person, team: own, entry: (await aDraft(person, own)).id };
}

const FILES = '{ files { slot id name kind } }';

describe('saving the draft', () => {
  const ENTRY = `{ number state title summary revision versions { ordinal } files { slot }
    declarations { dataSources { name provider source licence referencePeriod collectedOn access containsPersonalData internalApprovalNumber usesBigDataWave }
      tools { name version purpose } generativeAi { used service model stages scope noConfidentialInputConfirmed verification } earlierAwards } }`;

  test('a member sees no entry, makes one with the first save, and reads back what was saved', async () => {
    const query = `query ($competition: ID!) { myTeam(competition: $competition) { entry ${ENTRY} } }`;
    expect(await mate.query(query, { competition: edition.id })).toEqual({ myTeam: { entry: null } });
    const input = { team: team.id, revision: 0, title: ' 빈집 분석 ', summary: '요약', declarations };
    const saved = {
      number: null,
      state: 'DRAFT',
      title: '빈집 분석',
      summary: '요약',
      revision: 1,
      versions: [],
      files: [],
      declarations: {
        ...declarations,
        dataSources: [{ ...declarations.dataSources[0], internalApprovalNumber: null }],
        generativeAi: {
          used: false,
          service: null,
          model: null,
          stages: null,
          scope: null,
          noConfidentialInputConfirmed: null,
          verification: null,
        },
      },
    };
    expect(await mate.mutate('saveEntry', input, ENTRY)).toEqual(saved);
    expect(await lead.query(query, { competition: edition.id })).toEqual({ myTeam: { entry: saved } });
  });

  test('two tabs: the second save is refused with what is there now, and nothing is lost', async () => {
    const { person, team: own } = await aLeadWithDraft();
    const blank = { dataSources: [], tools: [], generativeAi: {}, earlierAwards: [] };
    const first = { team: own.id, revision: 1, title: '첫째 창', summary: '첫째 창의 요약', declarations: blank };
    expect(await person.mutate('saveEntry', first, '{ revision title }')).toEqual({ revision: 2, title: '첫째 창' });
    const refused = await person.refusalOf('saveEntry', { ...first, title: '둘째 창' });
    const { title, summary } = first;
    expect(refused).toEqual({
      code: 'STALE_REVISION',
      current: { revision: 2, title, summary, declarations: blank },
      ko: '다른 창이나 다른 사람이 먼저 저장했습니다. 지금 내용을 확인하고 다시 저장해 주세요.',
      en: 'It was saved elsewhere in the meantime. Look at what is there now, then save again.',
    });
    const [row] = await app.db.query(`select title, revision from entry where team_id = $1`, [own.id]);
    expect(row).toEqual({ title: '첫째 창', revision: 2 });
  });

  test('two first saves at once make one entry', async () => {
    const [one, other] = [await app.person('one@busan.example'), await app.person('other@busan.example')];
    const own = await aTeam(app, edition, [one, other]);
    const save = `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { revision title } }`;
    const input = (title: string) => ({ input: { team: own.id, revision: 0, title, summary: '', declarations } });
    const answers = await atOnce(app, edition.id, [() => one.ask(save, input('하나')), () => other.ask(save, input('둘'))]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'SAVED').toSorted();
    expect(codes).toEqual(['SAVED', 'STALE_REVISION']);
    const winner = answers.find(({ data }) => data)!.data!['saveEntry'];
    expect(await app.db.query(`select title, revision from entry where team_id = $1`, [own.id])).toEqual([winner]);
  });

  test.each([
    ['a title of 151 characters', { title: '가'.repeat(151) }, ['title', 'TOO_LONG']],
    ['a summary of 3001 characters', { summary: '가'.repeat(3001) }, ['summary', 'TOO_LONG']],
    ['a control character', { summary: 'a\u0007b' }, ['summary', 'NOT_PRINTABLE']],
    [
      'a day that does not exist',
      { declarations: { ...declarations, dataSources: [{ collectedOn: '2025-02-30' }] } },
      ['declarations.dataSources.0.collectedOn', 'NOT_A_DAY'],
    ],
  ])('%s is refused even in a draft', async (_, wrong, [path, code]) => {
    const input = { team: team.id, revision: 1, title: '', summary: '', declarations, ...wrong };
    const refused = await mate.refusalOf('saveEntry', input);
    expect(refused.code).toBe('INVALID_INPUT');
    expect((refused['problems'] as { path: string; code: string }[]).map((one) => [one.path, one.code])).toEqual([[path, code]]);
  });

  test('after the deadline it is refused with both times', async () => {
    const late = await anEdition(app, 'late-drafts');
    const person = await app.person('late@busan.example');
    const own = await aTeam(app, late, [person]);
    const { id: entry } = await aDraft(person, own);
    const { id: file } = await uploaded(person, await aPdf(), 'r.pdf');
    await closeIn(app, late, -1000);
    const inputs: [string, Record<string, unknown>][] = [
      ['saveEntry', { team: own.id, revision: 1, title: '', summary: '', declarations }],
      ['attachFile', { entry, file, slot: 'REPORT' }],
      ['removeFile', { entry, slot: 'REPORT' }],
    ];
    for (const [mutation, input] of inputs) {
      expect(await person.refusalOf(mutation, input)).toEqual({
        code: 'DEADLINE_PASSED',
        deadline: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        serverTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        deadlineText: expect.stringMatching(/^\d{4}\. \d+\. \d+\.\([일월화수목금토]\) \d\d:\d\d:\d\d$/),
        serverTimeText: expect.any(String),
        ko: expect.stringMatching(/^마감 .+[이가] 지났습니다\. 서버 시각은 .+입니다\.$/),
        en: expect.any(String),
      });
    }
  });
});

describe('the files of the draft', () => {
  test('a file lies in its slot under its own name; another takes its place; removing empties the slot, twice without harm', async () => {
    const { person, entry } = await aLeadWithDraft();
    const pdf = await uploaded(person, await aPdf(), '분석보고서 (최종).pdf');
    const csv = await uploaded(person, aCsv(), '빈집.csv');
    const better = await uploaded(person, await aPdf({ text: 'Better' }), '분석보고서 (진짜최종).pdf');
    await person.mutate('attachFile', { entry, file: csv.id, slot: 'DATA' });
    const { files } = await person.mutate<{ files: unknown }>('attachFile', { entry, file: pdf.id, slot: 'REPORT' }, FILES);
    expect(files).toEqual([
      { slot: 'REPORT', id: pdf.id, name: '분석보고서 (최종).pdf', kind: 'PDF' },
      { slot: 'DATA', id: csv.id, name: '빈집.csv', kind: 'CSV' },
    ]);
    const replaced = await person.mutate('attachFile', { entry, file: better.id, slot: 'REPORT' }, '{ files { slot id } }');
    expect(replaced).toEqual({
      files: [
        { slot: 'REPORT', id: better.id },
        { slot: 'DATA', id: csv.id },
      ],
    });
    for (let times = 0; times < 2; times++) {
      expect(await person.mutate('removeFile', { entry, slot: 'DATA' }, '{ files { slot } }')).toEqual({ files: [{ slot: 'REPORT' }] });
    }
    // The one that was replaced may come back.
    await person.mutate('attachFile', { entry, file: pdf.id, slot: 'EVIDENCE' });
  });

  test('a team mate’s upload may be attached, and moved by the mate, but not a stranger’s', async () => {
    const { id: entry } = await lead.mutate('saveEntry', { team: team.id, revision: 1, title: '빈집', summary: '', declarations });
    const { id: file } = await uploaded(mate, await aPdf(), '보고서.pdf');
    await lead.mutate('attachFile', { entry, file, slot: 'REPORT' });
    const { person: stranger } = await aLeadWithDraft();
    const { id: foreign } = await uploaded(stranger, await aPdf(), 'r.pdf');
    for (const id of [foreign, '00000000-0000-7000-8000-000000000000']) {
      expect(await lead.refusalOf('attachFile', { entry, file: id, slot: 'REPORT' })).toEqual({
        code: 'NOT_FOUND',
        ko: '찾을 수 없습니다.',
        en: 'There is no such thing, or it is not for you.',
      });
    }
    // The mate leaves: the file lies in the entry and may be moved, but nothing else of the mate's may come in.
    const { id: another } = await uploaded(mate, await aPdf(), 'r.pdf');
    await app.db.query(`update team_member set state = 'LEFT' where id = $1`, [team.memberIds[1]]);
    await lead.mutate('attachFile', { entry, file, slot: 'EVIDENCE' });
    expect((await lead.refusalOf('attachFile', { entry, file: another, slot: 'REPORT' })).code).toBe('NOT_FOUND');
    expect((await mate.refusalOf('removeFile', { entry, slot: 'EVIDENCE' })).code).toBe('NOT_FOUND');
  });

  test('a file lies in one entry only, even for somebody who is on two teams of two editions', async () => {
    const other = await anEdition(app, 'other-2025');
    const { person, entry } = await aLeadWithDraft();
    const { id: elsewhere } = await aDraft(person, await aTeam(app, other, [person]));
    const { id: file } = await uploaded(person, await aPdf(), 'r.pdf');
    const attach = `mutation ($input: AttachFileInput!) { attachFile(input: $input) { id } }`;
    const answers = await Promise.all([entry, elsewhere].map((id) => person.ask(attach, { input: { entry: id, file, slot: 'REPORT' } })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ATTACHED').toSorted()).toEqual(['ATTACHED', 'NOT_FOUND']);
    expect(await app.db.query(`select count(*)::int as count from entry_file where stored_file_id = $1`, [file])).toEqual([{ count: 1 }]);
  });

  test.each([
    ['REPORT', 'PPTX', aPptx, '발표.pptx', 'PDF, HWPX, HWP, DOCX', '분석보고서', 'report'],
    ['SUMMARY', 'ZIP', aZip, '요약.zip', 'PDF, HWPX, HWP, DOCX', '요약서', 'summary'],
    ['SLIDES', 'HWP', anHwp, '발표.hwp', 'PDF, PPTX', '발표자료', 'slides'],
    ['CODE', 'CSV', aCsv, '코드.csv', 'ZIP, IPYNB', '분석 코드', 'code'],
    ['DATA', 'IPYNB', aNotebook, '자료.ipynb', 'CSV, XLSX, ZIP', '데이터', 'data'],
  ] as const)('the slot %s takes no %s', async (slot, kind, make, name, allowed, ko, en) => {
    const { person, entry } = await aLeadWithDraft();
    const { id: file } = await uploaded(person, await make(), name);
    expect(await person.refusalOf('attachFile', { entry, file, slot })).toEqual({
      code: 'FILE_KIND_NOT_FOR_SLOT',
      slot,
      kind,
      allowed,
      ko: `${ko} 자리에는 ${kind} 파일을 둘 수 없습니다. 둘 수 있는 형식: ${allowed}`,
      en: `A ${kind} file cannot be the ${en}. Accepted are: ${allowed}`,
    });
  });

  test.each([
    ['REPORT', anHwp, 'a.hwp'],
    ['SLIDES', aPptx, 'a.pptx'],
    ['CODE', aNotebook, 'a.ipynb'],
    ['DATA', anXlsx, 'a.xlsx'],
    ['EVIDENCE', aPng, 'a.png'],
  ] as const)('the slot %s takes what it is for (%#)', async (slot, make, name) => {
    const { person, entry } = await aLeadWithDraft();
    const { id: file } = await uploaded(person, await make(), name);
    expect(await person.mutate('attachFile', { entry, file, slot }, '{ files { id } }')).toEqual({ files: [{ id: file }] });
  });
});
