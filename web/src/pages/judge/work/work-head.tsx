import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { named } from '../../../i18n/in-language.js';
import { Button, ButtonLink } from '../../../parts/button.js';
import { Countdown } from '../../../parts/countdown.js';
import { PageHeading } from '../../../parts/heading.js';
import { SavedState, type SaveState } from '../../../parts/saved-state.js';
import { type Desk, type Work, worksOf } from '../desk-document.js';

type Pane = 'DOCUMENT' | 'RUBRIC';

interface WorkHeadProps {
  desk: Desk;
  work: Work;
  state: SaveState;
  /** Among the works of the desk, from 1. */
  place: number;
  before: string | null;
  after: string | null;
  shown: Pane;
  onShown: (pane: Pane) => void;
  onHelp: () => void;
}

/** Where one is, whether it is saved, and the way to the next work. */
export function WorkHead({ desk, work, state, place, before, after, shown, onShown, onHelp }: WorkHeadProps) {
  const { t } = useTranslation();
  const { stage, progress } = desk;
  const team = desk.presentations.find(({ assignment }) => assignment === work.assignment)?.teamName;
  // Skipping leaves a work as it is: what comes next is what nobody has finished yet.
  const works = worksOf(desk);
  const others = [...works.slice(place), ...works.slice(0, place - 1)];
  const skipTo = others.find(({ state: its, isAbsent }) => its !== 'SUBMITTED' && !isAbsent);
  return (
    <header className="work-top">
      <div className="work-bar">
        <span className="work-where">
          <Link to={`/judging/${stage.id}`}>{named(stage)}</Link>
          <span>{t('judge.desk.progress', { done: progress.submitted, total: progress.total })}</span>
          {stage.state === 'OPEN' && stage.dueAt && <Countdown to={stage.dueAt} />}
        </span>
        <span className="work-where">
          <SavedState state={state} />
          <Button look="plain" onPress={onHelp}>
            <kbd>?</kbd> {t('judge.keys.title')}
          </Button>
        </span>
      </div>
      <div className="work-head">
        <div className="work-title">
          <PageHeading title={`${work.code} ${work.title}`} />
          {team && <p className="quiet">{team}</p>}
          {work.summary && (
            <details className="work-summary">
              <summary>{t('judge.work.summary')}</summary>
              <p>{work.summary}</p>
            </details>
          )}
        </div>
        <nav className="work-moves no-print" aria-label={t('judge.work.moves')}>
          <Move to={before}>{t('judge.work.before')}</Move>
          <span className="work-place">
            {place} / {works.length}
          </span>
          <Move to={after}>{t('judge.work.after')}</Move>
          {skipTo && <ButtonLink to={`/judging/${stage.id}/${skipTo.assignment}`}>{t('judge.work.skip')}</ButtonLink>}
        </nav>
      </div>
      <div className="pane-switch no-print" role="group" aria-label={t('judge.work.panes')}>
        {(['DOCUMENT', 'RUBRIC'] as const).map((pane) => (
          <button key={pane} type="button" aria-pressed={shown === pane} onClick={() => onShown(pane)}>
            {t(`judge.work.pane.${pane}`)}
          </button>
        ))}
      </div>
    </header>
  );
}

/** At either end the place stays, so that nothing moves under the finger. */
const Move = ({ to, children }: { to: string | null; children: string }) =>
  to ? (
    <ButtonLink to={to}>{children}</ButtonLink>
  ) : (
    <span className="button" data-disabled aria-hidden>
      {children}
    </span>
  );
