import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { ListItem, moved, replaced } from '../setup/editor.js';
import { useDraft } from '../setup/use-draft.js';
import { RecordDeliberationDocument, type DeliberatedEntry } from './deliberation-documents.js';

interface RecordDeliberationProps {
  settlement: string;
  track: string;
  /** Those who still compete. */
  listed: readonly DeliberatedEntry[];
}

/** Put in an order by the committee, each with a reason. Whoever has none is not decided on. */
export function RecordDeliberation({ settlement, track, listed }: RecordDeliberationProps) {
  const { t } = useTranslation();
  const record = useDeed(RecordDeliberationDocument);
  const initial = listed
    .toSorted((a, b) => (a.decidedOrder ?? Infinity) - (b.decidedOrder ?? Infinity) || a.place - b.place)
    .map(({ entryNumber, title, decisionReason }) => ({ entryNumber, title, reason: decisionReason ?? '' }));
  const { value: order, change, forget } = useDraft(`deliberation.${settlement}.${track}`, initial);
  const decided = order.filter(({ reason }) => reason.trim() !== '');
  return (
    <section>
      <h3>{t('settlement.record')}</h3>
      <p>{t('settlement.recordWhat')}</p>
      <ol className="decided-list">
        {order.map((entry, index) => (
          <ListItem
            key={entry.entryNumber}
            title={`${entry.entryNumber} ${entry.title}`}
            index={index}
            count={order.length}
            onMove={(to) => change(moved(order, index, to))}
          >
            <TextField
              label={t('settlement.reasonOf', { entry: entry.entryNumber })}
              hint={t('confirm.reasonHint')}
              value={entry.reason}
              onChange={(reason) => change(replaced(order, index, { ...entry, reason }))}
            />
          </ListItem>
        ))}
      </ol>
      <div className="below">
        <Confirm
          label={t('settlement.recordCount', { count: decided.length })}
          title={t('settlement.record')}
          look="primary"
          isDisabled={decided.length === 0}
          onConfirm={async () => {
            const entries = decided.map(({ entryNumber, reason }) => ({ entryNumber, reason }));
            await record.mutateAsync({ input: { settlement, track, entries } });
            forget();
          }}
        >
          <ol>
            {decided.map(({ entryNumber, reason }) => (
              <li key={entryNumber}>
                <strong>{entryNumber}</strong> {reason}
              </li>
            ))}
          </ol>
          <p>{t('settlement.recordThen')}</p>
        </Confirm>
      </div>
    </section>
  );
}
