import { useTranslation } from 'react-i18next';
import { said } from '../../../i18n/in-language.js';
import { DataTable } from '../../../parts/data-table.js';
import { Badge } from '../../../parts/note.js';
import type { DiagnosedJudge } from './diagnostics-documents.js';
import type { SettledTrack } from './documents.js';
import { figure, signed } from './numbers.js';

type Effect = SettledTrack['judgeEffects'][number];

/** Each judge's figures, what of them is worth a look, and whether the result hangs on the judge. */
export function JudgesTable({ judges, effects }: { judges: readonly DiagnosedJudge[]; effects: readonly Effect[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('settlement.judge')}
      rows={judges}
      keyOf={({ judge }) => judge.id}
      empty={t('settlement.noSheets')}
      columns={[
        { key: 'judge', name: t('settlement.judge'), cell: ({ judge }) => judge.account.name, sortBy: ({ judge }) => judge.account.name },
        {
          key: 'flags',
          name: t('settlement.flags'),
          cell: ({ flags, judge }) => <Flags flags={flags} effect={effects.find((effect) => effect.judge.id === judge.id)} />,
          sortBy: ({ flags }) => -flags.length,
        },
        { key: 'sheets', name: t('settlement.sheets'), isNumber: true, cell: ({ n }) => n, sortBy: ({ n }) => n },
        {
          key: 'leniency',
          name: t('settlement.leniency'),
          isNumber: true,
          cell: ({ leniency, leniencySe }) => (leniency === null ? '–' : `${signed(leniency)} ±${figure(leniencySe, 1)}`),
          sortBy: ({ leniency }) => leniency,
        },
        {
          key: 'spread',
          name: t('settlement.spread'),
          isNumber: true,
          cell: ({ spreadRatio }) => figure(spreadRatio),
          sortBy: ({ spreadRatio }) => spreadRatio,
        },
        {
          key: 'consistency',
          name: t('settlement.consistency'),
          isNumber: true,
          cell: ({ consistency }) => figure(consistency),
          sortBy: ({ consistency }) => consistency,
        },
        {
          key: 'outfit',
          name: t('settlement.outfit'),
          isNumber: true,
          cell: ({ outfit }) => figure(outfit),
          sortBy: ({ outfit }) => outfit,
        },
        {
          key: 'ownBody',
          name: t('settlement.ownBody'),
          isNumber: true,
          cell: ({ ownBody }) => signed(ownBody?.difference ?? null),
          sortBy: ({ ownBody }) => ownBody?.difference ?? null,
        },
      ]}
    />
  );
}

function Flags({ flags, effect }: { flags: DiagnosedJudge['flags']; effect: Effect | undefined }) {
  const { t } = useTranslation();
  if (flags.length === 0 && !effect?.changesWinner && !effect?.changesTopK) return '–';
  return (
    <div className="judge-flags">
      {flags.map((flag) => (
        <div key={flag.code}>
          <Badge tone="warning">{t(`settlement.flag.${flag.code}`)}</Badge> {said(flag)}
        </div>
      ))}
      {effect?.changesWinner && <div>{t('settlement.changesWinner')}</div>}
      {effect?.changesTopK && <div>{t('settlement.changesTopK')}</div>}
    </div>
  );
}
