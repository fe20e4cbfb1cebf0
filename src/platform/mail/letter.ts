import type { Locale } from '../../domain/locale.js';

/** What a letter says. */
interface Words {
  subject: string;
  text: string;
}

/** A kind of letter in both languages. Each has a file of its own in the feature that writes it. */
export type Template<Facts> = Record<Locale, (facts: Facts) => Words>;

/** A letter put into words, ready to be sent. */
export interface Letter extends Words {
  locale: Locale;
}

export const inWords = <Facts>(template: Template<Facts>, locale: Locale, facts: Facts): Letter => ({ ...template[locale](facts), locale });

/** What stands below every letter. */
const closings: Record<Locale, string> = {
  ko: '파도 · 데이터 분석 경진대회 심사\n이 메일은 자동으로 보낸 것이며 회신은 읽지 않습니다.',
  en: 'Pado · judging for analytics competitions\nThis letter was sent automatically; replies are not read.',
};

export const withClosing = ({ text, locale }: Letter): string => `${text.trim()}\n\n-- \n${closings[locale]}\n`;
