import type { Blocking } from './problem.js';

/** As many names as a sentence bears. */
const MOST_NAMES = 12;

interface Named extends Pick<Blocking, 'kind' | 'need' | 'capacity'> {
  /** Entry numbers, and names of judges. */
  entries: readonly string[];
  judges: readonly string[];
}

/** Why there is no plan, for people: which entries and which judges, what is needed and what there is. */
export function explainBlocking(blocking: Named): { ko: string; en: string } {
  if (blocking.kind === 'ENTRIES') return lackingJudges(blocking);
  return blocking.kind === 'JUDGES' ? lackingEntries(blocking) : fallingApart(blocking);
}

function lackingJudges({ entries, judges, need, capacity }: Named): { ko: string; en: string } {
  const [ko, en] = [inKorean(entries, '편'), inEnglish(entries)];
  if (judges.length === 0)
    return {
      ko: `출품작 ${ko}에 배정할 수 있는 심사위원이 없습니다. (필요한 심사 ${need}건)`,
      en: `No judge can be given ${entryWord(entries)} ${en}; ${sheetsIn(need)} are needed.`,
    };
  return {
    ko:
      `출품작 ${ko}에는 심사가 ${need}건 필요하지만, 배정할 수 있는 심사위원(${inKorean(judges, '명')})은 모두 ${capacity}건만 맡을 수 ` +
      `있습니다. 심사위원을 더하거나 상한을 늘리거나 편당 심사위원 수를 줄여 주세요.`,
    en:
      `${capital(entryWord(entries))} ${en} ${entries.length === 1 ? 'needs' : 'need'} ${sheetsIn(need)}, but the judges who can be given them (${inEnglish(judges)}) have room for ` +
      `${capacity}. Add judges, raise their limits, or ask for fewer judges per entry.`,
  };
}

const lackingEntries = ({ judges, need, capacity }: Named): { ko: string; en: string } => ({
  ko:
    `심사위원 ${inKorean(judges, '명')}에게 모두 ${need}건 이상을 맡겨야 하지만, 이들에게 맡길 수 있는 것은 ${capacity}건입니다. ` +
    `심사위원별 하한을 낮춰 주세요.`,
  en:
    `The judges ${inEnglish(judges)} are to read ${need} or more together, but the entries that they may read are good for ${capacity}. ` +
    `Lower the fewest entries of a judge.`,
});

const fallingApart = ({ need, capacity }: Named): { ko: string; en: string } => ({
  ko: `모든 심사위원을 공통 출품작으로 이으려면 심사가 ${need}건 이상 필요하지만, ${capacity}건뿐입니다.`,
  en: `To connect all judges through shared entries takes ${sheetsIn(need)} or more; there are ${capacity}.`,
});

const inKorean = (names: readonly string[], unit: string): string =>
  names.length <= MOST_NAMES ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} 외 ${names.length - MOST_NAMES}${unit}`;

const inEnglish = (names: readonly string[]): string =>
  names.length <= MOST_NAMES ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;

const entryWord = (entries: readonly string[]): string => (entries.length === 1 ? 'entry' : 'entries');
const sheetsIn = (count: number): string => `${count} ${count === 1 ? 'sheet' : 'sheets'}`;
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
