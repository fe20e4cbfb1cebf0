/** The number that an entry keeps for life: `2025-분석-012`. Ordinals count from 1 within a competition and track. */
export const entryNumber = (year: number, trackShortName: string, ordinal: number): string =>
  `${year}-${trackShortName}-${String(ordinal).padStart(3, '0')}`;
