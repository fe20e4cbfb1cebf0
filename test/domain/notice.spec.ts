import { expect, test } from '@jest/globals';
import type { Actor, GrantedRole } from '../../src/domain/actor.js';
import { problemsOfNotice, problemsOfRevision } from '../../src/domain/notice.js';
import { mayAttachToNotice, mayPublishNotice, mayReadNotices } from '../../src/domain/permission/notice.js';
import type { CompetitionState } from '../../src/domain/phase.js';

const text = { titleKo: '대회 공고', titleEn: 'Notice', textKo: '참가자를 모집합니다.', textEn: 'Teams are invited.' };
const change = { changeKo: '일정을 바꾸었습니다.', changeEn: 'Other dates.' };

test.each([
  [{}, []],
  [{ titleKo: '두\n줄' }, ['titleKo NOT_ONE_LINE']],
  [{ titleEn: ' ', textEn: '' }, ['titleEn REQUIRED', 'textEn REQUIRED']],
  [{ textKo: '가'.repeat(20_001) }, ['textKo TOO_LONG']],
  [{ changeKo: '', changeEn: 'x'.repeat(1001) }, ['changeKo REQUIRED', 'changeEn TOO_LONG']],
])('a revision with %j', (more, found) => {
  expect(problemsOfRevision({ ...text, ...change, ...more }).map(({ path, code }) => `${path} ${code}`)).toEqual(found);
});

test('a first version has nothing to say of changes', () => {
  expect(problemsOfNotice(text)).toEqual([]);
});

const holder = (role: GrantedRole): Actor => ({
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: [{ role, competitionId: 'busan' }],
  scope: { role: null, competitionId: null },
});

test.each<[GrantedRole, CompetitionState, string | null, string | null]>([
  ['ORGANIZER', 'DRAFT', null, null],
  ['ORGANIZER', 'PUBLISHED', null, null],
  ['ORGANIZER', 'ARCHIVED', 'PHASE_WRONG', null],
  ['AUDITOR', 'DRAFT', 'NOT_FOUND', null],
  ['SECRETARY', 'DRAFT', 'NOT_FOUND', 'NOT_FOUND'],
  ['SECRETARY', 'ANNOUNCED', 'NOT_FOUND', null],
])('as %s of an edition that is %s: publishing %p, reading %p', (role, state, publishing, reading) => {
  const edition = { id: 'busan', state };
  const codes = [mayPublishNotice(holder(role), edition), mayReadNotices(holder(role), edition)].map((no) => no?.code ?? null);
  expect(codes).toEqual([publishing, reading]);
});

test('a visitor reads what is announced', () => {
  const codes = (['DRAFT', 'ANNOUNCED', 'ARCHIVED'] as const).map((state) => mayReadNotices(null, { id: 'busan', state })?.code ?? null);
  expect(codes).toEqual(['NOT_FOUND', null, null]);
});

test('a file is attached by its uploader, or stays attached', () => {
  const may = (isOwn: boolean, isAttached: boolean, holdsMacros = false) => mayAttachToNotice({ isOwn, isAttached, holdsMacros });
  expect([may(true, false), may(false, true), may(false, false)]).toEqual([null, null, { code: 'NOT_FOUND' }]);
  expect([may(true, false, true), may(false, false, true)]).toEqual([{ code: 'FILE_HOLDS_MACROS' }, { code: 'NOT_FOUND' }]);
});
