import { expect, test } from '@jest/globals';
import { type EditionNames, problemsOfEditionNames } from '../../src/domain/edition.js';

const names: EditionNames = {
  titleKo: '2025 부산광역시 데이터 분석·활용 경진대회',
  titleEn: 'Busan Data Analysis Competition 2025',
  tracks: [{ nameKo: '데이터 분석', nameEn: 'Data analysis' }],
  stages: [
    { nameKo: '서면심사', nameEn: 'Paper review' },
    { nameKo: '발표심사', nameEn: 'Presentation' },
  ],
};

test.each<[string, Partial<EditionNames>, string[]]>([
  ['as they should be', {}, []],
  ['of blanks', { titleKo: ' ', titleEn: '\u3164' }, ['titleKo REQUIRED', 'titleEn REQUIRED']],
  [
    'of several lines',
    { titleKo: '경진\n대회', tracks: [{ nameKo: '데이터\t분석', nameEn: 'A' }] },
    ['titleKo NOT_ONE_LINE', 'tracks.0.nameKo NOT_ONE_LINE'],
  ],
  ['with a bell', { titleEn: 'Busan\u0007' }, ['titleEn NOT_PRINTABLE']],
  [
    'that read backwards',
    { stages: [names.stages[0]!, { nameKo: '발표', nameEn: '\u202enoitatneserP' }] },
    ['stages.1.nameEn TURNS_DIRECTION'],
  ],
  [
    'that are too long',
    { titleKo: '가'.repeat(201), tracks: [{ nameKo: '가'.repeat(100), nameEn: 'a'.repeat(101) }] },
    ['titleKo TOO_LONG', 'tracks.0.nameEn TOO_LONG'],
  ],
])('names %s', (_, changes, problems) => {
  expect(problemsOfEditionNames({ ...names, ...changes }).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
});
