import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { Button } from '../../../parts/button.js';
import { Refused } from '../../../parts/note.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import type { Matrix } from './cells.js';
import { AssignJudgeDocument, UnassignJudgeDocument } from './documents.js';
import type { Place } from './matrix.js';

/** What there is to say of the pair that is looked at, and what can be done about it. */
export function PairAt({ matrix, at, stage }: { matrix: Matrix; at: Place; stage: EditionStage }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const assign = useDeed(AssignJudgeDocument);
  const unassign = useDeed(UnassignJudgeDocument);
  const judge = matrix.judges[at.column];
  const entry = matrix.entries[at.row];
  if (!judge || !entry) return null;
  const { state, bar } = matrix.cell(judge, entry.entryNumber);
  const input = { judge: judge.id, entry: entry.entry };
  const canChange = isOwn && (stage.state === 'DRAFT' || stage.state === 'OPEN');
  return (
    <section className="card pair-at" aria-label={t('organizer.assignment.pair')}>
      <p aria-live="polite">
        <strong>
          {judge.account.name} · {entry.entryNumber}
        </strong>{' '}
        {entry.title}
        <br />
        {t(`organizer.assignment.cell.${state}`)}
        {bar && ` · ${t('organizer.assignment.barred', { ground: t(`conflictGround.${bar.ground}`) })}`}
        {bar?.reason && ` “${bar.reason}”`}
      </p>
      {canChange && state === 'FREE' && !bar && (
        <Button isPending={assign.isPending} onPress={() => assign.mutate({ input })}>
          {t('organizer.assignment.assign')}
        </Button>
      )}
      {canChange && (state === 'NOT_OPENED' || state === 'DRAFT') && (
        <Button isPending={unassign.isPending} onPress={() => unassign.mutate({ input })}>
          {state === 'DRAFT' ? t('organizer.assignment.unassignDraft') : t('organizer.assignment.unassign')}
        </Button>
      )}
      <Refused error={assign.error ?? unassign.error} />
    </section>
  );
}

export function Legend() {
  const { t } = useTranslation();
  const kinds = [
    ['not_opened', t('organizer.assignment.cell.NOT_OPENED')],
    ['draft', t('organizer.assignment.cell.DRAFT')],
    ['submitted', t('organizer.assignment.cell.SUBMITTED')],
    ['barred', t('organizer.assignment.legendBarred')],
    ['added', t('organizer.assignment.change.added')],
    ['removed not_opened', t('organizer.assignment.change.removed')],
  ] as const;
  return (
    <ul className="legend">
      {kinds.map(([kind, name]) => (
        <li key={kind}>
          <span className={`matrix-cell ${kind}`} aria-hidden /> {name}
        </li>
      ))}
      <li className="quiet">{t('organizer.assignment.keys')}</li>
    </ul>
  );
}
