import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type VariablesOf } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { day } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import { Badge, Refused } from '../../parts/note.js';
import { useKept } from './kept.js';

const MyCorrectionsDocument = graphql(`
  query MyDataCorrections {
    myDataCorrections {
      id
      subject
      state
      text
      answer
      askedAt
      answeredAt
      dueAt
    }
  }
`);

const RequestCorrectionDocument = graphql(`
  mutation RequestDataCorrection($input: RequestDataCorrectionInput!) {
    requestDataCorrection(input: $input) {
      id
    }
  }
`);

type Subject = VariablesOf<typeof RequestCorrectionDocument>['input']['subject'];
const subjects: readonly Subject[] = ['TRAINING_RECORD', 'EMPLOYMENT', 'ACCOUNT', 'TEAM', 'OTHER'];

/** What one asked to be corrected in one's data, and asking for more. */
export function DataCorrections() {
  const { t } = useTranslation();
  const query = useAsked(MyCorrectionsDocument, {});
  const [typed, setTyped, drop] = useKept<{ subject: Subject; text: string }>('data-correction', { subject: 'TRAINING_RECORD', text: '' });
  const ask = useDeed(RequestCorrectionDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ input: typed }, { onSuccess: drop });
  };
  return (
    <section className="entry-section stack">
      <h2>{t('dataCorrection.title')}</h2>
      <p>{t('dataCorrection.what')}</p>
      <Asked query={query}>
        {({ myDataCorrections }) =>
          myDataCorrections.map(({ id, subject, state, text, answer, askedAt, dueAt }) => (
            <article key={id} className="declared">
              <p className="row">
                <strong>{t(`dataSubject.${subject}`)}</strong>
                <Badge tone={state === 'DONE' ? 'success' : undefined}>{t(`dataCorrectionState.${state}`)}</Badge>
                <span className="quiet">
                  {day(askedAt)} {state === 'WAITING' && t('dataCorrection.due', { at: day(dueAt) })}
                </span>
              </p>
              <p className="kept-lines">{text}</p>
              {answer && <p className="kept-lines">{t('dataCorrection.answer', { answer })}</p>}
            </article>
          ))
        }
      </Asked>
      <form className="stack" onSubmit={submit}>
        <Select
          label={t('dataCorrection.subject')}
          options={subjects.map((id) => ({ id, name: t(`dataSubject.${id}`) }))}
          value={typed.subject}
          onChange={(id) => setTyped({ ...typed, subject: subjects.find((subject) => subject === id) ?? typed.subject })}
        />
        <TextField
          label={t('dataCorrection.text')}
          hint={t('dataCorrection.hint')}
          rows={4}
          isRequired
          value={typed.text}
          onChange={(text) => setTyped({ ...typed, text })}
        />
        <Refused error={ask.error} />
        <Button type="submit" isPending={ask.isPending}>
          {t('dataCorrection.submit')}
        </Button>
      </form>
    </section>
  );
}
