import type { TextPart } from '../document.js';
import { type Hit, hit, type PersonalDataKind } from './finding.js';
import { literal } from './folded.js';

const at = '\\s?(?:@|\\(at\\)|\\[at\\]|\\{at\\}|<at>|\\sat\\s|골뱅이)\\s?';
const dot = '\\s?(?:\\.|\\(dot\\)|\\[dot\\]|\\sdot\\s)\\s?';
const anyMail = new RegExp(`(?<![\\w.+-])[a-z0-9][a-z0-9._%+-]{0,63}${at}[a-z0-9-]{1,63}(?:${dot}[a-z]{2,24}){1,4}(?![\\w-])`, 'g');
/** Of an office, and nobody's own. */
const officeMail = /^(?:info|help|admin|webmaster|no-?reply|contact|data|support|service|open|portal|git|postmaster|privacy)(?:@|\s|\(|\[)/;

const personal = (kind: PersonalDataKind, start: number, end: number): Hit => ({
  ...hit('PERSONAL_DATA', start, end),
  personal: kind,
});

/** The team's own addresses, and their names before the @ where a computer writes them. */
export function findOwnMails(mails: readonly string[], text: string, where: TextPart['where']): Hit[] {
  return mails.flatMap((mail) => {
    const [local, domain] = [mail.slice(0, mail.lastIndexOf('@')), mail.slice(mail.lastIndexOf('@') + 1)];
    const whole = `(?<![\\w])${literal(local)}${at}${domain.split('.').map(literal).join(dot)}(?![\\w-])`;
    const isTelling = where !== 'TEXT' && local.length >= 4;
    const alone = `(?<![a-z0-9])${literal(local)}(?![a-z0-9@])`;
    return (isTelling ? [whole, alone] : [whole]).flatMap((pattern) => matchesOf(new RegExp(pattern, 'g'), text, 'MAIL'));
  });
}

const matchesOf = (pattern: RegExp, text: string, kind: 'MAIL' | 'PHONE'): Hit[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => hit(kind, index, index + found.length));

/** The team's own numbers, however they are parted, from Korea or abroad. */
export const findOwnPhones = (phones: readonly string[], text: string): Hit[] =>
  phones.flatMap((phone) => {
    const digits = phone.replace(/^\s*\+?82[\s-]?/, '0').replace(/\D/g, '');
    if (digits.length < 8) return [];
    const rest = digits.slice(1).split('').join('[\\s.)\\-]{0,2}');
    return matchesOf(new RegExp(`(?<![\\d])(?:\\+?82[\\s.)(\\-]{0,3}0?|\\(?0)[\\s.)\\-]{0,2}${rest}(?!\\d)`, 'g'), text, 'PHONE');
  });

export const findMails = (text: string): Hit[] =>
  [...text.matchAll(anyMail)].flatMap(({ index, 0: found }) =>
    officeMail.test(found) || !isMail(found) ? [] : [personal('MAIL', index, index + found.length)],
  );

/** `look at data.go` reads like an address that hides itself: it has to end as addresses do. */
const isMail = (found: string): boolean => found.includes('@') || /(?:kr|com|net|org|example|io|edu|gov)$/.test(found.replace(/\s/g, ''));

const mobile = /(?<![\d.-])(?:\+?82[\s.)(-]{0,3}0?1|\(?01)[016789]\)?[\s.·-]{0,3}\d{3,4}[\s.·-]{0,3}\d{4}(?![\d]|[.-]\d)/g;
const telephone = /(?<![\d.-])(?:\+?82[\s.)(-]{0,3}|\(?0)(?:2|[3-6]\d|70)\)?[\s.·-]{0,3}\d{3,4}[\s.·-]{1,3}\d{4}(?![\d]|[.-]\d)/g;
const callLabel = /(?:전화|연락처|문의|내선|휴대|핸드폰|☎|℡|\btel|\bphone|담당)[^\n]{0,16}$/;
const officeCall = /(?:민원|콜센터|대표\s?전화|고객|상담)[^\n]{0,16}$/;

/** Mobile numbers anywhere, and telephones where somebody is to be called. */
export function findPhones(text: string): Hit[] {
  const mobiles = [...text.matchAll(mobile)]
    .filter(({ 0: found }) => /[\s.·()+-]/.test(found) || found.length === 11)
    .map(({ index, 0: found }) => personal('MOBILE', index, index + found.length));
  const telephones = [...text.matchAll(telephone)].flatMap(({ index, 0: found }) => {
    const before = text.slice(Math.max(0, index - 20), index);
    return callLabel.test(before) && !officeCall.test(before) ? [personal('TELEPHONE', index, index + found.length)] : [];
  });
  return [...mobiles, ...telephones];
}
