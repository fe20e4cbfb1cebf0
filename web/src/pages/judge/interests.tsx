import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Note, Refused } from '../../parts/note.js';

const InterestsDocument = graphql(`
  query DeclaredInterests($stage: ID!) {
    myDeclaredInterests(stage: $stage) {
      id
      declaredAt
      department
      personName
      personEmail
    }
  }
`);

const DeclareConflictDocument = graphql(`
  mutation DeclareConflict($input: DeclareConflictInput!) {
    declareConflict(input: $input) {
      id
    }
  }
`);

const nobody = { personName: '', personEmail: '', department: '' };

/** A judge names a person or a department, never a team; the answer is the same whether anybody takes part or not. */
export function Interests({ stage }: { stage: string }) {
  const { t } = useTranslation();
  const query = useAsked(InterestsDocument, { stage });
  const declare = useDeed(DeclareConflictDocument);
  const [form, setForm] = useState(nobody);
  const set = (key: keyof typeof nobody) => (value: string) => setForm((now) => ({ ...now, [key]: value }));
  const isEmpty = Object.values(form).every((value) => value.trim() === '');
  const send = () => {
    const said = Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''));
    declare.mutate({ input: { stage, ...said } }, { onSuccess: () => setForm(nobody) });
  };
  return (
    <section className="stack" aria-labelledby="interests">
      <h2 id="interests">{t('judge.interests.title')}</h2>
      <p>{t('judge.interests.what')}</p>
      <Asked query={query}>
        {({ myDeclaredInterests }) =>
          myDeclaredInterests.length > 0 && (
            <ul>
              {myDeclaredInterests.map(({ id, declaredAt, ...interest }) => (
                <li key={id}>
                  {[interest.personName, interest.personEmail, interest.department].filter(Boolean).join(' · ')}{' '}
                  <span className="quiet">{dateTime(declaredAt)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <details>
        <summary>{t('judge.interests.add')}</summary>
        <div className="stack">
          <TextField label={t('judge.interests.name')} value={form.personName} onChange={set('personName')} />
          <TextField label={t('judge.interests.email')} type="email" value={form.personEmail} onChange={set('personEmail')} />
          <TextField
            label={t('judge.interests.department')}
            hint={t('judge.interests.departmentHint')}
            value={form.department}
            onChange={set('department')}
          />
          <Refused error={declare.error} />
          {declare.isSuccess && <Note tone="success">{t('judge.interests.declared')}</Note>}
          <Button isDisabled={isEmpty} isPending={declare.isPending} onPress={send}>
            {t('judge.interests.declare')}
          </Button>
        </div>
      </details>
    </section>
  );
}
