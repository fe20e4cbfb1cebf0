/** By how much the server's clock is ahead of this machine's, in milliseconds, from the `Date` of its answers (to the second). */
let ahead = 0;

/** Half of a second is what such a date leaves out on average. */
export function hearServerTime(date: string | null): void {
  if (date) ahead = new Date(date).getTime() + 500 - Date.now();
}

/** Milliseconds until an instant by the server's clock; negative once it has passed. */
export const untilServer = (instant: string): number => new Date(instant).getTime() - (Date.now() + ahead);

export const serverNow = (): Date => new Date(Date.now() + ahead);
