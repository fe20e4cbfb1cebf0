import { useTranslation } from 'react-i18next';
import { parseFraction, roundFraction } from '../../../../../../src/domain/fraction.js';
import { named } from '../../../../i18n/in-language.js';
import { useEdition } from '../../layout/edition.js';
import type { SettlementDesk } from '../documents.js';
import type { FinalRule, FinalStanding } from './documents.js';

type Component = FinalStanding['components'][number];

/** The final rule in words: what its stages, parts, grounds and links are called. */
export function useFinalWords(desk: SettlementDesk, rule: FinalRule) {
  const { t } = useTranslation();
  const { stages } = useEdition();
  const stageName = (ordinal: number): string => {
    const stage = stages.find((one) => one.ordinal === ordinal);
    return stage ? named(stage) : `${ordinal}`;
  };
  const keyed = (key: string): string => {
    const known = [...rule.parts, ...rule.penalties].find((one) => one.key === key);
    return known ? named(known) : key;
  };
  const componentName = ({ kind, key }: Pick<Component, 'kind' | 'key'>): string =>
    kind === 'STAGE' ? stageName(Number(key)) : keyed(key);
  const criterionName = (key: string): string => {
    const criterion = desk.competition.stages.flatMap(({ rubric }) => rubric?.criteria ?? []).find((one) => one.key === key);
    return criterion ? named(criterion) : keyed(key);
  };
  /** What a standing says split its tie: `STAGE_1`, the name of a link, or the key of a criterion or part. */
  const linkName = (link: string): string => {
    const stage = /^STAGE_(\d+)$/.exec(link)?.[1];
    if (stage) return t('settlement.final.scoreOf', { name: stageName(Number(stage)) });
    const plain = (['PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION', 'DECISION'] as const).find((name) => name === link);
    return plain ? t(`tieBreak.${plain}`) : t('settlement.final.scoreOf', { name: criterionName(link) });
  };
  const chain = rule.tieBreak.map(({ link, stage, key }) => linkName(link === 'STAGE' ? `STAGE_${stage}` : (key ?? link)));
  return { stageName, componentName, linkName, chain };
}

/** A fraction such as "515/6" as people read it; what it was stays in the bundle. */
export const decimalOf = (points: string | null, decimals: number): string => {
  const value = points === null ? null : parseFraction(points);
  return value === null ? '–' : roundFraction(value, decimals, 'half-up');
};
