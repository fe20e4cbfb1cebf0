import { type Hit, hit, type PersonalDataKind } from './finding.js';

const apart = '[\\s-]{0,2}';
const residentNumber = /(?<![\d.-])(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\s?-\s?|\s)?([1-8])(\d{6})(?![\d]|[.-]\d)/g;
const card = /(?<![\d.-])[3-69]\d{3}([\s-]?)\d{4}\1\d{4}\1\d{4}(?![\d]|[.-]\d)/g;
const account = /(?<![\d.-])\d{2,6}-\d{2,6}-\d{2,8}(?:-\d{1,6})?(?![\d]|[.-]\d)/g;
const passport = /(?<![a-z0-9])[msrodg](?:\d{8}|\d{3}[a-z]\d{4})(?![a-z0-9])/g;
const licence = new RegExp(`(?<![\\d.-])(?:1[1-9]|2[0-8])${apart}\\d{2}${apart}\\d{6}${apart}\\d{2}(?![\\d]|[.-]\\d)`, 'g');

/** Numbers by which the state, or a bank, knows a person; as rarely as can be what is only data. */
export const findPersonalNumbers = (text: string): Hit[] => [
  ...found(residentNumber, 'RESIDENT_NUMBER', text, isResidentNumber),
  ...found(card, 'CARD', text, ({ 0: number, 1: sign, index }) => hasLuhn(number) && (sign !== '' || isNear(text, index, /카드|card/))),
  ...found(account, 'ACCOUNT', text, ({ 0: number, index }) => number.replace(/\D/g, '').length >= 10 && isNear(text, index, bank)),
  ...found(passport, 'PASSPORT', text, ({ index }) => isNear(text, index, /여권|passport/)),
  ...found(licence, 'DRIVER_LICENCE', text, ({ index }) => isNear(text, index, /면허\s?번호|운전\s?면허|licen[cs]e/)),
];

const bank = /은행|계좌|예금주|농협|수협|신협|새마을금고|우체국|입금|account/;

const found = (pattern: RegExp, kind: PersonalDataKind, text: string, isOne: (match: RegExpExecArray) => boolean): Hit[] =>
  [...text.matchAll(pattern)]
    .filter(isOne)
    .map(({ index, 0: number }) => ({ ...hit('PERSONAL_DATA', index, index + number.length), personal: kind }));

const isNear = (text: string, index: number, word: RegExp): boolean => word.test(text.slice(Math.max(0, index - 24), index));

/**
 * With its hyphen a number of a possible day is one, if its last digit is right or could be any (since October 2020). Without it, in a
 * table of figures, the last digit has to be right.
 */
function isResidentNumber([, year, month, day, sign, first, last]: RegExpExecArray): boolean {
  const century = '1256'.includes(first!) ? 1900 : 2000;
  const born = new Date(Date.UTC(century + Number(year), Number(month) - 1, Number(day)));
  if (born.getUTCDate() !== Number(day)) return false;
  const digits = `${year}${month}${day}${first}${last}`;
  const isRight = checkDigit(digits) === Number(digits[12]);
  return isRight || (sign?.includes('-') === true && century === 2000 && Number(year) >= 20);
}

const checkDigit = (digits: string): number => {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  const isForeigner = '5678'.includes(digits[6]!);
  return isForeigner ? (13 - (sum % 11)) % 10 : (11 - (sum % 11)) % 10;
};

function hasLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].toReversed().map(Number);
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}
