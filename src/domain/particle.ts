/** Particles whose form follows the last sound of the word before them: the form after a closed syllable (받침), and the one after an open one. */
const forms = {
  '이/가': ['이', '가'],
  '은/는': ['은', '는'],
  '을/를': ['을', '를'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
} as const;
export type Particle = keyof typeof forms;

/** Where nobody can know how a word is read, both forms stand. */
const both: Record<Particle, string> = { '이/가': '이(가)', '은/는': '은(는)', '을/를': '을(를)', '과/와': '과(와)', '으로/로': '(으)로' };

/** A particle as it is written in a sentence that has gaps: `이(가)`; the particle of each by that. */
const written = new Map(Object.entries(both).map(([particle, text]) => [text, particle as Particle]));
export const PARTICLE_WRITTEN = '이\\(가\\)|은\\(는\\)|을\\(를\\)|과\\(와\\)|\\(으\\)로';

type Ending = 'OPEN' | 'CLOSED' | 'RIEUL';

/** 영 일 이 삼 사 오 육 칠 팔 구; tens, hundreds and so on are closed, as 영 is. */
const digits: readonly Ending[] = ['CLOSED', 'RIEUL', 'OPEN', 'CLOSED', 'OPEN', 'OPEN', 'CLOSED', 'RIEUL', 'RIEUL', 'OPEN'];
/** By their names: 엘 엠 엔 알; all others are open. */
const letters: Record<string, Ending> = { L: 'RIEUL', M: 'CLOSED', N: 'CLOSED', R: 'RIEUL' };

const FIRST_SYLLABLE = 0xac00;
const FINALS = 28;
const RIEUL = 8;

/** The form of a particle after a word: `으로` after 수상작, `이` after 대상, `가` after 2025-분석-012; `을(를)` where its last sound cannot be known. */
export function particleAfter(word: string | number, particle: Particle): string {
  const ending = endingOf(String(word));
  if (ending === null) return both[particle];
  const [closed, open] = forms[particle];
  // After ㄹ it is 로 as after an open syllable, and only that.
  return ending === 'OPEN' || (ending === 'RIEUL' && particle === '으로/로') ? open : closed;
}

/** The word with its particle. */
export const withParticle = (word: string | number, particle: Particle): string => `${word}${particleAfter(word, particle)}`;

/** The form of a particle that is written as both, after a word that is put before it. */
export const settledParticle = (word: string, text: string): string => particleAfter(word, written.get(text)!);

/** How a word sounds at its end; null: nobody can know. Quotation marks and what stands behind it in brackets are not read. */
function endingOf(word: string): Ending | null {
  const read = word
    .normalize('NFC')
    .replace(/(?<=.)\s*[([][^()[\]]*[)\]]\s*$/u, '')
    .replace(/[\p{Punctuation}\s]+$/u, '');
  const last = read.at(-1) ?? '';
  if (/[가-힣]/.test(last)) {
    const final = (last.charCodeAt(0) - FIRST_SYLLABLE) % FINALS;
    return final === 0 ? 'OPEN' : final === RIEUL ? 'RIEUL' : 'CLOSED';
  }
  if (/\d/.test(last)) return digits[Number(last)]!;
  // A word of small letters is read as one, and nobody knows how; a lone letter or capitals are spelt out.
  const spelt = /(?<![A-Za-z])(?:[A-Z]+|[a-z])$/.exec(read)?.[0];
  return spelt === undefined ? null : (letters[spelt.at(-1)!.toUpperCase()] ?? 'OPEN');
}
