import { expect, test } from '@jest/globals';
import { departmentRows } from '../../../src/features/accounts/departments.data.js';

const indexOf = (code: string | null) => departmentRows.findIndex((row) => row.code === code);
const rowsOf = (kind: string) => departmentRows.filter((row) => row.kind === kind);

test('no two departments have one code', () => {
  expect(new Set(departmentRows.map(({ code }) => code)).size).toBe(departmentRows.length);
});

test('a parent comes before its parts and is not younger', () => {
  const children = departmentRows.filter(({ parentCode }) => parentCode !== null);
  const misplaced = children.filter((child) => {
    const parent = departmentRows[indexOf(child.parentCode)];
    return !parent || indexOf(parent.code) > indexOf(child.code) || (parent.validFrom ?? '') > (child.validFrom ?? '');
  });
  expect(children.length).toBeGreaterThan(0);
  expect(misplaced).toEqual([]);
});

test('Busan has 15 districts and one county, each a body of its own', () => {
  const codes = [...rowsOf('DISTRICT'), ...rowsOf('COUNTY')].map(({ code, parentCode }) => [code, parentCode]);
  expect(codes).toEqual(Array.from({ length: 16 }, (_, index) => [String(3250000 + index * 10_000), null]));
  expect(rowsOf('COUNTY').map(({ nameKo, nameEn }) => [nameKo, nameEn])).toEqual([['기장군', 'Gijang-gun']]);
});

test('outside people have one body', () => {
  expect(rowsOf('OUTSIDE').map(({ code, parentCode }) => [code, parentCode])).toEqual([['OUTSIDE', null]]);
});
