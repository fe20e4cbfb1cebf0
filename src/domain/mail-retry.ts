/** How long to wait after each failed attempt to send a letter, in minutes: most of a day in all, so that a night's outage loses nothing. */
const waits = [1, 5, 15, 60, 180, 360, 720];

/** When a letter whose sending failed for the `attempts`th time is sent again; null: it is given up. */
export function nextTryAt(attempts: number, now: Date): Date | null {
  const minutes = waits[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
