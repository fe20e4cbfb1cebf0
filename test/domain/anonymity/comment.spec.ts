import { describe, expect, it } from '@jest/globals';
import { namedIn, objectionToNames } from '../../../src/domain/anonymity/comment.js';
import type { Identity } from '../../../src/domain/anonymity/identity.js';

const judge: Identity = {
  names: ['박서연'],
  workplaces: [
    {
      division: { nameKo: '빅데이터통계과', nameEn: 'Big Data and Statistics Division' },
      above: [],
      agency: { nameKo: '부산광역시', nameEn: 'Busan Metropolitan City' },
      isDistrict: false,
    },
  ],
  teamName: null,
  mails: ['seoyeon@busan.example'],
  phones: [],
};

const named = (text: string) => namedIn(judge, [{ path: 'comment', text }]).map(({ kind, match }) => `${kind} ${match}`);

describe("a judge's comment", () => {
  it.each([
    ['박서연 드림', 'MEMBER_NAME 박서연'],
    ['저는 빅데이터통계과 소속입니다.', 'DEPARTMENT 빅데이터통계과'],
    ['seoyeon@busan.example 로 물어 주세요', 'MAIL seoyeon@busan.example'],
    ['홍길동 과장님의 작품으로 보입니다.', 'SOMEBODY 홍길동 과장'],
    ['남궁민수주무관이 쓴 듯하다.', 'SOMEBODY 남궁민수주무관'],
    ['김철수 씨의 이전 보고서와 같다.', 'SOMEBODY 김철수 씨'],
    ['010-0000-1234로 전화 주세요', 'PERSONAL_DATA 010-0000-1234'],
  ])('that says "%s" names somebody', (text, finding) => {
    expect(named(text)).toEqual([finding]);
  });

  it.each([
    ['담당 주무관과 협의하는 절차가 빠졌습니다.'],
    ['해당 과장의 결재가 필요한 사안입니다.'],
    ['김민수(2021)의 연구를 인용한 점이 좋습니다.'],
    ['연제구의 빈집 현황을 잘 나누었습니다. 주민 이용을 더 보십시오.'],
    ['날씨 자료를 더하면 좋겠습니다. 신임 팀장도 읽을 수 있게 쓰십시오.'],
    ['3.5점을 준 까닭은 표 2의 12,480건이 표 3과 맞지 않기 때문입니다.'],
  ])('that says "%s" names nobody', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('says where each of them stands', () => {
    expect(namedIn(judge, [{ path: 'marks.impact.comment', text: '표가 좋다. 홍길동 과장에게 배웠나?' }])).toEqual([
      {
        path: 'marks.impact.comment',
        kind: 'SOMEBODY',
        personal: null,
        before: '표가 좋다. ',
        match: '홍길동 과장',
        after: '에게 배웠나?',
      },
    ]);
  });

  it('may name somebody if the judge means to, but never by a resident number', () => {
    const objection = (text: string, confirmed: boolean) =>
      objectionToNames(namedIn(judge, [{ path: 'comment', text }]), confirmed)?.code ?? null;
    expect(objection('홍길동 과장', false)).toBe('COMMENT_NAMES_SOMEBODY');
    expect(objection('홍길동 과장', true)).toBeNull();
    expect(objection('홍길동 과장 900101-1234568', true)).toBe('COMMENT_HAS_RESIDENT_NUMBER');
    expect(objection('표가 좋습니다.', false)).toBeNull();
  });
});
