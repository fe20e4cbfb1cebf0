import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { untilServer } from '../api/server-clock.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const two = (value: number): string => `${value}`.padStart(2, '0');

/** How long until an instant by the server's clock, in words; the last hour shows seconds. Null when it has passed. */
export function Countdown({ to }: { to: string }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(() => untilServer(to));
  useEffect(() => {
    const timer = setInterval(() => setLeft(untilServer(to)), SECOND);
    return () => clearInterval(timer);
  }, [to]);
  if (left <= 0) return null;
  const days = Math.floor(left / (24 * HOUR));
  const hours = Math.floor((left % (24 * HOUR)) / HOUR);
  const minutes = Math.floor((left % HOUR) / (60 * SECOND));
  const clock = left < HOUR ? `${two(minutes)}:${two(Math.floor((left % (60 * SECOND)) / SECOND))}` : `${two(hours)}:${two(minutes)}`;
  // Not announced every second.
  return (
    <span className="countdown" role="timer" aria-live="off">
      {days > 0 ? t('time.leftDays', { count: days, clock }) : t('time.left', { clock })}
    </span>
  );
}
