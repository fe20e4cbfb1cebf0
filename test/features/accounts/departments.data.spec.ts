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

// The codes of agencies and of legal districts (법정동) are public; the English names are the city's own.
test('Busan has 15 districts and one county, each a body of its own', () => {
  const bodies = [...rowsOf('DISTRICT'), ...rowsOf('COUNTY')];
  expect(bodies.map((row) => [row.nameKo, row.nameEn, row.legalDistrictCode, row.code, row.kind, row.parentCode])).toEqual([
    ['중구', 'Jung-gu', '26110', '3250000', 'DISTRICT', null],
    ['서구', 'Seo-gu', '26140', '3260000', 'DISTRICT', null],
    ['동구', 'Dong-gu', '26170', '3270000', 'DISTRICT', null],
    ['영도구', 'Yeongdo-gu', '26200', '3280000', 'DISTRICT', null],
    ['부산진구', 'Busanjin-gu', '26230', '3290000', 'DISTRICT', null],
    ['동래구', 'Dongnae-gu', '26260', '3300000', 'DISTRICT', null],
    ['남구', 'Nam-gu', '26290', '3310000', 'DISTRICT', null],
    ['북구', 'Buk-gu', '26320', '3320000', 'DISTRICT', null],
    ['해운대구', 'Haeundae-gu', '26350', '3330000', 'DISTRICT', null],
    ['사하구', 'Saha-gu', '26380', '3340000', 'DISTRICT', null],
    ['금정구', 'Geumjeong-gu', '26410', '3350000', 'DISTRICT', null],
    ['강서구', 'Gangseo-gu', '26440', '3360000', 'DISTRICT', null],
    ['연제구', 'Yeonje-gu', '26470', '3370000', 'DISTRICT', null],
    ['수영구', 'Suyeong-gu', '26500', '3380000', 'DISTRICT', null],
    ['사상구', 'Sasang-gu', '26530', '3390000', 'DISTRICT', null],
    ['기장군', 'Gijang-gun', '26710', '3400000', 'COUNTY', null],
  ]);
});

test('the city has its own code, and so have those of its parts and services that were named in the press from 2024 to 2026', () => {
  const city = departmentRows.filter(({ code }) => code === '6260000');
  expect(city.map(({ nameKo, nameEn, legalDistrictCode }) => [nameKo, nameEn, legalDistrictCode])).toEqual([
    ['부산광역시', 'Busan Metropolitan City', '26'],
  ]);
  const named = (codes: (code: string | null) => boolean, kind: string): string[] =>
    rowsOf(kind).flatMap(({ nameKo, parentCode }) => (codes(parentCode) ? nameKo : []));
  const bureaus =
    '기획조정실 시민안전실 디지털경제실 행정자치국 사회복지국 여성가족국 체육국 문화체육국 교통혁신국 해양농수산국 첨단산업국 ' +
    '신공항추진본부 미래디자인본부 관광마이스국 푸른도시국 ';
  const divisions =
    '국제협력과 경제정책과 산업정책과 투자유치과 청년정책과 물류정책과 문화예술과 반려동물과 도로안전과 노후도시관리과 조직담당관 창업벤처담당관';
  expect(named((parent) => parent === '6260000', 'CITY_HALL')).toEqual((bureaus + divisions).split(' '));
  const services = '소방재난본부 상수도사업본부 보건환경연구원 인재개발원 차량등록사업소 낙동강관리본부';
  expect(named((parent) => parent === '6260000', 'AGENCY')).toEqual(services.split(' '));
});

test('a part stands under another part only where it is known to', () => {
  const nameOf = new Map(departmentRows.map(({ code, nameKo }) => [code, nameKo]));
  const parts = departmentRows.filter(({ parentCode }) => parentCode !== null && parentCode !== '6260000');
  expect(parts.map(({ nameKo, parentCode, validFrom }) => [nameKo, nameOf.get(parentCode!), validFrom])).toEqual([
    ['미래기술전략국', '디지털경제실', null],
    ['관광정책과', '관광마이스국', null],
    ['공원정책과', '푸른도시국', '2024-02-14'],
    ['산림녹지과', '푸른도시국', '2024-02-14'],
  ]);
});

test('outside people have one body', () => {
  expect(rowsOf('OUTSIDE').map(({ code, parentCode }) => [code, parentCode])).toEqual([['OUTSIDE', null]]);
});
