import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { named } from '../../i18n/in-language.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import { Note, Refused } from '../../parts/note.js';
import { consentInputs, Consents, hasRequired } from './consents.js';
import type { ConsentText, Edition } from './team-documents.js';

const RegisterTeamDocument = graphql(`
  mutation RegisterTeam($input: RegisterTeamInput!) {
    registerTeam(input: $input) {
      id
    }
  }
`);

/** A team of one's own, as its lead. */
export function Register({ edition, texts }: { edition: Edition; texts: readonly ConsentText[] }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [track, setTrack] = useState<string | null>(edition.tracks.length === 1 ? edition.tracks[0]!.id : null);
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const register = useDeed(RegisterTeamDocument);
  if (edition.phase !== 'REGISTRATION') {
    return <Note>{t('team.closed', { at: dateTime(edition.registrationClosesAt) })}</Note>;
  }
  const isReady = name.trim() !== '' && track !== null && hasRequired(texts, given);
  return (
    <section className="stack" aria-labelledby="register">
      <h2 id="register">{t('team.register')}</h2>
      <TextField label={t('team.name')} isRequired value={name} onChange={setName} />
      <Select
        label={t('team.track')}
        options={edition.tracks.map((one) => ({ id: one.id, name: named(one) }))}
        value={track}
        onChange={setTrack}
        isRequired
      />
      <Consents texts={texts} given={given} onChange={setGiven} />
      <Refused error={register.error} />
      <Button
        look="primary"
        isDisabled={!isReady}
        isPending={register.isPending}
        onPress={() => register.mutate({ input: { competition: edition.id, name, track: track!, consents: consentInputs(texts, given) } })}
      >
        {t('team.registerDo')}
      </Button>
    </section>
  );
}
