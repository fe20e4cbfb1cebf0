import { useTranslation } from 'react-i18next';
import { problemsOfCalendar } from '../../../../../src/domain/phase.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { fromSeoulClock, SeoulField, seoulClock } from '../../../parts/seoul-field.js';
import { useEdition } from '../layout/edition.js';
import type { CalendarChange, Setup } from './documents.js';
import { SaveBar } from './editor.js';
import { useDraft } from './use-draft.js';

const MoveDeadlinesDocument = graphql(`
  mutation MoveDeadlines($input: MoveDeadlinesInput!) {
    moveDeadlines(input: $input) {
      id
    }
  }
`);

const fields = ['registrationOpensAt', 'registrationClosesAt', 'submissionsCloseAt'] as const;

/** The dates that rule what teams may do; a change is for everybody, and has a reason. */
export function CalendarTab({ setup, changes }: { setup: Setup; changes: readonly CalendarChange[] }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const draft = useDraft(`calendar.${setup.id}`, {
    registrationOpensAt: seoulClock(setup.registrationOpensAt),
    registrationClosesAt: seoulClock(setup.registrationClosesAt),
    submissionsCloseAt: seoulClock(setup.submissionsCloseAt),
  });
  const { value, change } = draft;
  const move = useDeed(MoveDeadlinesDocument);
  const instants = Object.fromEntries(fields.map((name) => [name, fromSeoulClock(value[name]) ?? ''])) as Record<
    (typeof fields)[number],
    string
  >;
  const dates = {
    registrationOpensAt: new Date(instants.registrationOpensAt),
    registrationClosesAt: new Date(instants.registrationClosesAt),
    submissionsCloseAt: new Date(instants.submissionsCloseAt),
  };
  return (
    <div className="stack">
      {fields.map((name) => (
        <SeoulField
          key={name}
          label={t(`organizer.setup.calendar.${name}`)}
          hint={t('organizer.seoulHint')}
          value={value[name]}
          onChange={(clock) => change({ ...value, [name]: clock })}
        />
      ))}
      {isOwn && (
        <SaveBar
          draft={draft}
          problems={problemsOfCalendar(dates)}
          label={t('organizer.setup.move')}
          what={t('organizer.setup.moveWhat')}
          needsReason
          onSave={(reason) => move.mutateAsync({ input: { competition: setup.id, calendar: instants, reason } })}
        />
      )}
      {changes.length > 0 && (
        <>
          <h3>{t('organizer.setup.changes')}</h3>
          <ul className="plain-list">
            {changes.map(({ id, changedAt, reason, submissionsCloseAt }) => (
              <li key={id}>
                {t('organizer.setup.moved', { at: dateTime(changedAt), due: dateTime(submissionsCloseAt) })}
                <br />
                <span className="quiet">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
