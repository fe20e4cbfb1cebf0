import { language } from './index.js';

/** The name of a thing that has both. */
export const named = (thing: { nameKo: string; nameEn: string }): string => (language() === 'en' ? thing.nameEn : thing.nameKo);

export const titled = (thing: { titleKo: string; titleEn: string }): string => (language() === 'en' ? thing.titleEn : thing.titleKo);

/** A sentence that has both. */
export const said = (sentence: { ko: string; en: string }): string => (language() === 'en' ? sentence.en : sentence.ko);
