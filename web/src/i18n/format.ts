import { language } from './index.js';

const zone = 'Asia/Seoul';
const weekdays = ['일', '월', '화', '수', '목', '금', '토'];
const seoul = (instant: string | Date): Date => new Date(new Date(instant).getTime() + 9 * 3_600_000);
const two = (value: number): string => `${value}`.padStart(2, '0');

/** `2025. 10. 15.(수)`, in English `Wed 15 Oct 2025`: the day in Korea. */
export function day(instant: string | Date): string {
  const at = seoul(instant);
  if (language() === 'ko') return `${at.getUTCFullYear()}. ${at.getUTCMonth() + 1}. ${at.getUTCDate()}.(${weekdays[at.getUTCDay()]})`;
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    .format(new Date(instant))
    .replace(',', '');
}

/** `14:03:22`, or without seconds. */
export function time(instant: string | Date, { seconds = false }: { seconds?: boolean } = {}): string {
  const at = seoul(instant);
  const minutes = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${minutes}:${two(at.getUTCSeconds())}` : minutes;
}

/** `2025. 10. 15.(수) 14:00`. */
export const dateTime = (instant: string | Date, options: { seconds?: boolean } = {}): string =>
  `${day(instant)} ${time(instant, options)}`;

/** `5,000`. */
export const count = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** `38.2 MB`. */
export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`;
  if (size < 1_000_000) return `${(size / 1_000).toFixed(0)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}
