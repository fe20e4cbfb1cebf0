import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAwardedEdition } from '../../support/awarded-edition.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { textOfPdf } from '../../support/pdf-text.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let edition: EditionInJudging;
let auditor: Person;
const why = `?reason=${encodeURIComponent('감사 자료')}`;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug: 'papers-2025', teams: 3, judges: 2 });
  auditor = await it.person('auditor@papers.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
});
afterAll(() => it?.close());

async function paper(who: Person, path: string) {
  const response = await who.get(`/papers/${path}`);
  if (response.status !== 200) return { code: ((await response.json()) as { code: string }).code, text: '', pages: 0, title: undefined };
  return { code: null, ...(await textOfPdf(Buffer.from(await response.arrayBuffer()))) };
}
const codes = async () => {
  const rows = await it.db.query<{ code: string }[]>(`select code from blind_code where stage_id = $1 order by code`, [edition.stage]);
  return rows.map(({ code }) => code);
};

describe('blank score sheets', () => {
  test('are one for each pair, with the code of the entry, what is judged and room to sign, and no name of a team', async () => {
    const { text, pages } = await paper(edition.organizer, `blank-sheets/${edition.stage}.pdf`);
    // The last entry is left to the first judge alone.
    expect(pages).toBe(5);
    for (const word of ['심사 코드', '평가항목', '총점', '종합 의견', '심사위원 judge0', '(서명)', ...(await codes())])
      expect(text).toContain(word);
    for (const hidden of ['팀 0', 'lead0', '2025-분석-001']) expect(text).not.toContain(hidden);
  });

  test('filled ones are not there before judging has ended, nor for whom they are not', async () => {
    expect((await paper(edition.organizer, `sheets/${edition.stage}.pdf${why}`)).code).toBe('STAGE_STATE_WRONG');
    expect((await paper(edition.organizer, `report/${edition.slug}.pdf${why}`)).code).toBe('NOTHING_SETTLED');
    const others = [edition.judges[0]!, edition.leads[0]!];
    for (const who of others) {
      for (const path of [`blank-sheets/${edition.stage}`, `sheets/${edition.stage}`, `report/${edition.slug}`])
        expect((await paper(who, `${path}.pdf${why}`)).code).toBe('NOT_FOUND');
    }
  });
});

describe('once judging has ended', () => {
  beforeAll(async () => {
    await scoreAll(edition, (judge, title) => ['18', '27', String(18 - judge), String(17 - Number(title.at(-1))), '9']);
    await edition.organizer.mutate('closeStage', { stage: edition.stage });
    await edition.organizer.mutate('settleStage', { stage: edition.stage });
  });

  test.each([
    ['an organiser', () => edition.organizer],
    ['an auditor', () => auditor],
  ])('%s gets every sheet with its marks, its total, its judge and the code, and says why', async (_, who) => {
    expect((await paper(who(), `sheets/${edition.stage}.pdf`)).code).toBe('REASON_MISSING');
    const { text, pages } = await paper(who(), `sheets/${edition.stage}.pdf${why}`);
    expect(pages).toBe(5);
    for (const word of ['심사위원 judge0', '심사위원 judge1', '채점 확정', '27.00', '89.00', ...(await codes())])
      expect(text).toContain(word);
    for (const hidden of ['팀 0', 'lead0', '2025-분석-001']) expect(text).not.toContain(hidden);
    const rows = await it.db.query<object[]>(`select distinct reason from access_log where actor_id = $1 and reason is not null`, [
      who().account!.id,
    ]);
    expect(rows).toEqual([{ reason: '감사 자료' }]);
  });

  test('a judge gets the own sheets, and those of nobody else', async () => {
    const { text, pages } = await paper(edition.judges[1]!, `my-sheets/${edition.stage}.pdf`);
    expect([pages, text.includes('judge1'), text.includes('judge0')]).toEqual([2, true, false]);
    for (const who of [edition.leads[0]!, edition.organizer, auditor])
      expect((await paper(who, `my-sheets/${edition.stage}.pdf`)).code).toBe('NOT_FOUND');
  });

  test('there is nothing to fill in any more', async () => {
    expect((await paper(edition.organizer, `blank-sheets/${edition.stage}.pdf`)).code).toBe('STAGE_STATE_WRONG');
  });

  test('the report has the panel, the rule, the ranking with scores and who settled it', async () => {
    expect((await paper(auditor, `report/${edition.slug}.pdf`)).code).toBe('REASON_MISSING');
    const { text, title } = await paper(auditor, `report/${edition.slug}.pdf${why}`);
    expect(title).toBe('심사결과보고 · 경진대회');
    for (const word of [
      '3점 제출',
      '심사위원 2명',
      '심사표 5개',
      'judge0',
      'judge1',
      '서면심사 심사 기준',
      '동점이면',
      '2025-분석-001',
      '팀 2',
      '88.50',
      '제척·기피·회피가 없습니다.',
      '심사위원장',
      '(서명)',
      '1 / ',
    ])
      expect(text).toContain(word);
  });
});

test('the report has the awards, with who decided them and who confirmed it', async () => {
  const awarded = await anAwardedEdition(it, 'papers-awarded-2025', 4);
  const { text } = await paper(auditor, `report/${awarded.slug}.pdf${why}`);
  for (const word of ['대상', '최우수상', '장려상', 'organizer(결정) second(확인)']) expect(text).toContain(word);
});
