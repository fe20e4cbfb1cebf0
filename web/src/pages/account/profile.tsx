import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Note, Refused } from '../../parts/note.js';
import { Radios } from '../../parts/radios.js';

const UpdateProfileDocument = graphql(`
  mutation UpdateProfile($name: String!, $locale: Locale!) {
    updateProfile(input: { name: $name, locale: $locale }) {
      id
    }
  }
`);

type Locale = 'ko' | 'en';

/** Name and the language of letters; that of the pages is chosen at their top. */
export function Profile({ account }: { account: { name: string; locale: Locale } }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const [locale, setLocale] = useState(account.locale);
  const update = useDeed(UpdateProfileDocument);
  const save = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ name, locale });
  };
  return (
    <form className="stack" onSubmit={save}>
      <TextField label={t('account.name')} autoComplete="name" isRequired value={name} onChange={setName} />
      <Radios
        label={t('account.letterLanguage')}
        options={[
          { id: 'ko', name: '한국어' },
          { id: 'en', name: 'English' },
        ]}
        value={locale}
        onChange={(chosen) => setLocale(chosen as Locale)}
      />
      <Refused error={update.error} />
      {update.isSuccess && <Note tone="success">{t('account.saved')}</Note>}
      <Button type="submit" look="primary" isPending={update.isPending}>
        {t('account.save')}
      </Button>
    </form>
  );
}
