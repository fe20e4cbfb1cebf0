import { withParticle } from '../../domain/particle.js';
/** What an entry won, as its own team is told. */
export interface OwnOutcome {
  isWinner: boolean;
  /** Null: it has none, or its edition announced none. */
  awardKo: string | null;
  awardEn: string | null;
  /** Why its award was revoked; null: it was not. */
  revokedKo: string | null;
  revokedEn: string | null;
}

export const NO_AWARD: OwnOutcome = { isWinner: false, awardKo: null, awardEn: null, revokedKo: null, revokedEn: null };

export function outcomeInWords(number: string, outcome: OwnOutcome): { ko: string; en: string } {
  const { isWinner, awardKo, awardEn, revokedKo, revokedEn } = outcome;
  if (revokedKo !== null) {
    return {
      ko: `출품작 ${number}의 수상은 취소되어 있습니다.\n사유: ${revokedKo}`,
      en: `The award of your entry ${number} is revoked.\nReason: ${revokedEn}`,
    };
  }
  if (!isWinner) {
    return {
      ko: `출품작 ${withParticle(number, '은/는')} 이번에 수상작으로 선정되지 않았습니다.`,
      en: `Your entry ${number} has not been selected for an award this time.`,
    };
  }
  return {
    ko: `출품작 ${withParticle(number, '이/가')} ${withParticle(awardKo ?? '수상작', '으로/로')} 선정되었습니다. 축하합니다.`,
    en: `Your entry ${number} ${awardEn ? `wins this award: ${awardEn}` : 'is among the winners'}. Congratulations!`,
  };
}
