import { describe, expect, test } from '@jest/globals';
import {
  certificateNumber,
  type CertificateWording,
  dayInWords,
  defaultWording,
  filledIn,
  problemsOfWording,
} from '../../src/domain/certificate.js';

const good: CertificateWording = { ...defaultWording, issuer: '부산광역시장' };

describe('a wording', () => {
  test('with somebody who gives the award is right as it is proposed', () => {
    expect(problemsOfWording(good)).toEqual([]);
  });

  test.each<[string, Partial<CertificateWording>, string]>([
    ['nobody who gives it', { issuer: ' ' }, 'issuer REQUIRED'],
    ['no heading', { heading: '' }, 'heading REQUIRED'],
    ['a heading that is a sentence', { heading: '가'.repeat(11) }, 'heading TOO_LONG'],
    ['an issuer on two lines', { issuer: '부산광역시장\n드림' }, 'issuer NOT_ONE_LINE'],
    ['a day that is none', { day: '2025-02-30' }, 'day NOT_A_DAY'],
    ['a day written otherwise', { day: '2025. 11. 27.' }, 'day NOT_A_DAY'],
    ['a name that nothing fills in', { citationTeam: '{member}에게 줍니다.' }, 'citationTeam NAME_UNKNOWN'],
    ['a citation over a page', { citationMember: '가'.repeat(301) }, 'citationMember TOO_LONG'],
  ])('with %s is refused there', (_, more, problem) => {
    expect(problemsOfWording({ ...good, ...more }).map(({ path, code }) => `${path} ${code}`)).toEqual([problem]);
  });
});

test('a citation is filled in with what it names', () => {
  const facts = { year: '2025', competition: '경진대회', track: '분석', award: '대상', team: '데이터갈매기', title: '빈집' };
  expect(filledIn('{year} {competition} {track} {award} {team} {title} {nothing}', facts)).toBe(
    '2025 경진대회 분석 대상 데이터갈매기 빈집 {nothing}',
  );
});

test.each([
  [1, '제2025-001호'],
  [999, '제2025-999호'],
  [1000, '제2025-1000호'],
])('number %i of an edition', (ordinal, number) => {
  expect(certificateNumber(2025, ordinal)).toBe(number);
});

test('a day in words', () => {
  expect(dayInWords('2025-11-07')).toBe('2025년 11월 7일');
});
