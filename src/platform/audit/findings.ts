import { withParticle } from '../../domain/particle.js';
/** One thing in both languages: a sentence, or what something is called. */
export interface InBoth {
  ko: string;
  en: string;
}

/** What a recomputation of the audit trail can find: the seal at `seq`, with its event if that is still there. */
interface Place {
  seq: string;
  id: string | null;
}

const koPlace = ({ seq, id }: Place): string => `${seq}번 감사 기록(${id ?? '없음'})`;
const enPlace = ({ seq, id }: Place): string => `Seq ${seq} (event ${id ?? 'gone'})`;

export const changed = (place: Place): InBoth => ({
  ko: `${koPlace(place)}의 내용이 바뀌었습니다.`,
  en: `${enPlace(place)} was changed.`,
});

export const unlinked = (place: Place): InBoth => ({
  ko: `${koPlace(place)}이 바로 앞의 기록과 이어지지 않습니다.`,
  en: `${enPlace(place)} does not follow the one before it.`,
});

export const beforeBeginning = (place: Place): InBoth => ({
  ko: `${koPlace(place)}이 첫 기록보다 앞에 끼워 넣어졌습니다.`,
  en: `${enPlace(place)} was inserted before the beginning.`,
});

export const eventRemoved = (seq: string): InBoth => ({
  ko: `${seq}번 봉인은 있으나 그 감사 기록이 삭제되었습니다.`,
  en: `Seq ${seq} is sealed, but its event was removed.`,
});

/** From the first to the last one that is missing; they may be the same. */
export const removed = (first: number, last: number): InBoth =>
  first === last
    ? { ko: `${first}번 감사 기록이 삭제되었습니다.`, en: `Seq ${first} was removed.` }
    : { ko: `${first}번부터 ${last}번까지의 감사 기록이 삭제되었습니다.`, en: `Seq ${first} to ${last} were removed.` };

export const headLost = (from: InBoth, seq: number): InBoth => ({
  ko: `${from.ko}에 적힌 ${seq}번 봉인이 기록에 없습니다. 바뀌었거나 삭제되었습니다.`,
  en: `The head at seq ${seq} that ${from.en} names is not in the chain: it was changed or removed.`,
});

export const neverSealed = (id: string): InBoth => ({
  ko: `봉인도 봉인 대기도 없는 감사 기록이 있습니다: ${id}. 끼워 넣었거나 봉인을 막은 것입니다.`,
  en: `Event ${id} is neither sealed nor waiting to be: it was inserted, or withheld.`,
});

/** What was done, and its record, which is gone together with its seal. */
export const deedUntold = ({ kind, id, action }: { kind: InBoth; id: string; action: string }): InBoth => ({
  ko: `${kind.ko} ${id}의 감사 기록(${action})이 없습니다.`,
  en: `No event ${action} tells of ${kind.en} ${id}.`,
});

/** What an event tells of, which is not there any more, or not as it was. */
export const deedLost = ({ kind, id, action, isGone }: { kind: InBoth; id: string; action: string; isGone: boolean }): InBoth => ({
  ko: `감사 기록(${action})이 말하는 ${kind.ko} ${withParticle(id, '이/가')} ${isGone ? '없습니다' : '기록과 다릅니다'}.`,
  en: `The ${kind.en} ${id} of event ${action} ${isGone ? 'is gone' : 'is not as it was then'}.`,
});
