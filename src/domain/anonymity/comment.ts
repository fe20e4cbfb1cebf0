import { refusal, type Refusal } from '../refusal.js';
import { isCommonWord } from './common-words.js';
import { leaksOfPiece } from './find-leaks.js';
import type { FindingKind, Hit, PersonalDataKind } from './finding.js';
import { asWritten, fold } from './folded.js';
import type { Identity } from './identity.js';
import { afterTitle, titles } from './korean-words.js';

/** A comment, and where it stands in what was sent, such as `marks.impact.comment`. */
export interface Remark {
  path: string;
  text: string;
}

/** What in a judge's comment names somebody. */
export interface NamedInRemark {
  path: string;
  /** SOMEBODY: a name with an official's title, whoever that is. */
  kind: FindingKind | 'SOMEBODY';
  personal: PersonalDataKind | null;
  before: string;
  match: string;
  after: string;
}

/**
 * Who is named in a judge's comments, as far as the judge may know it: the judge, anybody by name and title, and personal data. Nothing of
 * the team is asked: an answer that knew its names would tell the judge whose entry it is.
 */
export const namedIn = (judge: Identity, remarks: readonly Remark[]): NamedInRemark[] =>
  remarks.flatMap(({ path, text }) => {
    const own = leaksOfPiece(judge, { part: { where: 'TEXT', page: null, label: null, text }, offset: 0 });
    const found = own.map(({ kind, personal, before, match, after }) => ({ path, kind, personal, before, match, after }));
    return [...found, ...titledNames(path, text).filter(({ match }) => !found.some((mine) => match.startsWith(mine.match)))];
  });

/** A resident number has no place in a comment, whatever anybody confirms. */
const mustGo = ({ personal }: NamedInRemark): boolean => personal === 'RESIDENT_NUMBER';

const surnames =
  '김|이|박|최|정|강|조|윤|장|임|한|오|서|신|권|황|안|송|류|전|홍|고|문|양|손|배|백|허|유|남|심|노|하|곽|성|차|주|우|구|민|나|진|지|엄|채|원|천|방|공|현|함|변|염|여|추|도|소|석|선|설|마|길|연|위|표|명|기|반|왕|금|옥|육|인|맹|제|모|남궁|제갈|황보|선우|사공|서문|독고';
const titledName = new RegExp(`(?<![가-힣])((?:${surnames})[가-힣]{1,2})[ \\t]?(${titles}|씨)`, 'g');
/** What stands before a title and is no name, though it begins as one. */
const notNames = new Set(
  '신임 전임 현임 소속 해당 주무 담당 선임 수석 상임 비상임 연구 기술 정책 인사 총무 안전 복지 주민 민원 지역 도시 전담 전산 정보 홍보 기획 조사 현장 지원 여성 청년 우리 이런 저런 모든 한두 여러'.split(
    ' ',
  ),
);

function titledNames(path: string, written: string): NamedInRemark[] {
  const folded = fold(written);
  return [...folded.text.matchAll(titledName)].flatMap(({ index, 0: whole, 1: name, 2: title }) => {
    const end = index + whole.length;
    const right = folded.text.slice(end).match(/^[가-힣]*/)![0];
    const isName = !isCommonWord(name!) && !notNames.has(name!) && !(title === '씨' && name!.length === 2);
    if (!isName || !afterTitle.test(right)) return [];
    return [{ path, kind: 'SOMEBODY', personal: null, ...around(written, folded, { start: index, end }) }];
  });
}

const around = (written: string, folded: ReturnType<typeof fold>, { start, end }: Pick<Hit, 'start' | 'end'>) => ({
  before: asWritten(written, folded, Math.max(0, start - 24), start),
  match: asWritten(written, folded, start, end),
  after: asWritten(written, folded, end, Math.min(folded.text.length, end + 24)),
});

/**
 * What keeps comments from being saved: that they name somebody, unless the judge has looked at it and means it (`confirmed`), or that
 * they have a resident number.
 */
export function objectionToNames(named: readonly NamedInRemark[], confirmed: boolean): Refusal | null {
  const numbers = named.filter(mustGo);
  if (numbers.length > 0) return refusal('COMMENT_HAS_RESIDENT_NUMBER', { findings: numbers });
  return named.length > 0 && !confirmed ? refusal('COMMENT_NAMES_SOMEBODY', { findings: named }) : null;
}
