import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useAsked } from '../../../api/hooks.js';
import { said } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { DataTable } from '../../../parts/data-table.js';
import { Empty, Note } from '../../../parts/note.js';
import { Plot } from '../../../parts/plot.js';
import { useEdition } from '../layout/edition.js';

const JudgeDiagnosticsDocument = graphql(`
  query JudgeDiagnostics($slug: String!, $stage: ID!) {
    organizerDesk(competition: $slug) {
      judgeDiagnostics(stage: $stage) {
        panels {
          residualSd
          track {
            id
          }
          reliability {
            alpha
            ranking
            standardError
          }
          outlierSheets {
            entryNumber
            residual
            studentised
            total
            judge {
              id
              account {
                name
              }
            }
          }
          judges {
            n
            sd
            leniency
            leniencySe
            consistency
            spreadRatio
            flags {
              code
              ko
              en
            }
            judge {
              id
              account {
                name
              }
            }
          }
        }
      }
    }
  }
`);

type Panel = ResultOf<typeof JudgeDiagnosticsDocument>['organizerDesk']['judgeDiagnostics']['panels'][number];
type Judge = Panel['judges'][number];
type DrawPlot = Parameters<typeof Plot>[0]['draw'];

/** How severe or generous judges were beside colleagues, and what is worth a talk. It proves nothing and changes no score. */
export function Diagnostics({ stage, track }: { stage: string; track: string }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(JudgeDiagnosticsDocument, { slug, stage });
  return (
    <Asked query={query}>
      {({ organizerDesk: { judgeDiagnostics } }) => {
        const panel = judgeDiagnostics.panels.find((one) => one.track.id === track);
        return panel ? <OfPanel panel={panel} /> : <Empty>{t('settlement.noSheets')}</Empty>;
      }}
    </Asked>
  );
}

const short = (value: number | null, digits = 2): string => (value === null ? '–' : value.toFixed(digits));

function OfPanel({ panel }: { panel: Panel }) {
  const { t } = useTranslation();
  const { alpha, ranking, standardError } = panel.reliability;
  return (
    <div className="stack">
      <Note>{t('settlement.diagnosticsWhat')}</Note>
      <p>{t('settlement.agreement', { alpha: short(alpha), ranking: short(ranking), error: short(standardError) })}</p>
      <Severity panel={panel} />
      <h3>{t('settlement.outliers')}</h3>
      <DataTable
        caption={t('settlement.outliers')}
        rows={panel.outlierSheets}
        keyOf={({ entryNumber, judge }) => `${entryNumber}.${judge.id}`}
        empty={t('settlement.noOutliers')}
        columns={[
          { key: 'entry', name: t('settlement.entry'), cell: ({ entryNumber }) => entryNumber },
          { key: 'judge', name: t('settlement.judge'), cell: ({ judge }) => judge.account.name },
          { key: 'total', name: t('settlement.total'), isNumber: true, cell: ({ total }) => short(total) },
          { key: 'residual', name: t('settlement.residual'), isNumber: true, cell: ({ residual }) => short(residual) },
          { key: 'studentised', name: t('settlement.studentised'), isNumber: true, cell: ({ studentised }) => short(studentised) },
        ]}
      />
    </div>
  );
}

function Severity({ panel: { judges } }: { panel: Panel }) {
  const { t } = useTranslation();
  const draw = useCallback<DrawPlot>(
    (plot, width) => {
      const rows = judges.filter(({ leniency }) => leniency !== null).map((one) => ({ ...one, name: one.judge.account.name }));
      const margin = ({ leniencySe }: Judge) => 1.645 * (leniencySe ?? 0);
      return plot.plot({
        width,
        height: 60 + rows.length * 30,
        marginLeft: 130,
        style: { fontSize: '13px' },
        x: { label: t('settlement.leniency'), grid: true },
        y: { label: null, domain: rows.map(({ name }) => name) },
        marks: [
          plot.ruleX([0]),
          plot.ruleY(rows, {
            y: 'name',
            x1: (row: Judge) => row.leniency! - margin(row),
            x2: (row: Judge) => row.leniency! + margin(row),
            stroke: 'var(--primary)',
            strokeWidth: 4,
            strokeOpacity: 0.45,
          }),
          plot.dot(rows, { y: 'name', x: 'leniency', r: 5, fill: 'var(--primary)' }),
        ],
      });
    },
    [judges, t],
  );
  return (
    <Plot
      title={t('settlement.severity')}
      alternative={t('settlement.severitySays', { count: judges.length, flagged: judges.filter(({ flags }) => flags.length > 0).length })}
      draw={draw}
      table={
        <DataTable
          caption={t('settlement.severity')}
          rows={judges}
          keyOf={({ judge }) => judge.id}
          empty={t('settlement.noSheets')}
          columns={[
            { key: 'judge', name: t('settlement.judge'), cell: ({ judge }) => judge.account.name },
            { key: 'sheets', name: t('settlement.sheets'), isNumber: true, cell: ({ n }) => n },
            {
              key: 'leniency',
              name: t('settlement.leniency'),
              isNumber: true,
              cell: ({ leniency, leniencySe }) => (leniency === null ? '–' : `${short(leniency)} ±${short(leniencySe)}`),
              sortBy: ({ leniency }) => leniency,
            },
            { key: 'sd', name: t('settlement.spread'), isNumber: true, cell: ({ sd }) => short(sd) },
            { key: 'consistency', name: t('settlement.consistency'), isNumber: true, cell: ({ consistency }) => short(consistency) },
            { key: 'flags', name: t('settlement.flags'), cell: ({ flags }) => flags.map(said).join(' ') },
          ]}
        />
      }
    />
  );
}
