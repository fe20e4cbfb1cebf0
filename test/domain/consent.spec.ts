import { describe, expect, test } from '@jest/globals';
import { consentKinds, consentText, isRequired, mayTakePart, missingRequired } from '../../src/domain/consent.js';
import type { ConsentKind } from '../../src/domain/consent.js';

describe('consents', () => {
  test('only that to personal data is required', () => {
    expect(consentKinds.map((kind) => [kind, isRequired(kind)])).toEqual([
      ['PRIVACY', true],
      ['TRAINING_HISTORY', false],
      ['NAME_PUBLICATION', false],
      ['WORK_PUBLICATION', false],
    ]);
  });

  test.each<[ConsentKind[], ConsentKind[]]>([
    [[], ['PRIVACY']],
    [['PRIVACY'], []],
    [['TRAINING_HISTORY', 'NAME_PUBLICATION'], ['PRIVACY']],
    [['NAME_PUBLICATION', 'PRIVACY'], []],
  ])('given %j, %j is missing', (given, missing) => {
    expect(missingRequired(given)).toEqual(missing);
  });

  const hashes = { PRIVACY: 'p', TRAINING_HISTORY: 't', NAME_PUBLICATION: 'n', WORK_PUBLICATION: 'w' };

  test.each<[string, object | null]>([
    ['PRIVACY p', null],
    ['NAME_PUBLICATION n, PRIVACY p, TRAINING_HISTORY t', null],
    ['', { code: 'CONSENT_MISSING', data: { kinds: ['PRIVACY'] } }],
    ['TRAINING_HISTORY t', { code: 'CONSENT_MISSING', data: { kinds: ['PRIVACY'] } }],
    ['PRIVACY t', { code: 'CONSENT_TEXT_CHANGED', data: { kinds: ['PRIVACY'] } }],
    ['PRIVACY p, TRAINING_HISTORY n', { code: 'CONSENT_TEXT_CHANGED', data: { kinds: ['TRAINING_HISTORY'] } }],
  ])('with %j: %j', (given, refusal) => {
    const consents = given.split(', ').flatMap((each) => {
      const [kind, textHash] = each.split(' ') as [ConsentKind, string?];
      return textHash ? [{ kind, textHash }] : [];
    });
    expect(mayTakePart(consents, hashes)).toEqual(refusal);
  });

  test('each kind is given once', () => {
    const twice = { kind: 'PRIVACY', textHash: 'p' } as const;
    const problems = mayTakePart([twice, twice], hashes)?.data?.problems;
    expect(problems?.map(({ path, code }) => [path, code])).toEqual([['consents.1', 'REPEATED']]);
  });

  // The four items of a notice under the Personal Information Protection Act: purpose, data, retention, right to refuse.
  test.each(consentKinds)('the texts of %s have the four items and say whether they are required', (kind) => {
    const { ko, en } = consentText(kind);
    expect([ko, en].map((text) => text.match(/[①②③④]/g))).toEqual([
      ['①', '②', '③', '④'],
      ['①', '②', '③', '④'],
    ]);
    expect([ko.slice(0, 4), en.slice(0, 10)]).toEqual(isRequired(kind) ? ['[필수]', '[Required]'] : ['[선택]', '[Optional]']);
  });

  // The template of DOMAIN.md 6, whole: its hash is what members' consents are recorded with.
  test('the text on personal data is that of the template', () => {
    expect(consentText('PRIVACY').ko).toBe(
      '[필수] 개인정보 수집·이용 동의 — ① 목적: 경진대회 접수, 본인 확인, 심사·시상 안내 ② 항목: 성명, 소속기관, 부서, 직급, 행정메일, 사무실 전화 ③ 보유기간: 결과 발표일부터 1년(수상자는 시상일부터 5년), 기간이 끝나면 지체 없이 파기 ④ 동의를 거부할 권리가 있으며, 거부하면 참가할 수 없습니다.',
    );
  });

  test('the text on training history is that of the template', () => {
    expect(consentText('TRAINING_HISTORY').ko).toBe(
      '[선택] 교육이력 연계 동의 — ① 목적: 교육과 대회 참여의 관련성 통계 ② 항목: 교육과정·레벨·기수·수료 여부·수료일 ③ 보유기간: 통계 작성 후 1년 ④ 거부해도 참가·심사에 불이익이 없습니다.',
    );
  });
});
