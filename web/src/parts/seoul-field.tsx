import { TextField } from './fields.js';

interface SeoulFieldProps {
  label: string;
  hint?: string;
  isRequired?: boolean;
  /** `2026-10-10T18:00:00`, as clocks in Korea show it; empty: none. */
  value: string;
  onChange: (clock: string) => void;
}

/** A moment by the clocks of Korea, wherever it is typed. */
export const SeoulField = (props: SeoulFieldProps) => <TextField {...props} type={'datetime-local'} />;

/** What such a field shows for an instant. */
export const seoulClock = (instant: string | null): string =>
  instant ? new Date(new Date(instant).getTime() + 9 * 3_600_000).toISOString().slice(0, 19) : '';

/** The instant that such a field means; null: none. */
export const fromSeoulClock = (clock: string): string | null => (clock ? new Date(`${clock}+09:00`).toISOString() : null);
