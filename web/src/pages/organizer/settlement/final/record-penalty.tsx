import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked, useDeed } from '../../../../api/hooks.js';
import { named } from '../../../../i18n/in-language.js';
import { Confirm } from '../../../../parts/confirm.js';
import { TextField } from '../../../../parts/fields.js';
import { Select } from '../../../../parts/select.js';
import { useEdition } from '../../layout/edition.js';
import { useDraft } from '../../setup/use-draft.js';
import type { FinalRule } from './documents.js';
import { PenalisedEntryDocument, RecordPenaltyDocument } from './penalties-documents.js';

/** Points taken off an entry on an announced ground. */
export function RecordPenalty({ rule }: { rule: FinalRule }) {
  const { t } = useTranslation();
  const { id, slug } = useEdition();
  const record = useDeed(RecordPenaltyDocument);
  const { value, change, forget } = useDraft(`penalty.${id}`, { number: '', ground: rule.penalties[0]!.key, points: '' });
  const number = value.number.trim();
  const query = useAsked(PenalisedEntryDocument, { slug, number }, { enabled: number.length >= 5 });
  const entry = query.data?.organizerDesk.entries.nodes[0];
  const [isAsked, setAsked] = useState(false);
  const ground = rule.penalties.find(({ key }) => key === value.ground) ?? rule.penalties[0]!;
  const isPoints = /^\d+(\.\d{1,2})?$/.test(value.points.trim());
  return (
    <section>
      <h3>{t('settlement.final.recordPenalty')}</h3>
      <div className="stack">
        <TextField
          label={t('settlement.final.number')}
          hint={entry ? `${entry.title} · ${entry.team.name}` : t('settlement.final.numberHint')}
          error={isAsked && query.data && !entry ? t('settlement.final.noSuchEntry') : null}
          value={value.number}
          onChange={(text) => change({ ...value, number: text })}
          onBlur={() => setAsked(true)}
        />
        <Select
          label={t('settlement.final.ground')}
          options={rule.penalties.map(({ key, ...one }) => ({ id: key, name: named(one) }))}
          value={ground.key}
          onChange={(key) => change({ ...value, ground: key })}
        />
        <TextField
          label={t('settlement.final.points')}
          hint={t('settlement.final.pointsHint', { most: ground.maxPoints })}
          inputMode="decimal"
          value={value.points}
          onChange={(points) => change({ ...value, points })}
        />
        <Confirm
          label={t('settlement.final.recordPenalty')}
          title={t('settlement.final.recordPenalty')}
          needsReason
          isDisabled={!entry || !isPoints}
          onConfirm={async (reason) => {
            await record.mutateAsync({ input: { entry: entry!.id, ground: ground.key, points: value.points.trim(), reason } });
            forget();
          }}
        >
          <p>
            {entry && t('settlement.final.penaltyOf', { entry: entry.number, points: value.points })} · {named(ground)}
          </p>
          <p>{t('organizer.needsSecond')}</p>
        </Confirm>
      </div>
    </section>
  );
}
