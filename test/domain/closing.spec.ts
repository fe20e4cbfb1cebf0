import { describe, expect, test } from '@jest/globals';
import type { ClosingException, JudgedEntry } from '../../src/domain/closing.js';
import { type JudgeProgress, mayCloseStage } from '../../src/domain/permission/stage.js';

const reason = '위원이 입원하여 심사를 마치지 못했습니다.';
const anException = (judge: string | null, entry: string): ClosingException => ({ judge, entry, reason });

/** An entry that J1, J2, … have; `late` names those who have not submitted. */
const anEntry = (id: string, judges: number, ...late: string[]): JudgedEntry => ({
  needed: 2,
  id,
  number: `2025-분석-00${id}`,
  judges,
  submitted: judges - late.length,
  late,
});

const aJudge = (judgeId: string, name: string, submitted: number, total: number): JudgeProgress => ({ judgeId, name, submitted, total });
const progress = [aJudge('j1', '박서준', 12, 12), aJudge('j2', '이하늘', 9, 12), aJudge('j3', '최바다', 11, 12)];

function closing(judged: JudgedEntry[], exceptions: ClosingException[] = [], needed = 2) {
  const entries = judged.map((entry) => ({ ...entry, needed }));
  const refusal = mayCloseStage('OPEN', { progress, entries }, exceptions);
  return refusal && [refusal.code, refusal.data?.['missing'], refusal.data?.problems?.map(({ path, code }) => [path, code])];
}

test('a stage with every sheet in closes, and so does one without entries', () => {
  expect(closing([anEntry('1', 2), anEntry('2', 3)])).toBeNull();
  expect(closing([])).toBeNull();
});

describe('what is missing is told', () => {
  test('with who owes how many sheets', () => {
    const entries = [anEntry('1', 3, 'j2'), anEntry('2', 3, 'j2', 'j3'), anEntry('3', 3, 'j2')];
    expect(mayCloseStage('OPEN', { progress, entries })).toEqual({
      code: 'SHEETS_MISSING',
      data: {
        missing: 4,
        problems: [
          {
            path: 'judges.j2',
            code: 'SHEETS_MISSING',
            ko: '이하늘 위원: 채점표 12부 중 3부를 확정하지 않았습니다.',
            en: '이하늘: 3 of 12 sheets are missing.',
          },
          {
            path: 'judges.j3',
            code: 'SHEETS_MISSING',
            ko: '최바다 위원: 채점표 12부 중 1부를 확정하지 않았습니다.',
            en: '최바다: 1 of 12 sheets are missing.',
          },
        ],
      },
    });
  });

  test('also for judges from whom an entry was taken', () => {
    expect(closing([anEntry('1', 1), anEntry('2', 0), anEntry('3', 3, 'j3')])).toEqual([
      'SHEETS_MISSING',
      4,
      [
        ['judges.j3', 'SHEETS_MISSING'],
        ['entries.2025-분석-001.judges', 'JUDGES_MISSING'],
        ['entries.2025-분석-002.judges', 'JUDGES_MISSING'],
      ],
    ]);
  });
});

describe('an exception', () => {
  const entries = [anEntry('1', 2, 'j2'), anEntry('2', 3, 'j2', 'j3'), anEntry('3', 1)];
  const seat = anException(null, '3');

  test('takes one sheet, or the empty seats of one entry, out of what is missing', () => {
    expect(closing(entries, [seat, anException('j2', '1')])).toEqual([
      'SHEETS_MISSING',
      2,
      [
        ['judges.j2', 'SHEETS_MISSING'],
        ['judges.j3', 'SHEETS_MISSING'],
      ],
    ]);
    expect(closing(entries, [anException('j2', '1'), anException('j2', '2'), anException('j3', '2')])).toEqual([
      'SHEETS_MISSING',
      1,
      [['entries.2025-분석-003.judges', 'JUDGES_MISSING']],
    ]);
  });

  test('for each missing sheet lets the stage close', () => {
    expect(closing(entries, [seat, anException('j2', '1'), anException('j2', '2'), anException('j3', '2')])).toBeNull();
  });

  test.each<[string, ClosingException[], string[][]]>([
    ['for a sheet that is in', [anException('j1', '1')], [['exceptions.0', 'NOT_MISSING']]],
    ['for seats that are taken', [seat, anException(null, '1')], [['exceptions.1', 'NOT_MISSING']]],
    ['for an entry that is not there', [anException('j2', '9')], [['exceptions.0', 'NOT_MISSING']]],
    ['twice', [seat, seat], [['exceptions.1', 'REPEATED']]],
    ['without a reason', [{ ...seat, reason: '  ' }], [['exceptions.0.reason', 'REQUIRED']]],
    ['with a reason that says nothing', [{ ...seat, reason: '입원' }], [['exceptions.0.reason', 'TOO_SHORT']]],
  ])('%s is refused', (_, exceptions, problems) => {
    expect(closing(entries, exceptions)).toEqual(['INVALID_INPUT', undefined, problems]);
  });

  test('never lets an entry go without any sheet', () => {
    const nobody = [anEntry('1', 2), anEntry('2', 1, 'j2'), anEntry('3', 0)];
    expect(closing(nobody, [anException('j2', '2'), anException(null, '2'), seat])).toEqual([
      'ENTRIES_UNJUDGED',
      undefined,
      [
        ['entries.2025-분석-002', 'ENTRY_UNJUDGED'],
        ['entries.2025-분석-003', 'ENTRY_UNJUDGED'],
      ],
    ]);
  });
});
