/** The languages that people read here: Korean and English. */
export const locales = ['ko', 'en'] as const;
export type Locale = (typeof locales)[number];
