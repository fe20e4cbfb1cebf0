import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { day } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import { Badge, Note, Refused } from '../../parts/note.js';

const DataCorrectionsDocument = graphql(`
  query OwnDataCorrections {
    myDataCorrections {
      id
      subject
      text
      state
      answer
      askedAt
      dueAt
    }
  }
`);

const RequestDataCorrectionDocument = graphql(`
  mutation AskDataCorrection($subject: DataCorrectionSubject!, $text: String!) {
    requestDataCorrection(input: { subject: $subject, text: $text }) {
      id
    }
  }
`);

const subjects = ['ACCOUNT', 'EMPLOYMENT', 'TRAINING_RECORD', 'TEAM', 'OTHER'] as const;
const tones = { WAITING: 'warning', DONE: 'success', REFUSED: undefined } as const;

/** 정정 요구: what one asked to have put right, and what came of it. */
export function Corrections() {
  const { t } = useTranslation();
  const query = useAsked(DataCorrectionsDocument, {});
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{t('account.corrections')}</h2>
      <Asked query={query}>
        {({ myDataCorrections }) => (
          <>
            {myDataCorrections.map(({ id, subject, text, state, answer, askedAt, dueAt }) => (
              <article key={id} className="card">
                <p className="row">
                  <Badge tone={tones[state]}>{t(`dataCorrectionState.${state}`)}</Badge>
                  <strong>{t(`dataSubject.${subject}`)}</strong>
                  <span className="quiet">{t('account.askedDue', { asked: day(askedAt), due: day(dueAt) })}</span>
                </p>
                <p className="told-text">{text}</p>
                {answer !== null && <p className="told-text">{t('account.answered', { answer })}</p>}
              </article>
            ))}
          </>
        )}
      </Asked>
      <AskCorrection />
    </section>
  );
}

function AskCorrection() {
  const { t } = useTranslation();
  const [subject, setSubject] = useState<string>('ACCOUNT');
  const [text, setText] = useState('');
  const ask = useDeed(RequestDataCorrectionDocument);
  const send = () => ask.mutate({ subject: subjects.find((each) => each === subject) ?? 'OTHER', text }, { onSuccess: () => setText('') });
  return (
    <div className="stack">
      <Select
        label={t('account.subject')}
        options={subjects.map((id) => ({ id, name: t(`dataSubject.${id}`) }))}
        value={subject}
        onChange={setSubject}
      />
      <TextField label={t('account.wrong')} hint={t('account.wrongHint')} rows={3} value={text} onChange={setText} />
      <Refused error={ask.error} />
      {ask.isSuccess && text === '' && <Note tone="success">{t('account.correctionAsked')}</Note>}
      <Button isPending={ask.isPending} isDisabled={text.trim() === ''} onPress={send}>
        {t('account.askCorrection')}
      </Button>
    </div>
  );
}
