import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { Note, Refused } from '../../../parts/note.js';
import { AppointJudgeDocument, InvitePersonDocument } from './documents.js';

/** Appoints somebody who has an account, or first gives an account to somebody from outside. */
export function Appoint({ stage, track }: { stage: string; track: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [load, setLoad] = useState('');
  const appoint = useDeed(AppointJudgeDocument);
  const invite = useDeed(InvitePersonDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const maxLoad = load === '' ? null : Number(load);
    try {
      if (name !== '') await invite.mutateAsync({ input: { email, name, locale: 'ko' } });
      await appoint.mutateAsync({ input: { email, stage, track, maxLoad } });
      setEmail('');
      setName('');
      setLoad('');
    } catch {
      // Both say themselves what was refused.
    }
  };
  return (
    <details className="card">
      <summary>{t('organizer.panel.appoint')}</summary>
      <form className="stack below" onSubmit={(event) => void submit(event)}>
        <TextField label={t('organizer.panel.email')} type="email" isRequired value={email} onChange={setEmail} />
        <TextField label={t('organizer.panel.inviteName')} hint={t('organizer.panel.inviteHint')} value={name} onChange={setName} />
        <TextField
          label={t('organizer.panel.maxLoad')}
          hint={t('organizer.panel.maxLoadHint')}
          inputMode="numeric"
          value={load}
          onChange={(text) => /^\d{0,3}$/.test(text) && setLoad(text)}
        />
        {invite.data && !invite.error && (
          <Note tone="success">{t('organizer.panel.invited', { email: invite.data.invitePerson.email })}</Note>
        )}
        <Refused error={invite.error ?? appoint.error} />
        <Button look="primary" type="submit" isPending={appoint.isPending || invite.isPending}>
          {name === '' ? t('organizer.panel.appointSubmit') : t('organizer.panel.inviteSubmit')}
        </Button>
      </form>
    </details>
  );
}
