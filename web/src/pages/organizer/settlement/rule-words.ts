import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import type { EditionStage } from '../layout/edition.js';
import type { SettledStage, SettlementDesk } from './documents.js';

type Link = NonNullable<SettledStage['rule']>['tieBreak'][number];

const links = ['PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION', 'DECISION'] as const;

/** The rule of a stage in words: what its keys and links are called. */
export function useRuleWords(desk: SettlementDesk, stage: EditionStage) {
  const { t } = useTranslation();
  const settled = desk.competition.stages.find(({ id }) => id === stage.id);
  const criterionName = (key: string): string => {
    const criterion = settled?.rubric?.criteria.find((found) => found.key === key);
    return key === 'TOTAL' ? t('settlement.totalScore') : criterion ? named(criterion) : key;
  };
  /** A standing tells a link by its name, and a criterion by its key. */
  const linkName = (link: string): string => {
    const known = links.find((name) => name === link);
    return known ? t(`tieBreak.${known}`) : t('organizer.setup.byCriterion', { name: criterionName(link) });
  };
  const chain = (settled?.rule?.tieBreak ?? []).map(({ link, criterion }: Link) => linkName(criterion ?? link));
  return { rule: settled?.rule ?? null, criterionName, linkName, chain };
}
