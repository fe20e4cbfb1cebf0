import { useTranslation } from 'react-i18next';
import { said } from '../../../i18n/in-language.js';
import { Facts } from '../../../parts/heading.js';
import { Note } from '../../../parts/note.js';
import type { SettledTrack } from './documents.js';
import { figure } from './numbers.js';

/** By which rule a track was settled, how much its scores can be trusted, and what people should know of it. */
export function TrackSays({ settled }: { settled: SettledTrack }) {
  const { t } = useTranslation();
  const { varianceComponents: variance, meanStandardError, reliability } = settled;
  const facts: [string, string][] = [
    [t('settlement.officialRule'), t(`tally.${settled.officialRule}`)],
    [t('settlement.reliability'), figure(reliability)],
    [t('settlement.meanError'), meanStandardError === null ? '–' : t('settlement.points', { points: `±${figure(meanStandardError, 1)}` })],
  ];
  if (variance)
    facts.push([
      t('settlement.variance'),
      t('settlement.varianceSays', { judges: rootOf(variance.judges), residual: rootOf(variance.residual) }),
    ]);
  return (
    <>
      {settled.fallbackReasons.length > 0 && (
        <Note tone="warning">
          <p>{t('settlement.fallback', { rule: t(`tally.${settled.announcedRule}`) })}</p>
          <ul>
            {settled.fallbackReasons.map((reason) => (
              <li key={reason.code}>{said(reason)}</li>
            ))}
          </ul>
        </Note>
      )}
      {settled.remarks.map((remark) => (
        <Note key={remark.code}>{said(remark)}</Note>
      ))}
      <Facts facts={facts} />
    </>
  );
}

/** Points are easier to picture than their squares. */
const rootOf = (variance: string): string => figure(Math.sqrt(Number(variance)), 1);
