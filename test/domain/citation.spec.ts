import { describe, expect, test } from '@jest/globals';
import { type CatalogueItem, problemsOfCatalogueItem, problemsOfPicks, withPicks, wordsOf } from '../../src/domain/catalogue.js';
import { citationOf } from '../../src/domain/citation.js';
import type { DataSource } from '../../src/domain/declaration.js';

const source: DataSource = {
  name: '120 민원 접수 현황',
  provider: '부산광역시',
  source: '빅-데이터웨이브(https://data.busan.example)',
  licence: 'KOGL_1',
  referencePeriod: '2025. 6.',
  collectedOn: '2025-09-12',
};

describe('a citation', () => {
  test.each<[string, DataSource, ko: string | undefined, en: string | undefined]>([
    [
      'of all that is known',
      source,
      '부산광역시, 「120 민원 접수 현황」, 빅-데이터웨이브(https://data.busan.example), 기준 2025. 6., 2025. 9. 12. 수집, 공공누리 제1유형.',
      '부산광역시, “120 민원 접수 현황”, 빅-데이터웨이브(https://data.busan.example), as of 2025. 6., collected on 12 September 2025, KOGL Type 1.',
    ],
    [
      'of a draft',
      { name: '기상', provider: '기상청', referencePeriod: '2025. 6.' },
      '기상청, 「기상」, 기준 2025. 6.',
      '기상청, “기상”, as of 2025. 6.',
    ],
    ['of nothing that has a name', { ...source, name: ' ' }, undefined, undefined],
    ['of nobody', { ...source, provider: null }, undefined, undefined],
  ])('%s', (_, declared, ko, en) => {
    const cited = citationOf(declared);
    expect([cited?.ko, cited?.en]).toEqual([ko, en]);
  });
});

describe('the catalogue', () => {
  const item: CatalogueItem = {
    nameKo: '도시철도 역별 승하차 인원',
    nameEn: 'Metro passengers',
    providerKo: '부산교통공사',
    providerEn: 'Busan Transportation Corporation',
    portalKo: '빅-데이터웨이브',
    portalEn: 'Big-Data Wave',
    address: 'https://data.busan.go.kr',
    licence: null,
    isOfBigDataWave: true,
  };

  test('fills in what it knows, and leaves what it does not', () => {
    const typed = { ...source, catalogueItem: 'a', name: '내가 적은 이름', usesBigDataWave: false };
    const [picked, other] = withPicks([typed, source], new Map([['a', item]]));
    expect(picked).toEqual({
      ...source,
      catalogueItem: 'a',
      name: '도시철도 역별 승하차 인원',
      provider: '부산교통공사',
      source: '빅-데이터웨이브(https://data.busan.go.kr)',
      licence: 'KOGL_1',
      usesBigDataWave: true,
    });
    expect(other).toBe(source);
    expect(withPicks([typed], new Map([['a', { ...item, licence: 'KOGL_4' as const }]]))[0]!.licence).toBe('KOGL_4');
  });

  test('has what is picked, or says where it has not', () => {
    const sources = [source, { catalogueItem: 'a' }, { catalogueItem: 'b' }];
    expect(problemsOfPicks(sources, new Map([['a', item]])).map(({ path }) => path)).toEqual(['declarations.dataSources.2.catalogueItem']);
  });

  test.each<[Partial<CatalogueItem>, string[]]>([
    [{}, []],
    [{ nameKo: ' ', portalEn: 'a\nb' }, ['nameKo REQUIRED', 'portalEn NOT_ONE_LINE']],
    [{ address: 'javascript:alert(1)' }, ['address NOT_AN_ADDRESS']],
    [{ address: 'https://data.busan.go.kr@evil.example/' }, ['address NOT_AN_ADDRESS']],
    [{ address: 'https://data.busan.go.kr/a b' }, ['address NOT_AN_ADDRESS']],
    [{ providerEn: 'a'.repeat(151) }, ['providerEn TOO_LONG']],
  ])('with %j has these problems: %j', (change, problems) => {
    expect(problemsOfCatalogueItem({ ...item, ...change }).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  });

  test('is searched by composed words', () => {
    expect(wordsOf(` ${'부산'.normalize('NFD')}\u3000 교통 `)).toEqual(['부산', '교통']);
  });
});
