const weekdays = '일월화수목금토';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

// Korea has kept UTC+9 without summer time since October 1988, so this needs neither the process's time zone nor its time-zone data.
const inSeoul = (date: Date): Date => new Date(date.getTime() + 9 * 60 * 60 * 1000);

/** What clocks in Korea show at a moment, in the UTC fields of a date: for cells of a spreadsheet, which have no time zone. */
export const seoulClock = inSeoul;

/** A moment as people in Korea read it: `2025. 10. 15.(수) 14:00`, with seconds `2025. 10. 15.(수) 14:00:00`. */
export function formatSeoul(date: Date, { seconds = false }: { seconds?: boolean } = {}): string {
  const local = inSeoul(date);
  const day = `${local.getUTCFullYear()}. ${local.getUTCMonth() + 1}. ${local.getUTCDate()}.(${weekdays.charAt(local.getUTCDay())})`;
  const clock = [local.getUTCHours(), local.getUTCMinutes(), ...(seconds ? [local.getUTCSeconds()] : [])];
  return `${day} ${clock.map(twoDigits).join(':')}`;
}

/** The day in Korea at a moment: `2025-10-15`. */
export const seoulDay = (date: Date): string => inSeoul(date).toISOString().slice(0, 10);

/** The moment at which a day (`2025-10-15`) begins in Korea. */
export const seoulMidnight = (day: string): Date => new Date(`${day}T00:00:00+09:00`);
