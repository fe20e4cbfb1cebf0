import type { DataSource } from './declaration.js';
import { licenceWords } from './licence.js';
import { isBlank } from './text.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * How a data source is cited: `부산광역시, 「데이터명」, 빅-데이터웨이브(https://…), 기준 2025. 6., 2025. 9. 12. 수집, 공공누리 제1유형.` What is not
 * filled in yet is left out; null without a name and a provider.
 */
export function citationOf(source: DataSource): { ko: string; en: string } | null {
  const { name, provider, source: from, referencePeriod: period, collectedOn: day, licence } = source;
  if (isBlank(name) || isBlank(provider)) return null;
  const terms = licence ? licenceWords[licence] : null;
  const ko = [
    provider,
    `「${name}」`,
    from,
    isBlank(period) ? null : `기준 ${period}`,
    isBlank(day) ? null : `${inKorean(day!)} 수집`,
    terms?.ko,
  ];
  const en = [
    provider,
    `“${name}”`,
    from,
    isBlank(period) ? null : `as of ${period}`,
    isBlank(day) ? null : `collected on ${inEnglish(day!)}`,
    terms?.en,
  ];
  return { ko: sentence(ko), en: sentence(en) };
}

const sentence = (parts: readonly (string | null | undefined)[]): string => {
  const text = parts.filter((part) => !isBlank(part)).join(', ');
  return text.endsWith('.') ? text : `${text}.`;
};

const partsOf = (day: string): number[] => day.split('-').map(Number);

const inKorean = (day: string): string => {
  const [year, month, date] = partsOf(day);
  return `${year}. ${month}. ${date}.`;
};

const inEnglish = (day: string): string => {
  const [year, month, date] = partsOf(day);
  return `${date} ${months[month! - 1]} ${year}`;
};
