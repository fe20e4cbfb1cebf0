import { describe, expect, test } from '@jest/globals';
import { emptyDeclarations, type Declarations } from '../../src/domain/declaration.js';
import { type EntryText, problemsOfDraft, problemsOfSubmission } from '../../src/domain/entry.js';
import { type FileSlot, mayLieIn } from '../../src/domain/file-slot.js';

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
  test.each<[string, EntryText, FileSlot[], string[]]>([
    ['complete with a report', complete, ['REPORT'], []],
    ['complete with everything', complete, ['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'], []],
    ['without a report', complete, ['SUMMARY', 'SLIDES'], ['files.REPORT REQUIRED']],
    ['with an invisible title', { ...complete, title: ' \u200b\u3164' }, ['REPORT'], ['title REQUIRED']],
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
  ])('%s, to be submitted', (_, text, slots, problems) => {
    expect(told(problemsOfSubmission(text, slots))).toEqual(problems);
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

describe('a slot', () => {
  const kinds = ['PDF', 'HWPX', 'HWP', 'PPTX', 'XLSX', 'DOCX', 'ZIP', 'IPYNB', 'CSV', 'PNG', 'JPEG'];

  test.each<[FileSlot, string[]]>([
    ['REPORT', ['PDF', 'HWPX', 'HWP', 'DOCX']],
    ['SUMMARY', ['PDF', 'HWPX', 'HWP', 'DOCX']],
    ['SLIDES', ['PDF', 'PPTX']],
    ['CODE', ['ZIP', 'IPYNB']],
    ['DATA', ['XLSX', 'ZIP', 'CSV']],
    ['EVIDENCE', kinds],
  ])('%s takes %j and nothing else', (slot, taken) => {
    expect(kinds.filter((kind) => mayLieIn(slot, kind) === null)).toEqual(taken);
  });

  test('says what it takes', () => {
    expect(mayLieIn('SLIDES', 'HWP')).toEqual({
      code: 'FILE_KIND_NOT_FOR_SLOT',
      data: { slot: 'SLIDES', kind: 'HWP', allowed: 'PDF, PPTX' },
    });
  });
});
