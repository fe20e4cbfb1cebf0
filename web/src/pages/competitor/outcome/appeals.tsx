import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { dateTime, day } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { language } from '../../../i18n/index.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { Countdown } from '../../../parts/countdown.js';
import { TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { Badge, Note, Refused } from '../../../parts/note.js';
import { useKept } from '../kept.js';
import { FileAppealDocument, type OwnEntry, WithdrawAppealDocument } from './documents.js';

/** Appeals (이의신청) that were filed and what became of them; while there is time, a new one. */
export function Appeals({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation();
  const { appealWindow: window, appeals } = entry;
  if (!window && appeals.length === 0) return null;
  return (
    <section className="entry-section stack">
      <h2>{t('competitor.appeal.title')}</h2>
      {appeals.map((appeal) => (
        <AppealOf key={appeal.id} appeal={appeal} />
      ))}
      {window && !window.isOpen && <p>{t('competitor.appeal.closed', { at: dateTime(window.closesAt) })}</p>}
      {window?.isOpen && !appeals.some(({ state }) => state === 'OPEN') && <NewAppeal entry={entry.id} window={window} />}
    </section>
  );
}

function AppealOf({ appeal }: { appeal: OwnEntry['appeals'][number] }) {
  const { t } = useTranslation();
  const withdraw = useDeed(WithdrawAppealDocument);
  const { id, state, ground, text, filedAt, closedAt, decision, remedy, result } = appeal;
  return (
    <article className="declared stack">
      <p className="row">
        <strong>{named(ground)}</strong>
        <Badge tone={state === 'UPHELD' ? 'success' : state === 'OPEN' ? 'primary' : undefined}>{t(`appealState.${state}`)}</Badge>
        <span className="quiet">{day(filedAt)}</span>
      </p>
      <p className="kept-lines">{text}</p>
      {decision && (
        <Note>
          <p className="kept-lines">{decision}</p>
          {remedy && <p>{t(`appealRemedy.${remedy}`)}</p>}
          {result && <p className="kept-lines">{result}</p>}
          {closedAt && <p className="quiet">{day(closedAt)}</p>}
        </Note>
      )}
      {state === 'OPEN' && (
        <Confirm
          label={t('competitor.appeal.withdraw')}
          title={t('competitor.appeal.withdraw')}
          onConfirm={() => withdraw.mutateAsync({ input: { appeal: id } })}
        >
          {t('competitor.appeal.withdrawWhat')}
        </Confirm>
      )}
    </article>
  );
}

function NewAppeal({ entry, window }: { entry: string; window: NonNullable<OwnEntry['appealWindow']> }) {
  const { t } = useTranslation();
  const [typed, setTyped, drop] = useKept(`appeal.${entry}`, { ground: '', text: '' });
  const file = useDeed(FileAppealDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    file.mutate({ input: { entry, ...typed } }, { onSuccess: drop });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Note tone="warning">{language() === 'en' ? window.noticeEn : window.noticeKo}</Note>
      <p>
        {t('competitor.closesAt', { at: dateTime(window.closesAt, { seconds: true }) })} — <Countdown to={window.closesAt} />
      </p>
      <Select
        label={t('competitor.appeal.ground')}
        options={window.grounds.map((ground) => ({ id: ground.key, name: named(ground) }))}
        value={typed.ground || null}
        onChange={(ground) => setTyped({ ...typed, ground })}
      />
      <TextField
        label={t('competitor.appeal.text')}
        hint={t('competitor.appeal.textHint')}
        rows={6}
        isRequired
        value={typed.text}
        onChange={(text) => setTyped({ ...typed, text })}
      />
      <Refused error={file.error} />
      <Button look="primary" type="submit" isPending={file.isPending} isDisabled={!typed.ground || typed.text.trim().length < 20}>
        {t('competitor.appeal.file')}
      </Button>
    </form>
  );
}
