import { dayOf } from './day.js';
import type { CellReading } from './import/cell-reader.js';
import { trainingStatuses } from './training-record.js';
import type { TrainingStatus } from './training-record.js';

// Excel's day 1 is 1900-01-01, and it believes in a 29 February 1900: from March 1900 on, days count from 1899-12-30.
const excelEpoch = { year: 1899, month: 12, day: 30 };

const isPlausible = (day: string): boolean => day >= '2000-01-01' && day < '2100-01-01';

/**
 * A day as training offices write it: `2025-04-21`, `2025.4.21.`, `2025. 4. 21.` or the serial of an Excel date (45768).
 * Null where there is no such day between 2000 and 2099.
 */
export function parseTrainingDate(text: string): string | null {
  const written = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})\.\s*(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(text);
  const day = written ? dayOf(Number(written[1]), Number(written[2]), Number(written[3])) : dayOfSerial(text);
  return day !== null && isPlausible(day) ? day : null;
}

function dayOfSerial(text: string): string | null {
  if (!/^\d{5}$/.test(text)) return null;
  return new Date(Date.UTC(excelEpoch.year, excelEpoch.month - 1, excelEpoch.day + Number(text))).toISOString().slice(0, 10);
}

function parseHours(text: string): string | null {
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? null : `${Number(whole)}.${fraction.padEnd(2, '0')}`.replace(/\.?0{1,2}$/, '');
}

const isStatus = (word: string): word is keyof typeof trainingStatuses => Object.hasOwn(trainingStatuses, word);

const isResidentNumber = (text: string): boolean => /^\d{6}-?[0-9]\d{6}$/.test(text);

const statusWords = Object.keys(trainingStatuses).join(', ');

export const yearCell: CellReading<number> = {
  read: (text) => (/^20\d{2}$/.test(text) ? Number(text) : null),
  code: 'NOT_A_YEAR',
  ko: '연도를 2025처럼 적어 주세요.',
  en: 'Please write a year like 2025.',
};

export const levelCell: CellReading<number> = {
  read: (text) => (/^(?:level|lv\.?|l|레벨)?\s*[0-4]$/i.test(text) ? Number(text.slice(-1)) : null),
  code: 'NOT_A_LEVEL',
  ko: '레벨은 0부터 4까지이며, 없으면 비워 둡니다.',
  en: 'A level is 0 to 4, or blank where there is none.',
};

export const ordinalCell: CellReading<number> = {
  read: (text) => Number(/^제?\s*0*([1-9]\d{0,2})\s*(?:기|차|차수|회|회차)?$/.exec(text)?.[1] ?? 0) || null,
  code: 'NOT_AN_ORDINAL',
  ko: '기수를 1 이상의 숫자로 적어 주세요.',
  en: 'Please write the session as a number from 1.',
};

export const dayCell: CellReading<string> = {
  read: parseTrainingDate,
  code: 'NOT_A_DAY',
  ko: '날짜를 확인해 주세요. 2025-04-21, 2025. 4. 21. 또는 엑셀 날짜값으로 적습니다.',
  en: 'Please check the day: write 2025-04-21, 2025. 4. 21. or an Excel date value.',
};

export const employeeNumberCell: CellReading<string> = {
  read: (text) => (/^[\p{L}\p{N}_-]+$/u.test(text) && !isResidentNumber(text) ? text : null),
  code: 'NOT_AN_EMPLOYEE_NUMBER',
  ko: '직원번호를 확인해 주세요. 글자, 숫자, -, _만 쓰며, 엑셀이 2.03E+09처럼 바꾼 값이나 주민등록번호는 받지 않습니다.',
  en: 'Please check the employee number: letters, digits, - and _; no value that a spreadsheet turned into 2.03E+09, no resident number.',
};

export const mailCell: CellReading<string> = {
  read: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null),
  code: 'NOT_A_MAIL_ADDRESS',
  ko: '메일 주소를 확인해 주세요.',
  en: 'Please check the mail address.',
};

export const statusCell: CellReading<TrainingStatus> = {
  read: (text) => {
    const word = text.replace(/\s/g, '');
    return isStatus(word) ? trainingStatuses[word] : null;
  },
  code: 'UNKNOWN_STATUS',
  ko: `상태는 다음 중 하나입니다: ${statusWords}`,
  en: `The status is one of: ${statusWords}.`,
};

/** Hours with at most two decimals, as a decimal text without needless zeros. */
export const hoursCell: CellReading<string> = {
  read: parseHours,
  code: 'NOT_HOURS',
  ko: '시간을 14 또는 14.5처럼 적어 주세요.',
  en: 'Please write hours like 14 or 14.5.',
};
