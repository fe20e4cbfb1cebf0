import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { Asked } from '../../../parts/asked.js';
import { DataTable } from '../../../parts/data-table.js';
import { Facts } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { DiagnosticLimitsForm } from './diagnostic-limits.js';
import { JudgeDiagnosticsDocument, type DiagnosedPanel } from './diagnostics-documents.js';
import type { Settlement } from './documents.js';
import { JudgesTable } from './judges-table.js';
import { figure, percent, signed } from './numbers.js';
import { Severity } from './severity.js';

interface DiagnosticsProps {
  stage: EditionStage;
  track: string;
  settlement: Settlement | undefined;
}

/** How severe or generous judges were beside colleagues, and what is worth a talk. It proves nothing and changes no score. */
export function Diagnostics({ stage, track, settlement }: DiagnosticsProps) {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(JudgeDiagnosticsDocument, { slug, stage: stage.id });
  const effects = settlement?.tracks.find((of) => of.track.id === track)?.judgeEffects ?? [];
  return (
    <div className="stack">
      <Note>{t('settlement.diagnosticsWhat')}</Note>
      <Asked query={query}>
        {({ organizerDesk: { judgeDiagnostics } }) => {
          const panel = judgeDiagnostics.panels.find((one) => one.track.id === track);
          if (!panel) return <Empty>{t('settlement.noSheets')}</Empty>;
          return (
            <div className="stack">
              <Agreement panel={panel} />
              <div>
                <Severity judges={panel.judges} />
              </div>
              <JudgesTable judges={panel.judges} effects={effects} />
              <Outliers panel={panel} />
              {isOwn && <DiagnosticLimitsForm key={JSON.stringify(judgeDiagnostics.limits)} limits={judgeDiagnostics.limits} />}
            </div>
          );
        }}
      </Asked>
    </div>
  );
}

/** What the marks of a panel are worth together. */
function Agreement({ panel: { reliability, bodyAffinity, residualSd } }: { panel: DiagnosedPanel }) {
  const { t } = useTranslation();
  const facts: [string, string][] = [
    [t('settlement.alpha'), figure(reliability.alpha)],
    [t('settlement.reliability'), figure(reliability.ranking)],
    [t('settlement.noise'), residualSd === null ? '–' : t('settlement.points', { points: figure(residualSd, 1) })],
  ];
  if (reliability.kendallW !== null) facts.push([t('settlement.kendallW'), figure(reliability.kendallW)]);
  if (bodyAffinity)
    facts.push([
      t('settlement.ownBody'),
      t('settlement.affinity', { points: signed(bodyAffinity.difference), chance: percent(bodyAffinity.p, 1) }),
    ]);
  return <Facts facts={facts} />;
}

/** Sheets to be looked at first: a single one can pull all of its judge's figures. */
function Outliers({ panel }: { panel: DiagnosedPanel }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('settlement.outliers')}</h3>
      <DataTable
        caption={t('settlement.outliers')}
        rows={panel.outlierSheets}
        keyOf={({ entryNumber, judge }) => `${entryNumber}.${judge.id}`}
        empty={t('settlement.noOutliers')}
        columns={[
          { key: 'entry', name: t('settlement.entry'), cell: ({ entryNumber }) => entryNumber, sortBy: ({ entryNumber }) => entryNumber },
          {
            key: 'judge',
            name: t('settlement.judge'),
            cell: ({ judge }) => judge.account.name,
            sortBy: ({ judge }) => judge.account.name,
          },
          { key: 'total', name: t('settlement.total'), isNumber: true, cell: ({ total }) => figure(total), sortBy: ({ total }) => total },
          {
            key: 'residual',
            name: t('settlement.residual'),
            isNumber: true,
            cell: ({ residual }) => signed(residual),
            sortBy: ({ residual }) => residual,
          },
          {
            key: 'studentised',
            name: t('settlement.studentised'),
            isNumber: true,
            cell: ({ studentised }) => signed(studentised),
            sortBy: ({ studentised }) => Math.abs(studentised),
          },
        ]}
      />
    </section>
  );
}
