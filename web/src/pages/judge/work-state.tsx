import { useTranslation } from 'react-i18next';
import { Badge } from '../../parts/note.js';
import type { Work } from './desk-document.js';
import { isUnsaved } from './sheet/keeper.js';
import { useEntry } from './sheet/use-desk.js';

const tones = { NOT_OPENED: undefined, DRAFT: 'warning', SUBMITTED: 'success' } as const;

/** How far a work is, and whether something typed waits in this window. */
export function WorkState({ work }: { work: Work }) {
  const { t } = useTranslation();
  const entry = useEntry(work.assignment);
  if (work.isAbsent) return <Badge>{t('judge.state.ABSENT')}</Badge>;
  return (
    <span className="row judge-state">
      <Badge tone={tones[work.state]}>{t(`judge.state.${work.state}`)}</Badge>
      {entry && isUnsaved(entry) && <Badge tone="danger">{t('judge.state.UNSAVED')}</Badge>}
    </span>
  );
}
