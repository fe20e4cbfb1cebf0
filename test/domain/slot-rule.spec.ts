import { describe, expect, test } from '@jest/globals';
import { type FileSlot, fileSlots } from '../../src/domain/file-slot.js';
import { defaultSlotRules, mayChangeSlotRules, problemsOfSlotRules, slotKinds, type SlotRule } from '../../src/domain/slot-rule.js';
import { type FileFacts, mayLieIn, problemsOfFiles, warningsOf } from '../../src/domain/slotted-file.js';
import { fileKinds } from '../../src/platform/files/file-kind.js';

const usual = (slot: FileSlot): SlotRule => defaultSlotRules.find((rule) => rule.slot === slot)!;
const withChange = (slot: FileSlot, change: Partial<SlotRule>): SlotRule[] =>
  defaultSlotRules.map((rule) => (rule.slot === slot ? { ...rule, ...change } : rule));
const file = (more: Partial<FileFacts> = {}): FileFacts => ({ kind: 'PDF', size: 1000, pageCount: 3, holdsMacros: false, ...more });
const megabyte = 1024 * 1024;

test('the kinds that a slot may take are those that can be uploaded', () => {
  expect([...slotKinds].toSorted()).toEqual(Object.keys(fileKinds).toSorted());
});

describe('what an edition takes that says nothing else', () => {
  test.each<[FileSlot, string[], number]>([
    ['REPORT', ['PDF', 'HWPX', 'HWP', 'DOCX'], 100],
    ['SUMMARY', ['PDF', 'HWPX', 'HWP', 'DOCX'], 100],
    ['SLIDES', ['PDF', 'PPTX'], 200],
    ['CODE', ['ZIP', 'IPYNB'], 200],
    ['DATA', ['XLSX', 'ZIP', 'CSV'], 200],
    ['EVIDENCE', [...slotKinds], 200],
  ])('%s: %j up to %i MB and nothing else', (slot, taken, megabytes) => {
    expect(slotKinds.filter((kind) => mayLieIn(usual(slot), file({ kind })) === null)).toEqual(taken);
    const [most, more] = [megabytes * megabyte, megabytes * megabyte + 1].map((size) =>
      mayLieIn(usual(slot), file({ kind: taken[0]!, size })),
    );
    expect([most, more]).toEqual([
      null,
      { code: 'FILE_TOO_LARGE_FOR_SLOT', data: { slot, limit: megabytes * megabyte, limitText: `${megabytes} MB` } },
    ]);
  });

  test('only the report is required', () => {
    expect(defaultSlotRules.filter(({ isRequired }) => isRequired).map(({ slot }) => slot)).toEqual(['REPORT']);
    expect(problemsOfSlotRules(defaultSlotRules, true)).toEqual([]);
  });
});

describe('whether a file may lie in a slot', () => {
  const rule: SlotRule = { ...usual('REPORT'), maxSize: 5000, maxPages: 20 };
  test.each<[string, Partial<SlotRule>, Partial<FileFacts>, string | null]>([
    ['as large and as long as may be', {}, { size: 5000, pageCount: 20 }, null],
    ['a byte too large', {}, { size: 5001 }, 'FILE_TOO_LARGE_FOR_SLOT'],
    ['a page too long', {}, { pageCount: 21 }, 'FILE_HAS_TOO_MANY_PAGES'],
    ['a PDF whose pages could not be counted', {}, { pageCount: null }, null],
    ['a PDF without pages', {}, { pageCount: 0 }, null],
    ['a long one where pages are not limited', { maxPages: null }, { pageCount: 1001 }, null],
    ['another kind, whatever its pages', {}, { kind: 'HWPX', pageCount: 21 }, null],
    ['a kind that is not taken', {}, { kind: 'PPTX' }, 'FILE_KIND_NOT_FOR_SLOT'],
    ['a slot that is not offered', { isOffered: false }, {}, 'SLOT_NOT_OFFERED'],
    ['macros', {}, { holdsMacros: true }, 'FILE_HOLDS_MACROS'],
    ['macros where they are taken', { takesMacros: true }, { holdsMacros: true }, null],
  ])('%s', (_, change, facts, code) => {
    expect(mayLieIn({ ...rule, ...change }, file(facts))?.code ?? null).toBe(code);
  });

  test.each([
    [1024, '1 KB'],
    [1_500_000, '1.4 MB'],
    [megabyte, '1 MB'],
    [50 * megabyte, '50 MB'],
  ])('%i bytes are said as %s, which are always taken', (maxSize, limitText) => {
    expect(mayLieIn({ ...rule, maxSize }, file({ size: maxSize + 1 }))).toMatchObject({ data: { limit: maxSize, limitText } });
  });

  test('more pages than are counted are said to be more', () => {
    expect(mayLieIn(rule, file({ pageCount: 1001 }))).toEqual({
      code: 'FILE_HAS_TOO_MANY_PAGES',
      data: { slot: 'REPORT', pages: '1000+', limit: 20 },
    });
  });
});

test('everything that is wrong with the files of an entry is told at once, with the sentences of each', () => {
  const rules = withChange('SUMMARY', { isRequired: true }).map((rule) => ({ ...rule, maxSize: 5000, maxPages: 2 }));
  const files = [
    { slot: 'CODE' as const, ...file({ kind: 'CSV' }) },
    { slot: 'REPORT' as const, ...file() },
    { slot: 'DATA' as const, ...file({ kind: 'XLSX', size: 9000 }) },
  ];
  const problems = problemsOfFiles(rules, files, true);
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'files.REPORT FILE_HAS_TOO_MANY_PAGES',
    'files.SUMMARY REQUIRED',
    'files.CODE FILE_KIND_NOT_FOR_SLOT',
    'files.DATA FILE_TOO_LARGE_FOR_SLOT',
  ]);
  expect(problems[0]).toMatchObject({
    ko: '분석보고서 파일은 2쪽까지 받는데 3쪽입니다. 쪽수를 줄여 다시 올려 주세요.',
    en: 'The report may have up to 2 pages, and this has 3. Shorten it and send it again.',
  });
});

describe('a team is warned', () => {
  const rule = { ...usual('REPORT'), maxPages: 20 };
  test.each<[string, SlotRule, Partial<FileFacts>, number | null, string[]]>([
    ['of a HWPX that seems too long', rule, { kind: 'HWPX', pageCount: null }, 21, ['PAGES_OVER_LIMIT']],
    ['of nothing that seems to fit', rule, { kind: 'HWPX', pageCount: null }, 20, []],
    ['of nothing that nobody counted', rule, { kind: 'HWPX', pageCount: null }, null, []],
    ['of a PDF that could not be counted', rule, { pageCount: null }, null, ['PAGES_NOT_COUNTED']],
    ['of a PDF that only the reader of its text could count', rule, { pageCount: null }, 21, ['PAGES_OVER_LIMIT']],
    ['of nothing in one that it found short enough', rule, { pageCount: null }, 20, []],
    ['of nothing in a PDF that was', rule, { pageCount: 20 }, 22, []],
    ['of nothing where pages are not limited', { ...rule, maxPages: null }, { pageCount: null }, 400, []],
  ])('%s', (_, of, facts, pages, codes) => {
    expect(warningsOf(of, file(facts), pages).map(({ code }) => code)).toEqual(codes);
  });
});

describe('rules that cannot be', () => {
  test.each<[string, SlotRule[], boolean, string[]]>([
    ['the report is not required', withChange('REPORT', { isRequired: false }), false, ['slots.0.isRequired REPORT_REQUIRED']],
    ['the report is not offered', withChange('REPORT', { isOffered: false }), false, ['slots.0.isRequired REPORT_REQUIRED']],
    [
      'what is required is not offered',
      withChange('DATA', { isRequired: true, isOffered: false }),
      false,
      ['slots.4.isRequired NOT_OFFERED'],
    ],
    ['no kind is taken', withChange('DATA', { kinds: [] }), false, ['slots.4.kinds REQUIRED']],
    ['a kind that nobody knows', withChange('DATA', { kinds: ['CSV', 'XLS'] }), false, ['slots.4.kinds.1 UNKNOWN']],
    ['a kind twice', withChange('DATA', { kinds: ['CSV', 'CSV'] }), false, ['slots.4.kinds.1 REPEATED']],
    [
      'no report for blind judges',
      withChange('REPORT', { kinds: ['RTF'] }),
      true,
      ['slots.0.kinds.0 UNKNOWN', 'slots.0.kinds NOT_FOR_BLIND_JUDGES'],
    ],
    ['any report where nobody judges blind', withChange('REPORT', { kinds: ['PNG'] }), false, []],
    ['a report for blind judges among others', withChange('REPORT', { kinds: ['PNG', 'PDF'] }), true, []],
    ['too small', withChange('CODE', { maxSize: 1023 }), false, ['slots.3.maxSize OUT_OF_RANGE']],
    ['too large', withChange('CODE', { maxSize: 4096 * megabyte + 1 }), false, ['slots.3.maxSize OUT_OF_RANGE']],
    ['half a byte', withChange('CODE', { maxSize: 5000.5 }), false, ['slots.3.maxSize OUT_OF_RANGE']],
    ['no pages', withChange('SLIDES', { maxPages: 0 }), false, ['slots.2.maxPages OUT_OF_RANGE']],
    ['more pages than are counted', withChange('SLIDES', { maxPages: 1001 }), false, ['slots.2.maxPages OUT_OF_RANGE']],
    ['macros before judges', withChange('SLIDES', { takesMacros: true }), false, ['slots.2.takesMacros SHOWN_TO_JUDGES']],
    ['macros in code', withChange('CODE', { takesMacros: true }), false, []],
    ['a slot is missing', defaultSlotRules.filter(({ slot }) => slot !== 'DATA'), false, ['slots INCOMPLETE']],
    ['a slot twice', [...defaultSlotRules, usual('DATA')], false, ['slots.6.slot REPEATED']],
  ])('%s', (_, rules, isJudgedBlind, problems) => {
    expect(problemsOfSlotRules(rules, isJudgedBlind).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  });
});

describe('once somebody has submitted, the rules may only be widened', () => {
  const before = withChange('REPORT', { maxPages: 20 });
  const changed = (change: Partial<SlotRule>): SlotRule[] => before.map((rule) => (rule.slot === 'REPORT' ? { ...rule, ...change } : rule));
  test.each<[string, Partial<SlotRule>, boolean]>([
    ['nothing changes', {}, true],
    ['more pages', { maxPages: 30 }, true],
    ['any pages', { maxPages: null }, true],
    ['another kind', { kinds: [...usual('REPORT').kinds, 'PPTX'] }, true],
    ['larger', { maxSize: usual('REPORT').maxSize + 1 }, true],
    ['not required', { isRequired: false }, true],
    ['fewer pages', { maxPages: 19 }, false],
    ['a kind less', { kinds: ['PDF', 'HWPX', 'HWP'] }, false],
    ['smaller', { maxSize: usual('REPORT').maxSize - 1 }, false],
    ['not offered', { isOffered: false }, false],
  ])('%s: %j %j', (_, change, isWider) => {
    const objection = isWider ? null : { code: 'SLOTS_ONLY_WIDEN', data: { slots: ['REPORT'] } };
    expect(mayChangeSlotRules(before, changed(change), true)).toEqual(objection);
    expect(mayChangeSlotRules(before, changed(change), false)).toBeNull();
  });

  test.each<[string, FileSlot, Partial<SlotRule>]>([
    ['required where it was not', 'DATA', { isRequired: true }],
    ['limited where it was not', 'DATA', { maxPages: 900 }],
  ])('%s is narrower', (_, slot, change) => {
    expect(mayChangeSlotRules(before, withChange(slot, change), true)?.code).toBe('SLOTS_ONLY_WIDEN');
  });

  test('what is not taken any more is named slot by slot', () => {
    const none = defaultSlotRules.map((rule) => ({ ...rule, isOffered: false }));
    expect(mayChangeSlotRules(defaultSlotRules, none, true)).toEqual({ code: 'SLOTS_ONLY_WIDEN', data: { slots: [...fileSlots] } });
  });
});
