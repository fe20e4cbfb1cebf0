import { PARTICLE_WRITTEN, settledParticle } from './particle.js';
import { slotNames } from './file-slot.js';
import { accountSentences } from './sentences/account.js';
import { awardSentences } from './sentences/award.js';
import { adoptionSentences } from './sentences/adoption.js';
import { appealSentences } from './sentences/appeal.js';
import { beforeHourSentences } from './sentences/before-hour.js';
import { competitionSentences } from './sentences/competition.js';
import { conflictSentences } from './sentences/conflict.js';
import { entrySentences } from './sentences/entry.js';
import { fileSentences } from './sentences/file.js';
import { finalSentences } from './sentences/final.js';
import { generalSentences } from './sentences/general.js';
import { mailSentences } from './sentences/mail.js';
import { panelSentences } from './sentences/panel.js';
import { paperSentences } from './sentences/papers.js';
import { personalSentences } from './sentences/personal.js';
import { publicationSentences } from './sentences/publication.js';
import { requestSentences } from './sentences/request.js';
import { resultSentences } from './sentences/result.js';
import { scoringSentences } from './sentences/scoring.js';
import { spreadsheetSentences } from './sentences/spreadsheet.js';
import { teamSentences } from './sentences/team.js';
import { verificationSentences } from './sentences/verification.js';

/** Every way the system says no: a code, its sentences in Korean and English, and data for programs. */
const sentences = {
  ...generalSentences,
  ...requestSentences,
  ...accountSentences,
  ...mailSentences,
  ...competitionSentences,
  ...beforeHourSentences,
  ...teamSentences,
  ...fileSentences,
  ...entrySentences,
  ...panelSentences,
  ...conflictSentences,
  ...scoringSentences,
  ...resultSentences,
  ...finalSentences,
  ...awardSentences,
  ...publicationSentences,
  ...paperSentences,
  ...appealSentences,
  ...personalSentences,
  ...adoptionSentences,
  ...verificationSentences,
  ...spreadsheetSentences,
};

export type RefusalCode = keyof typeof sentences;

export const refusalCodes = Object.keys(sentences) as RefusalCode[];

export interface Problem {
  /** Where in the input, e.g. `marks.2.points`. */
  path: string;
  code: string;
  ko: string;
  en: string;
}

export interface Refusal {
  code: RefusalCode;
  data?: Record<string, unknown> & { problems?: Problem[] };
}

export const refusal = (code: RefusalCode, data?: Refusal['data']): Refusal => (data ? { code, data } : { code });

/** Data that are codes, by their name: a sentence says what people call them. */
const named: Record<string, Record<string, { ko: string; en: string }>> = { slot: slotNames, slots: slotNames };

/** Data in a sentence: texts and numbers as they are, lists with commas; anything else has no place in one. */
const inWords = (name: string, value: unknown, language: 'ko' | 'en'): string => {
  if (Array.isArray(value)) return value.map((each) => inWords(name, each, language)).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? (named[name]?.[value]?.[language] ?? String(value)) : '';
};

/** A piece of data in a sentence, and the particle after it whose form it decides. */
const gap = new RegExp(`\\{(\\w+)\\}(${PARTICLE_WRITTEN})?`, 'g');

/** The two sentences of a refusal, with its data filled in. */
export function sentencesOf({ code, data = {} }: Refusal): { ko: string; en: string } {
  const written = writtenSentences(code);
  const fill = (language: 'ko' | 'en') =>
    written[language].replace(gap, (_, name: string, particle?: string) => {
      const words = inWords(name, data[name], language);
      return particle === undefined ? words : words + settledParticle(words, particle);
    });
  return { ko: fill('ko'), en: fill('en') };
}

/** The two sentences of a code as they are written, with the names of their data in braces. */
export function writtenSentences(code: RefusalCode): { ko: string; en: string } {
  const [ko, en] = sentences[code];
  return { ko, en };
}

/** A refusal on its way to the person who asked. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${sentencesOf(refusal).en}`);
  }
}

/** The first line of a use case after loading: goes on only where there is no objection. */
export function refuse(objection: Refusal | null): void {
  if (objection) throw new Refused(objection);
}
