import type { Standing } from './documents.js';

/** For people to compare by eye; whole numbers stand where an entry is opened, and in exports. */
const shortened = (value: string | number, digits: number): string => Number(value).toFixed(digits).replace('-', '−');

/** The adjusted score with its error beside it, never alone. */
export const adjustedOf = ({ adjusted, standardError }: Pick<Standing, 'adjusted' | 'standardError'>): string =>
  adjusted === null ? '–' : `${shortened(adjusted, 2)} ±${standardError === null ? '?' : shortened(standardError, 1)}`;

/** What could not be worked out is never shown as a number. */
export const figure = (value: string | number | null, digits = 2): string => (value === null ? '–' : shortened(value, digits));

/** Above or below colleagues, with the sign. */
export const signed = (value: string | number | null, digits = 1): string =>
  value === null ? '–' : `${Number(value) > 0 ? '+' : ''}${shortened(value, digits)}`;

export const percent = (chance: string | number | null, digits = 0): string =>
  chance === null ? '–' : `${shortened(Number(chance) * 100, digits)}%`;

/** One place, or from one to another. */
export const between = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);
