import { describe, expect, it } from '@jest/globals';
import { findLeaks } from '../../../src/domain/anonymity/find-leaks.js';
import type { Identity } from '../../../src/domain/anonymity/identity.js';
import type { TextPart } from '../../../src/domain/document.js';

const nobody: Identity = { names: [], workplaces: [], teamName: null, mails: [], phones: [] };
const planning = { nameKo: '기획감사실', nameEn: 'Planning and Audit Office' };
const yeonje = { nameKo: '연제구', nameEn: 'Yeonje-gu' };
const inYeonje: Identity = { ...nobody, workplaces: [{ division: planning, above: [], agency: yeonje, isDistrict: true }] };

const found = (identity: Partial<Identity>, text: string, place: Partial<TextPart> = {}): string[] =>
  findLeaks({ ...nobody, ...identity }, [{ where: 'TEXT', page: 1, label: null, ...place, text }]).map(
    ({ kind, personal, match }) => `${personal ?? kind} ${match}`,
  );

describe('a Korean name', () => {
  it.each([
    ['with a particle', '김민수가 모형을 만들었다.', '김민수'],
    ['with a title', '김민수 주무관', '김민수'],
    ['with a title in brackets', '김민수(주무관)의 글', '김민수'],
    ['letter by letter', '작성자 김 민 수', '김 민 수'],
    ['with its given name apart', '김 민수 드림', '김 민수'],
    ['with dots', '김·민·수', '김·민·수'],
    ['with hyphens', '(김-민-수)', '김-민-수'],
    ['over the end of a line', '표는 김민\n수가 그렸다.', '김민\n수'],
    ['down a narrow column', '김\n민\n수', '김\n민\n수'],
    ['with an unseen mark in it', '김\u200b민수의 노트', '김\u200b민수'],
    ['straight after a label', '작성자김민수소속기획감사실', '김민수'],
    ['typed in parts', '김민수는'.normalize('NFD'), '김민수'.normalize('NFD')],
    ['in Latin letters', 'by MINSU KIM', 'MINSU KIM'],
    ['in Latin letters as people spell theirs', 'Kim, Min-Soo', 'Kim, Min-Soo'],
    ['by the given name and a title', '민수 씨가 답하였다.', '민수'],
  ])('is found %s', (_, text, match) => {
    expect(found({ names: ['김민수'] }, text)).toEqual([`MEMBER_NAME ${match}`]);
  });

  it.each([
    ['inside another word', '김민수', '김민수치과의원 앞 김민수길'],
    ['of somebody else with the same given name', '김민수', '박민수 주무관, 이 민수 씨'],
    ['of which there is only the family name', '김민수', '김 주무관과 김씨'],
    ['of a work that is cited', '김민수', '김민수(2021)와 김민수·박지훈(2019), (김민수, 2016)'],
    ['of an actor', '김민수', '배우 김민수가 다녀갔다. 김민수 교수의 책'],
    ['in a signpost', '이정', '이정표를 따라 이정이 짧은 길로'],
    ['in a craft', '한지', '한지공예와 한지를 파는 가게'],
    ['in a waterworks', '정수', '정수장의 정수 공정'],
    ['in a district', '사하', '사하구와 사하의 바다'],
    ['that a sentence makes of two words', '이지원', '이 지원 사업은 2년째이다.'],
    ['that a sentence makes of two other words', '이가을', '이 가을에 열리는 축제'],
    ['that says what is best', '최우수', '최우수 사례로 선정되었다.'],
    ['that the document uses as a word', '조윤', '조윤하는 방법, 조윤된 값, 조윤률'],
  ])('is not found %s', (_, name, text) => {
    expect(found({ names: [name] }, text)).toEqual([]);
  });

  it('is found though it is an ordinary word, where a person is meant', () => {
    const says = (text: string) => found({ names: ['이용', '박서연'] }, text);
    expect(says('이용 주무관이 시설 이용을 조사하였다.')).toEqual(['MEMBER_NAME 이용']);
    expect(says('팀원: 박서연, 이용')).toEqual(['MEMBER_NAME 박서연', 'MEMBER_NAME 이용']);
    expect(says('작성자 : 이용')).toEqual(['MEMBER_NAME 이용']);
  });
});

describe('where somebody works', () => {
  it.each([
    ['연제구 기획감사실 소속', 'DEPARTMENT 연제구 기획감사실'],
    ['기획감사실의 업무에서 출발하였다.', 'DEPARTMENT 기획감사실'],
    ['연제구청 직원', 'DISTRICT 연제구청'],
    ['저는 연제구청에서 일합니다.', 'DISTRICT 연제구청'],
    ['우리 구는 넓다.', 'DISTRICT 우리 구'],
    ['저희 연제구청은', 'DISTRICT 연제구청'],
    ['Planning and Audit Office', 'DEPARTMENT Planning and Audit Office'],
  ])('is told by "%s"', (text, finding) => {
    expect(found(inYeonje, text)).toEqual([finding]);
  });

  it.each([
    ['연제구의 빈집은 늘었다.'],
    ['연제구청 앞 사거리'],
    ['자료: 연제구 기획감사실(2024)'],
    ['수영구 기획감사실의 사례'],
    ['우리 구조대와 우리 군인'],
    ['구·군별: 중구 1, 연제구 2'],
  ])('is not told by "%s"', (text) => {
    expect(found(inYeonje, text)).toEqual([]);
  });

  it('is told by whom a file calls its maker', () => {
    expect(found(inYeonje, '연제구청', { where: 'PROPERTY', label: 'Company', page: null })).toEqual(['DISTRICT 연제구청']);
  });
});

describe('a team', () => {
  it('is found by its name, however it is spaced where it is said to be one', () => {
    const says = (text: string) => found({ teamName: '데이터갈매기' }, text);
    expect(says('데이터갈매기가 제안한다.')).toEqual(['TEAM_NAME 데이터갈매기']);
    expect(says('데이터 갈매기 팀은')).toEqual(['TEAM_NAME 데이터 갈매기']);
    expect(says('이동 데이터 갈매기 떼의 경로')).toEqual([]);
  });

  it('is not found in words that happen to be its name', () => {
    expect(found({ teamName: '등대' }, '등대 세 곳과 등대가 있는 섬')).toEqual([]);
    expect(found({ teamName: '등대' }, '팀명: 등대')).toEqual(['TEAM_NAME 등대']);
    expect(found({ teamName: '광안대교차로' }, '광안대교 차로 수는 8개이다.')).toEqual([]);
  });
});

describe('addresses and numbers', () => {
  it('of the team are found in any spelling', () => {
    const own = { mails: ['minsu.kim@busan.example'], phones: ['051-000-1234'] };
    const says = (text: string) => found(own, text);
    expect(says('minsu.kim@busan.example')).toEqual(['MAIL minsu.kim@busan.example']);
    expect(says('MINSU.KIM (at) busan (dot) example')).toEqual(['MAIL MINSU.KIM (at) busan (dot) example']);
    expect(says('(051) 000 1234, +82-51-000-1234, 0510001234')).toEqual([
      'PHONE (051) 000 1234',
      'PHONE +82-51-000-1234',
      'PHONE 0510001234',
    ]);
    expect(found(own, 'C:\\Users\\minsu.kim\\a.py', { where: 'PATH' })).toEqual(['MAIL minsu.kim']);
  });

  it.each([
    ['a resident number with its right last digit', '900101-1234568', ['RESIDENT_NUMBER 900101-1234568']],
    ['one of after October 2020, which has no such digit', '201105-3000000', ['RESIDENT_NUMBER 201105-3000000']],
    ['no resident number of the 31st of February', '900231-1234568', []],
    ['a mobile number', '010-0000-1234', ['MOBILE 010-0000-1234']],
    ['a mobile number from abroad', '+82 10 0000 1234', ['MOBILE +82 10 0000 1234']],
    ['an address', '제보 reader1@mail.example', ['MAIL reader1@mail.example']],
    ['a card', '4000-0000-0000-0002', ['CARD 4000-0000-0000-0002']],
    ['an account', '부산은행 101-2000-3000-04', ['ACCOUNT 101-2000-3000-04']],
    ['a passport', '여권 M12345678', ['PASSPORT M12345678']],
    ['nothing in codes, dates and places', '2611010100 2025-01-01 35.179554, 129.075642 1234567890123 8801234567893', []],
    ['nothing in the number and address of an office', '대표전화 051-000-1234, help@portal.example', []],
    ['nothing in programs', '@property\nnumpy@1.26.4\n1.10.2345.6789', []],
  ])('of anybody are personal data: %s', (_, text, expected) => {
    expect(found({}, text)).toEqual(expected);
  });
});

describe('a finding', () => {
  it('says where it stands, with the words around it as they are written', () => {
    const text = '첫째 줄\nＫｉｍ Ｍｉｎｓｕ 올림';
    const [finding] = findLeaks({ ...nobody, names: ['김민수'] }, [{ where: 'TEXT', page: 3, label: null, text }]);
    expect(finding).toEqual({
      kind: 'MEMBER_NAME',
      personal: null,
      certainty: 'CERTAIN',
      where: 'TEXT',
      page: 3,
      label: null,
      at: 5,
      before: '첫째 줄\n',
      match: 'Ｋｉｍ Ｍｉｎｓｕ',
      after: ' 올림',
    });
  });

  it('is looked for in a long table in no time that grows faster than the table', () => {
    const row = '중구,120,김 수 민 정,35.1,129.0,010 000 000\n';
    expect(found({ ...inYeonje, names: ['김민수', '이정'], mails: ['user001@busan.example'] }, row.repeat(20_000))).toEqual([]);
  });
});
