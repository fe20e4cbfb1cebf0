import { describe, expect, test } from '@jest/globals';
import { conflictGrounds, problemsOfInterest, toldGround } from '../../src/domain/conflict.js';
import { mayDeclareInterest, mostInterests } from '../../src/domain/permission/conflict.js';

test('of several grounds the same one is told, in whatever order they were found', () => {
  expect([toldGround([]), toldGround([...conflictGrounds]), toldGround(['EXCLUDED', 'SAME_DISTRICT', 'SAME_DEPARTMENT'])]).toEqual([
    null,
    'OWN_TEAM',
    'SAME_DEPARTMENT',
  ]);
});

describe('a declaration', () => {
  const said = { department: null, personName: null, personEmail: null };
  test.each<[string, Partial<Record<keyof typeof said, string>>, [string, string][]]>([
    ['of a department', { department: '6260000-DIGITAL' }, []],
    ['of a person with a department', { department: '6260000-DIGITAL', personName: '남궁민' }, []],
    ['of a person with a mail address', { personName: '남궁민', personEmail: 'min@busan.example' }, []],
    ['of a person with both', { department: '6260000', personName: '남궁민', personEmail: 'min@busan.example' }, []],
    ['of nothing', {}, [['personName', 'REQUIRED']]],
    ['of a mail address alone', { personEmail: 'min@busan.example' }, [['personName', 'REQUIRED']]],
    ['of a mail address in a department', { department: '6260000', personEmail: 'min@busan.example' }, [['personName', 'REQUIRED']]],
    ['of a name alone', { personName: '남궁민' }, [['personEmail', 'REQUIRED']]],
    ['of a blank name', { personName: '\u200b', department: '6260000' }, [['personName', 'REQUIRED']]],
  ])('%s', (_, more, problems) => {
    expect(problemsOfInterest({ ...said, ...more }).map(({ path, code }) => [path, code])).toEqual(problems);
  });

  test.each([
    ['DRAFT', 0, null],
    ['ANNOUNCED', mostInterests - 1, null],
    ['ANNOUNCED', mostInterests, 'DECLARED_ENOUGH'],
    ['PUBLISHED', 0, 'PHASE_WRONG'],
    ['ARCHIVED', 0, 'PHASE_WRONG'],
  ] as const)('in an edition that is %s, after %d others', (state, declared, code) => {
    expect(mayDeclareInterest(state, declared)?.code ?? null).toBe(code);
  });
});
