import { useTranslation } from 'react-i18next';
import type { EditionStage } from '../layout/edition.js';
import type { SettlementDesk } from './documents.js';
import type { RankedLine } from './lines.js';
import { useRuleWords } from './rule-words.js';

/** Which entries had equal scores, what split them, and which share their place since nothing did. */
export function Ties({ desk, stage, lines }: { desk: SettlementDesk; stage: EditionStage; lines: readonly RankedLine[] }) {
  const { t } = useTranslation();
  const { chain, linkName } = useRuleWords(desk, stage);
  const groups = [...Map.groupBy(lines.filter(hasPlace), ({ score }) => score)].filter(([, group]) => group.length > 1);
  return (
    <section>
      <h2>{t('settlement.ties')}</h2>
      {chain.length > 0 && <p className="quiet">{t('settlement.chain', { chain: chain.join(' → ') })}</p>}
      {groups.length === 0 ? (
        <p>{t('settlement.noTies')}</p>
      ) : (
        <ul className="plain-list">
          {groups.slice(0, SHOWN).map(([score, group]) => (
            <li key={score}>
              <p>
                <strong>{t('settlement.tiedAt', { score, count: group.length })}</strong>
              </p>
              <ol className="tied-entries">
                {group.map((line) => (
                  <li key={line.entryNumber}>
                    {t('settlement.placeOf', { place: line.place, entry: line.entryNumber })}{' '}
                    <span className="quiet">
                      {group.some((other) => other !== line && other.place === line.place)
                        ? t('settlement.shared')
                        : line.tieBrokenBy && t('settlement.splitBy', { link: linkName(line.tieBrokenBy) })}
                    </span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      )}
      {groups.length > SHOWN && <p className="quiet">{t('settlement.moreTies', { count: groups.length - SHOWN })}</p>}
    </section>
  );
}

/** More are told by their number: the table has all. */
const SHOWN = 50;

const hasPlace = ({ place }: RankedLine): boolean => place !== null;
