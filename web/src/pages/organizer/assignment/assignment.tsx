import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { Skeleton } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Refused } from '../../../parts/note.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { matrixOf } from './cells.js';
import { BarsDocument, CoverageDocument, EntryNamesDocument, PanelsDocument } from './documents.js';
import { Loads } from './loads.js';
import { AssignmentMatrix, type Place } from './matrix.js';
import { Legend, PairAt } from './pair.js';
import { Planning } from './planning.js';
import { useStageAndTrack } from './track-choice.js';
import { usePlan } from './use-plan.js';
import './assignment.css';

export function Page() {
  const { t } = useTranslation();
  const { stage, track, stageChoice, trackChoice } = useStageAndTrack();
  return (
    <>
      <PageHeading title={t('organizer.section.assignment')} />
      <div className="list-tools">
        {stageChoice}
        {trackChoice}
      </div>
      {stage && track ? <StageAssignment key={stage.id} stage={stage} track={track.id} /> : <Empty>{t('organizer.noStage')}</Empty>}
    </>
  );
}

function StageAssignment({ stage, track }: { stage: EditionStage; track: string }) {
  const { slug } = useEdition();
  const panels = useAsked(PanelsDocument, { slug });
  const coverage = useAllPages(CoverageDocument, { slug, stage: stage.id }, ({ organizerDesk }) => organizerDesk.coverage);
  const names = useAllPages(EntryNamesDocument, { slug }, ({ organizerDesk }) => organizerDesk.entries);
  const bars = useAllPages(BarsDocument, { slug }, ({ organizerDesk }) => organizerDesk.conflicts);
  const plan = usePlan(stage.id);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const matrix = useMemo(() => {
    if (!panels.data || !coverage.data || !names.data || !bars.data) return undefined;
    const panel = panels.data.organizerDesk.panels.find((one) => one.stage.id === stage.id && one.track.id === track);
    const nameOf = new Map(names.data.map((entry) => [entry.id, entry]));
    const entries = coverage.data.flatMap((line) => {
      const entry = nameOf.get(line.entry);
      return entry?.track.id === track ? [{ ...line, title: entry.title }] : [];
    });
    return matrixOf(panel?.judges ?? [], entries, bars.data);
  }, [panels.data, coverage.data, names.data, bars.data, stage.id, track]);
  const failed = [panels, coverage, names, bars].find(({ error }) => error);
  if (failed && !matrix) return <Refused error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!matrix) return <Skeleton />;
  return (
    <div className="assignment">
      <div>
        <AssignmentMatrix matrix={matrix} at={at} onMove={setAt} marks={plan.marks} />
        <Legend />
        <PairAt matrix={matrix} at={at} stage={stage} />
      </div>
      <div className="assignment-side stack">
        <Planning stage={stage} plan={plan} />
        <Loads matrix={matrix} />
      </div>
    </div>
  );
}
