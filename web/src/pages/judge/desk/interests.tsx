import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { Note, Refused } from '../../../parts/note.js';

const DeclaredInterestsDocument = graphql(`
  query DeclaredInterests($stage: ID!) {
    myDeclaredInterests(stage: $stage) {
      id
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

/** Departments and people that one has to do with; nobody is told here whether an entry is theirs. */
export function Interests({ stage, isFirst = false }: { stage: string; isFirst?: boolean }) {
  const { t } = useTranslation();
  const query = useAsked(DeclaredInterestsDocument, { stage });
  return (
    <section className="no-print">
      <h2>{t('judge.interests.title')}</h2>
      <p>{t('judge.interests.what')}</p>
      <Asked query={query}>
        {({ myDeclaredInterests }) =>
          myDeclaredInterests.length > 0 && (
            <ul>
              {myDeclaredInterests.map(({ id, department, personName, personEmail }) => (
                <li key={id}>{[personName, personEmail, department].filter(Boolean).join(' · ')}</li>
              ))}
            </ul>
          )
        }
      </Asked>
      {isFirst ? (
        <Declare stage={stage} />
      ) : (
        <details>
          <summary>{t('judge.interests.more')}</summary>
          <Declare stage={stage} />
        </details>
      )}
    </section>
  );
}

function Declare({ stage }: { stage: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ personName: '', personEmail: '', department: '' });
  const declare = useDeed(DeclareConflictDocument);
  const change = (field: keyof typeof typed) => (text: string) => setTyped((now) => ({ ...now, [field]: text }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { personName, personEmail, department } = typed;
    const input = { stage, personName: personName || null, personEmail: personEmail || null, department: department || null };
    declare.mutate({ input }, { onSuccess: () => setTyped({ personName: '', personEmail: '', department: '' }) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="grid">
        <TextField label={t('judge.interests.name')} value={typed.personName} onChange={change('personName')} />
        <TextField label={t('judge.interests.email')} type="email" value={typed.personEmail} onChange={change('personEmail')} />
        <TextField
          label={t('judge.interests.department')}
          hint={t('judge.interests.departmentHint')}
          value={typed.department}
          onChange={change('department')}
        />
      </div>
      <Refused error={declare.error} />
      {declare.isSuccess && <Note tone="success">{t('judge.interests.declared')}</Note>}
      <Button type="submit" isPending={declare.isPending} isDisabled={Object.values(typed).every((text) => text.trim() === '')}>
        {t('judge.interests.declare')}
      </Button>
    </form>
  );
}
