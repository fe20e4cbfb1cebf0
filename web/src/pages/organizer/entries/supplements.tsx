import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { serverNow } from '../../../api/server-clock.js';
import { dateTime } from '../../../i18n/format.js';
import { Button } from '../../../parts/button.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Badge, Refused } from '../../../parts/note.js';
import { fromSeoulClock, SeoulField, seoulClock } from '../../../parts/seoul-field.js';
import { useEdition } from '../layout/edition.js';
import { AskSupplementDocument, WithdrawSupplementDocument, type EntryDetail, type OrganizedEntry } from './documents.js';

const fields = ['TITLE', 'SUMMARY', 'DECLARATIONS'] as const;
const slots = ['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'] as const;
const WEEK = 7 * 24 * 3_600_000;

/** What the team was asked to put right (보완요청), and what it is asked next. */
export function Supplements({ entry, detail }: { entry: OrganizedEntry; detail: EntryDetail }) {
  const { t } = useTranslation();
  const { phase } = useEdition();
  const withdraw = useDeed(WithdrawSupplementDocument);
  return (
    <>
      <h3>{t('organizer.entries.supplements')}</h3>
      {detail.supplements.length === 0 && <p className="quiet">{t('organizer.entries.noSupplement')}</p>}
      <ul className="plain-list">
        {detail.supplements.map((one) => {
          const isOpen = one.withdrawnAt === null && one.answeredWith === null;
          return (
            <li key={one.id}>
              {one.withdrawnAt && <Badge>{t('organizer.entries.supplementWithdrawn')}</Badge>}
              {one.answeredWith && <Badge tone="success">{t('organizer.entries.supplementAnswered', { version: one.answeredWith })}</Badge>}
              {isOpen && <Badge tone="warning">{t('organizer.entries.supplementDue', { at: dateTime(one.dueAt) })}</Badge>}{' '}
              {[...one.fields.map((field) => t(`entryField.${field}`)), ...one.slots.map((slot) => t(`slot.${slot}`))].join(', ')}
              <div className="quiet">{one.reason}</div>
              {isOpen && (
                <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate({ input: { supplement: one.id } })}>
                  {t('organizer.entries.withdrawSupplement')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Refused error={withdraw.error} />
      {entry.state === 'SUBMITTED' && phase === 'CLOSED' && <Ask entry={entry} />}
      {entry.state === 'SUBMITTED' && phase !== 'CLOSED' && <p className="quiet">{t('organizer.entries.supplementLater')}</p>}
    </>
  );
}

function Ask({ entry }: { entry: OrganizedEntry }) {
  const { t } = useTranslation();
  const ask = useDeed(AskSupplementDocument);
  const [isOpen, setOpen] = useState(false);
  const [what, setWhat] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [due, setDue] = useState(() => `${seoulClock(new Date(serverNow().getTime() + WEEK).toISOString()).slice(0, 10)}T18:00:00`);
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{t('organizer.entries.askSupplement')}</Button>;
  const choices = [
    ...fields.map((id) => ({ id: `field:${id}`, name: t(`entryField.${id}`) })),
    ...slots.map((id) => ({ id: `slot:${id}`, name: t(`slot.${id}`) })),
  ];
  const submit = () =>
    ask.mutate(
      {
        input: {
          entry: entry.id,
          dueAt: fromSeoulClock(due) ?? '',
          reason,
          fields: fields.filter((id) => what.includes(`field:${id}`)),
          slots: slots.filter((id) => what.includes(`slot:${id}`)),
        },
      },
      {
        onSuccess: () => {
          setOpen(false);
          setWhat([]);
          setReason('');
        },
      },
    );
  return (
    <div className="card stack">
      <fieldset className="plain-set">
        <legend>{t('organizer.entries.supplementWhat')}</legend>
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={what.includes(id)}
            onChange={(isOn) => setWhat(isOn ? [...what, id] : what.filter((one) => one !== id))}
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <TextField
        label={t('organizer.entries.supplementReason')}
        hint={t('organizer.entries.reasonHint')}
        rows={3}
        value={reason}
        onChange={setReason}
      />
      <SeoulField label={t('organizer.entries.supplementUntil')} hint={t('organizer.seoulHint')} value={due} onChange={setDue} />
      <Refused error={ask.error} />
      <div className="row">
        <Button look="primary" isPending={ask.isPending} isDisabled={what.length === 0} onPress={submit}>
          {t('organizer.entries.askSupplement')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('confirm.cancel')}</Button>
      </div>
    </div>
  );
}
