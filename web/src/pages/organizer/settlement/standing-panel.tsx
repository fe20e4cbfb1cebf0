import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { named } from '../../../i18n/in-language.js';
import { Facts } from '../../../parts/heading.js';
import { SidePanel } from '../../../parts/side-panel.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import type { Settlement, SettlementDesk } from './documents.js';
import { Explanation } from './explanation.js';
import type { RankedLine } from './lines.js';
import { adjustedOf, between, percent } from './numbers.js';
import { useRuleWords } from './rule-words.js';

interface StandingPanelProps {
  desk: SettlementDesk;
  stage: EditionStage;
  settlement: Settlement;
  line: RankedLine;
  onClose: () => void;
}

/** Where an entry's place came from, and how it would stand otherwise. */
export function StandingPanel({ desk, stage, settlement, line, onClose }: StandingPanelProps) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const { criterionName, linkName } = useRuleWords(desk, stage);
  const none = '–';
  const { rankInterval, leaveOneOut, chanceOfTopK } = line;
  return (
    <SidePanel title={`${line.entryNumber} · ${line.title}`} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('organizer.teams.name'), line.teamName],
            [t('settlement.place'), line.place ?? none],
            [t('settlement.score'), line.score ?? none],
            [t('settlement.exact'), line.exact ?? none],
            [t('settlement.plainMean'), line.plainMean ?? none],
            [t('settlement.adjusted'), adjustedOf(line)],
            [t('settlement.sheets'), `${line.judgesCounted}${line.trimmed ? ` · ${t('settlement.trimmed')}` : ''}`],
            [t('settlement.interval'), rankInterval ? between(rankInterval.lower, rankInterval.upper) : none],
            [t('settlement.chance'), percent(chanceOfTopK, 1)],
            [t('settlement.leaveOneOut'), leaveOneOut ? between(leaveOneOut.lowestPlace, leaveOneOut.highestPlace) : none],
            [t('settlement.tieBrokenBy'), line.tieBrokenBy ? linkName(line.tieBrokenBy) : none],
            [t('settlement.verdict.FLOOR'), line.belowFloors.map(criterionName).join(', ') || none],
          ]}
        />
        <Explanation settlement={settlement} entryNumber={line.entryNumber} />
        <h3>{t('settlement.byCriterion')}</h3>
        <Facts facts={line.criterionMeans.map(({ criterion, mean }) => [criterionName(criterion), mean] as const)} />
        <h3>{t('settlement.byRule')}</h3>
        <Facts
          facts={line.sensitivity.map(
            ({ rule, place, score }) =>
              [
                t(`settlement.bySensitivity.${rule}`),
                place === null ? none : t('settlement.placeAndScore', { place, score: score ?? none }),
              ] as const,
          )}
        />
        <h3>{t('settlement.comesFrom')}</h3>
        <ul>
          <li>
            <Link to={`/organizer/${slug}/setup?tab=rule`}>
              {t('settlement.fromRule', {
                version: desk.competition.stages.find(({ id }) => id === stage.id)?.rule?.version ?? none,
              })}
            </Link>
          </li>
          <li>
            <Link to={`/organizer/${slug}/progress?stage=${stage.id}`}>{t('settlement.fromCorrections', { stage: named(stage) })}</Link>
          </li>
        </ul>
      </div>
    </SidePanel>
  );
}
