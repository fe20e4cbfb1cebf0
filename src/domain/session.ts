const HOUR = 3_600_000;
/** Whoever is at work all day is not asked again; a window that somebody forgot is not open for ever. */
const MOST_TIMES = 3;

interface Extension {
  now: Date;
  signedInAt: Date;
  /** Until when it lasts as it is; it is never cut short. */
  expiresAt: Date;
  /** For how many hours a sign-in is good. */
  sessionHours: number;
}

/** Until when a browser stays signed in that asks for longer: as long again, though never longer than three times in all. */
export function extendedUntil({ now, signedInAt, expiresAt, sessionHours }: Extension): Date {
  const wished = now.getTime() + sessionHours * HOUR;
  const last = signedInAt.getTime() + MOST_TIMES * sessionHours * HOUR;
  return new Date(Math.max(Math.min(wished, last), expiresAt.getTime()));
}
