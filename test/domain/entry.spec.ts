import { describe, expect, test } from '@jest/globals';
import { emptyDeclarations, type Declarations } from '../../src/domain/declaration.js';
import { type EntryText, problemsOfDraft, problemsOfSubmission } from '../../src/domain/entry.js';
import { aiAllowed } from '../../src/domain/generative-ai.js';
import type { FileSlot } from '../../src/domain/file-slot.js';
import { defaultSlotRules } from '../../src/domain/slot-rule.js';

const declarations: Declarations = {
  dataSources: [
    {
      name: '전국 빈집 현황',
      provider: '부산광역시',
      source: 'https://data.busan.example/12',
      licence: 'KOGL_1',
      referencePeriod: '2025. 6.',
      collectedOn: '2025-09-12',
      access: 'OPEN',
      containsPersonalData: false,
      usesBigDataWave: true,
    },
  ],
  tools: [],
  generativeAi: { used: false },
  earlierAwards: [],
};
const complete: EntryText = { title: '빈집 분석', summary: '빈집을 네 유형으로 나눈다.', declarations };
const blank: EntryText = { title: '', summary: '', declarations: emptyDeclarations };

const told = (problems: { path: string; code: string }[]): string[] => problems.map(({ path, code }) => `${path} ${code}`);

describe('an entry', () => {
  const report = { slot: 'REPORT', kind: 'HWPX' } as const;
  const kinds = { SUMMARY: 'HWP', SLIDES: 'PPTX', CODE: 'ZIP', DATA: 'CSV', EVIDENCE: 'PNG' } as const;
  const others = Object.entries(kinds).map(([slot, kind]) => ({ slot: slot as keyof typeof kinds, kind }));
  const known = <F extends object>(file: F) => ({ ...file, size: 1000, pageCount: null, holdsMacros: false });

  test.each<[string, EntryText, { slot: FileSlot; kind: string }[], string[]]>([
    ['complete with a report', complete, [report], []],
    ['complete with everything', complete, [...others, report], []],
    ['without a report', complete, others, ['files.REPORT REQUIRED']],
    ['with an invisible title', { ...complete, title: ' \u200b\u3164' }, [report], ['title REQUIRED']],
    ['with a title of two lines', { ...complete, title: '빈집\n분석' }, [report], ['title NOT_ONE_LINE']],
    ['with a title that reads backwards', { ...complete, title: '빈집\u202e석분' }, [report], ['title TURNS_DIRECTION']],
    ['with a summary of two lines', { ...complete, summary: '빈집을\n나눈다.' }, [report], []],
    [
      'with nothing at all',
      blank,
      [],
      [
        'title REQUIRED',
        'summary REQUIRED',
        'declarations.dataSources REQUIRED',
        'declarations.generativeAi.used REQUIRED',
        'files.REPORT REQUIRED',
      ],
    ],
  ])('%s, to be submitted', (_, text, files, problems) => {
    expect(
      told(problemsOfSubmission(text, files.map(known), { slots: defaultSlotRules, isJudgedBlind: true, aiPolicy: aiAllowed })),
    ).toEqual(problems);
  });

  // Every kind that can be uploaded is scrubbed for judges; one that came to be taken later would not be at once.
  test.each<[kind: string, blind: string[]]>([
    ['HWPX', []],
    ['PDF', []],
    ['HWP', []],
    ['RTF', ['files.REPORT NOT_FOR_BLIND_JUDGES']],
    ['DOCX', []],
  ])('with a report in %s is taken unless blind judges could not be shown it', (kind, blind) => {
    const takingMore = defaultSlotRules.map((rule) => ({ ...rule, kinds: [...rule.kinds, 'RTF'] }));
    const files = [{ slot: 'REPORT', kind } as const, { slot: 'SUMMARY', kind: 'HWP' } as const];
    expect(told(problemsOfSubmission(complete, files.map(known), { slots: takingMore, isJudgedBlind: true, aiPolicy: aiAllowed }))).toEqual(
      blind,
    );
    expect(
      told(problemsOfSubmission(complete, files.map(known), { slots: takingMore, isJudgedBlind: false, aiPolicy: aiAllowed })),
    ).toEqual([]);
  });

  // Titles have 150 characters and summaries 3,000, as people count them.
  test.each<[string, EntryText, string[]]>([
    ['with nothing at all', blank, []],
    ['as long as may be', { ...complete, title: '각'.repeat(150).normalize('NFD'), summary: '가'.repeat(3000) }, []],
    [
      'one character too long',
      { ...complete, title: '가'.repeat(151), summary: '가'.repeat(3001) },
      ['title TOO_LONG', 'summary TOO_LONG'],
    ],
    [
      'with an impossible day',
      { ...complete, declarations: { ...declarations, dataSources: [{ collectedOn: '2025-02-30' }] } },
      ['declarations.dataSources.0.collectedOn NOT_A_DAY'],
    ],
  ])('%s, as a draft', (_, text, problems) => {
    expect(told(problemsOfDraft(text))).toEqual(problems);
  });
});
