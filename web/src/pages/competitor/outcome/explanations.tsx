import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { untilServer } from '../../../api/server-clock.js';
import { dateTime } from '../../../i18n/format.js';
import { Confirm } from '../../../parts/confirm.js';
import { Countdown } from '../../../parts/countdown.js';
import { TextField } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import { useKept } from '../kept.js';
import { GiveExplanationDocument, type OwnEntry } from './documents.js';

/** What is asked while the work is verified (소명), answered once. */
export const Explanations = ({ explanations }: { explanations: OwnEntry['explanations'] }) =>
  explanations.map((explanation) => <ExplanationOf key={explanation.id} explanation={explanation} />);

function ExplanationOf({ explanation }: { explanation: OwnEntry['explanations'][number] }) {
  const { t } = useTranslation();
  const { id, question, dueAt, answer, answeredAt } = explanation;
  const [typed, setTyped, drop] = useKept(`explanation.${id}`, '');
  const give = useDeed(GiveExplanationDocument);
  const isOpen = answer === null && untilServer(dueAt) > 0;
  return (
    <section className="entry-section stack">
      <h2>{t('competitor.explanation.title')}</h2>
      <Note tone={isOpen ? 'danger' : 'information'}>
        <p className="kept-lines">{question}</p>
        <p>
          {t('competitor.closesAt', { at: dateTime(dueAt, { seconds: true }) })} {isOpen && <Countdown to={dueAt} />}
        </p>
      </Note>
      {answer !== null && (
        <>
          <p className="kept-lines">{answer}</p>
          <p className="quiet">{answeredAt && dateTime(answeredAt)}</p>
        </>
      )}
      {isOpen && (
        <>
          <TextField
            label={t('competitor.explanation.answer')}
            hint={t('competitor.explanation.hint')}
            rows={6}
            maxLength={4000}
            value={typed}
            onChange={setTyped}
          />
          <Confirm
            label={t('competitor.explanation.give')}
            title={t('competitor.explanation.give')}
            look="primary"
            isDisabled={!typed.trim()}
            onConfirm={async () => {
              await give.mutateAsync({ input: { explanation: id, answer: typed } });
              drop();
            }}
          >
            {t('competitor.explanation.giveWhat')}
          </Confirm>
        </>
      )}
    </section>
  );
}
