import { add, fractionOf, parseDecimal, type Fraction } from '../fraction.js';

const instantPattern =
  /^(?<date>\d{4}-\d\d-\d\d)T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<rest>\d{1,20}))?)?(?:Z|(?<sign>[+-])(?<offsetHour>\d\d):?(?<offsetMinute>\d\d)?)$/;

/**
 * The seconds since 1970 of an ISO 8601 date, time and offset (`Z`, `+09:00`, `+0900`, `+09`), exact below the millisecond; null when
 * it is none, when its offset is missing or when there is no such day or time.
 */
export function parseInstant(text: string): Fraction | null {
  const parts = instantPattern.exec(text)?.groups;
  if (!parts) return null;
  const part = (name: string) => Number(parts[name] ?? 0);
  const midnight = Date.parse(`${parts['date']}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March.
  const isOnTheCalendar = new Date(midnight).getUTCDate() === Number(parts['date']?.slice(-2));
  const isOnTheClock =
    part('hour') < 24 && part('minute') < 60 && part('second') < 60 && part('offsetHour') < 24 && part('offsetMinute') < 60;
  if (!isOnTheCalendar || !isOnTheClock) return null;
  const offset = (part('offsetHour') * 60 + part('offsetMinute')) * (parts['sign'] === '-' ? -60 : 60);
  const seconds = midnight / 1000 + part('hour') * 3600 + part('minute') * 60 + part('second') - offset;
  const rest = parseDecimal(`0.${parts['rest'] ?? 0}`);
  return rest && add(fractionOf(seconds), rest);
}
