import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'ko' | 'en';

const kept = (): Language => (localStorage.getItem('pado.language') === 'en' ? 'en' : 'ko');

/** Only the language that is shown is loaded. */
const load = { ko: () => import('./ko.json'), en: () => import('./en.json') };

export async function startLanguage(): Promise<void> {
  const language = kept();
  const { default: texts } = await load[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  const { default: texts } = await load[language]();
  i18next.addResourceBundle(language, 'translation', texts);
  await i18next.changeLanguage(language);
  localStorage.setItem('pado.language', language);
  document.documentElement.lang = language;
}

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'ko');
