import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Note } from '../../../parts/note.js';
import { Select } from '../../../parts/select.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { Changes } from './changes.js';
import { Proof } from './proof.js';
import { SettleStageDocument, type Settlement } from './documents.js';

interface SettlementHeadProps {
  stage: EditionStage;
  settled: readonly Settlement[];
  settlement: Settlement | undefined;
  onChoose: (settlement: string) => void;
}

/** How far a stage has come, whether what was settled still holds, and the deed that settles it. */
export function SettlementHead({ stage, settled, settlement, onChoose }: SettlementHeadProps) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const settle = useDeed(SettleStageDocument);
  const latest = settled.find(({ isLatest }) => isLatest);
  const label = latest ? t('settlement.again') : t('settlement.settle');
  return (
    <div className="stack">
      <p className="row">
        <strong>{named(stage)}</strong> <Badge tone={latest ? 'success' : 'warning'}>{t(`stageState.${stage.state}`)}</Badge>
        {latest && <span className="quiet">{t('settlement.settled', { ordinal: latest.ordinal, at: dateTime(latest.settledAt) })}</span>}
      </p>
      {!latest && <Note>{t('settlement.none')}</Note>}
      {latest?.isOutdated && <Note tone="warning">{t('settlement.outdated')}</Note>}
      {settlement && !settlement.isLatest && <Note>{t('settlement.earlier')}</Note>}
      {isOwn && (
        <Confirm
          label={label}
          title={t('settlement.title', { stage: named(stage) })}
          {...(!latest || latest.isOutdated ? { look: 'primary' as const } : {})}
          onConfirm={async () => {
            const { settleStage } = await settle.mutateAsync({ input: { stage: stage.id } });
            onChoose(settleStage.id);
          }}
        >
          <p>{latest ? t('settlement.againWhat') : t('settlement.settleWhat')}</p>
        </Confirm>
      )}
      {settlement && settled.length > 1 && (
        <Select
          label={t('settlement.which')}
          options={settled.map(({ id, ordinal, settledAt }) => ({
            id,
            name: t('settlement.settled', { ordinal, at: dateTime(settledAt) }),
          }))}
          value={settlement.id}
          onChange={onChoose}
        />
      )}
      {settlement && settlement.ordinal > 1 && <Changes settlement={settlement} />}
      {settlement && <Proof settlement={settlement} />}
    </div>
  );
}
