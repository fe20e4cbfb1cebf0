import { problem } from './problem.js';
import type { Calendar } from './phase.js';
import type { Problem } from './refusal.js';

const DAY = 86_400_000;

/** A calendar of its own, or the one that is copied, so many days later. */
export interface CalendarWish {
  calendar: Calendar | null;
  shiftDays: number | null;
}

/** One of the two is wished for, and not both. */
export function problemsOfCalendarWish({ calendar, shiftDays }: CalendarWish): Problem[] {
  if ((calendar === null) !== (shiftDays === null)) return [];
  const ko = '새 일정(calendar)과 일정을 미룰 일수(shiftDays) 가운데 하나만 적어 주세요.';
  return [problem('calendar', 'ONE_OF_TWO', ko, 'Give either a calendar or the days to shift it by, and not both.')];
}

export const shifted = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

/** The calendar of a copy. */
export function calendarOfCopy(source: Calendar, { calendar, shiftDays }: CalendarWish): Calendar {
  if (calendar) return calendar;
  const [registrationOpensAt, registrationClosesAt, submissionsCloseAt] = [
    source.registrationOpensAt,
    source.registrationClosesAt,
    source.submissionsCloseAt,
  ].map((at) => shifted(at, shiftDays ?? 0)) as [Date, Date, Date];
  return { registrationOpensAt, registrationClosesAt, submissionsCloseAt };
}

/** By how many whole days, rounded, a copy comes after what it was copied from. The last deadline tells. */
export const daysBetween = (source: Calendar, copy: Calendar): number =>
  Math.round((copy.submissionsCloseAt.getTime() - source.submissionsCloseAt.getTime()) / DAY);

/** `2025 경진대회` becomes `2026 경진대회`. */
export const titleOfCopy = (title: string, year: number, yearOfCopy: number): string => title.replaceAll(String(year), String(yearOfCopy));
