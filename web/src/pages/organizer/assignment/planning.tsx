import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../../i18n/format.js';
import { named, said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Badge, Note, Refused } from '../../../parts/note.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import type { RunPanel } from './run-documents.js';
import type { Plan, Settings } from './use-plan.js';

const usual: Settings = { connected: true, loadPenalty: 1, minLoad: 0, needsExpert: false, plannedShare: 100, timeLimitSeconds: 60 };

/** Works a plan out, shows what it would change, and applies it: in that order. */
export function Planning({ stage, plan }: { stage: EditionStage; plan: Plan }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const [settings, setSettings] = useState(usual);
  const { run } = plan;
  const isGoing = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  const canPlan = isOwn && (stage.state === 'DRAFT' || stage.state === 'OPEN');
  return (
    <section className="card stack" aria-label={t('organizer.assignment.plan')}>
      <h2>{t('organizer.assignment.plan')}</h2>
      {canPlan ? (
        <p className="quiet">{t('organizer.assignment.planWhat')}</p>
      ) : (
        <p className="quiet">{t('organizer.assignment.planNot')}</p>
      )}
      {canPlan && <SettingsFields settings={settings} onChange={setSettings} />}
      {canPlan && !isGoing && (
        <Button
          {...(run?.state === 'DONE' && run.isDryRun ? {} : { look: 'primary' as const })}
          isPending={plan.isAsking}
          onPress={() => void plan.ask(true, settings).catch(() => undefined)}
        >
          {t('organizer.assignment.dryRun')}
        </Button>
      )}
      <Refused error={plan.error} />
      {run && (
        <div aria-live="polite" className="stack">
          {isGoing ? (
            <>
              <label>
                {t('organizer.assignment.going', { percent: run.progress })}
                <progress className="plan-progress" max={100} value={run.progress} />
              </label>
              <Button onPress={plan.cancel}>{t('organizer.assignment.cancel')}</Button>
            </>
          ) : (
            <Outcome plan={plan} run={run} />
          )}
        </div>
      )}
      {!run && plan.latest && (
        <p className="quiet">
          {t('organizer.assignment.latest', { at: dateTime(plan.latest.askedAt), name: plan.latest.askedBy.name })}{' '}
          <Badge>{t(`runState.${plan.latest.state}`)}</Badge>
        </p>
      )}
    </section>
  );
}

function Outcome({ plan, run }: { plan: Plan; run: NonNullable<Plan['run']> }) {
  const { t } = useTranslation();
  const added = run.panels.reduce((sum, panel) => sum + panel.added.length, 0);
  const removed = run.panels.reduce((sum, panel) => sum + panel.removed.length, 0);
  const drafts = run.panels.reduce((sum, panel) => sum + panel.draftsRemoved, 0);
  const apply = () => plan.ask(false, run.settings, run.seed);
  return (
    <>
      {run.state === 'DONE' && !run.isDryRun && <Note tone="success">{t('organizer.assignment.applied', { added, removed })}</Note>}
      {run.state === 'DONE' && run.isDryRun && (
        <>
          <p>
            <strong>
              {added + removed === 0 ? t('organizer.assignment.noChange') : t('organizer.assignment.wouldChange', { added, removed })}
            </strong>
          </p>
          {drafts > 0 && <Note tone="warning">{t('organizer.assignment.draftsRemoved', { drafts })}</Note>}
        </>
      )}
      {run.state === 'STALE' && <Note tone="warning">{t('organizer.assignment.stale')}</Note>}
      {run.state === 'CANCELLED' && <Note>{t('organizer.assignment.cancelled')}</Note>}
      {run.state === 'FAILED' && <Note tone="danger">{t('organizer.assignment.failed')}</Note>}
      {run.panels.map((panel) => (
        <PanelOutcome key={panel.track.id} panel={panel} />
      ))}
      {run.state === 'DONE' && run.isDryRun && added + removed > 0 && (
        <Confirm label={t('organizer.assignment.apply')} title={t('organizer.assignment.applyTitle')} look="primary" onConfirm={apply}>
          <p>{t('organizer.assignment.wouldChange', { added, removed })}</p>
          <p>{t('organizer.assignment.applyWhat')}</p>
        </Confirm>
      )}
    </>
  );
}

function PanelOutcome({ panel }: { panel: RunPanel }) {
  const { t } = useTranslation();
  const { blocking } = panel;
  if (blocking)
    return (
      <Note tone="danger">
        <p>
          <strong>{named(panel.track)}</strong>
        </p>
        <p>{said(blocking.explanation)}</p>
        <p className="quiet">{blocking.entryNumbers.join(', ')}</p>
      </Note>
    );
  return (
    <div>
      <h3>{named(panel.track)}</h3>
      <p className="quiet">
        {t('organizer.assignment.placed', { placed: panel.placed, need: panel.need })}{' '}
        {panel.components !== null && panel.components > 1 && t('organizer.assignment.apart', { parts: panel.components })}
        {panel.isTimeUp && ` ${t('organizer.assignment.timeUp')}`}
      </p>
      {panel.criticalJudges.length > 0 && (
        <p className="quiet">
          {t('organizer.assignment.critical', { names: panel.criticalJudges.map(({ account }) => account.name).join(', ') })}
        </p>
      )}
      {panel.withoutExpert.length > 0 && (
        <p className="quiet">{t('organizer.assignment.noExpert', { entries: panel.withoutExpert.join(', ') })}</p>
      )}
      {panel.added.length + panel.removed.length > 0 && (
        <ul className="plain-list change-list" tabIndex={0} aria-label={t('organizer.assignment.changes', { track: named(panel.track) })}>
          {panel.removed.map(({ judge, entryNumber }) => (
            <li key={`-${judge.id}${entryNumber}`}>
              <span className="minus">−</span> {entryNumber} · {judge.account.name}
            </li>
          ))}
          {panel.added.map(({ judge, entryNumber }) => (
            <li key={`+${judge.id}${entryNumber}`}>
              <span className="plus">+</span> {entryNumber} · {judge.account.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SettingsFields({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const { t } = useTranslation();
  const number = (name: 'minLoad' | 'plannedShare' | 'loadPenalty' | 'timeLimitSeconds') => ({
    label: t(`organizer.assignment.setting.${name}`),
    inputMode: 'numeric' as const,
    value: `${settings[name]}`,
    onChange: (text: string) => /^\d{0,4}$/.test(text) && onChange({ ...settings, [name]: Number(text) }),
  });
  return (
    <details>
      <summary>{t('organizer.assignment.settings')}</summary>
      <div className="stack">
        <TextField {...number('minLoad')} />
        <TextField {...number('plannedShare')} />
        <TextField {...number('loadPenalty')} />
        <TextField {...number('timeLimitSeconds')} />
        <Checkbox isSelected={settings.connected} onChange={(connected) => onChange({ ...settings, connected })}>
          {t('organizer.assignment.setting.connected')}
        </Checkbox>
        <Checkbox isSelected={settings.needsExpert} onChange={(needsExpert) => onChange({ ...settings, needsExpert })}>
          {t('organizer.assignment.setting.needsExpert')}
        </Checkbox>
      </div>
    </details>
  );
}
