import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Countdown } from '../../../parts/countdown.js';
import { PageHeading } from '../../../parts/heading.js';
import { Badge, Empty } from '../../../parts/note.js';
import { PanelsDocument } from '../assignment/documents.js';
import { useStageAndTrack } from '../assignment/track-choice.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { StageReadiness } from '../readiness.js';
import { CloseStage } from './close-stage.js';
import { Corrections } from './corrections.js';
import { judgesOf } from './counts.js';
import { HeatMap } from './heat-map.js';
import '../assignment/matrix.css';
import './progress.css';

export function Page() {
  const { t } = useTranslation();
  const { stage, stageChoice } = useStageAndTrack();
  return (
    <>
      <PageHeading title={t('organizer.section.progress')} />
      {stageChoice && <div className="list-tools">{stageChoice}</div>}
      {stage ? <StageProgress key={stage.id} stage={stage} /> : <Empty>{t('organizer.noStage')}</Empty>}
    </>
  );
}

const LOOK_MS = 15_000;

function StageProgress({ stage }: { stage: EditionStage }) {
  const { t } = useTranslation();
  const { slug, isOwn, tracks } = useEdition();
  const query = useAsked(PanelsDocument, { slug }, stage.state === 'OPEN' ? { refetchInterval: LOOK_MS } : {});
  return (
    <>
      <p className="row">
        <strong>{named(stage)}</strong>{' '}
        <Badge tone={stage.state === 'OPEN' ? 'primary' : undefined}>{t(`stageState.${stage.state}`)}</Badge>
        {stage.dueAt && stage.state === 'OPEN' && (
          <span>
            {t('organizer.progress.due', { at: dateTime(stage.dueAt) })} <Countdown to={stage.dueAt} />
          </span>
        )}
      </p>
      {stage.state === 'DRAFT' ? (
        <>
          <h2>{t('organizer.readiness.title')}</h2>
          <StageReadiness stage={stage} />
        </>
      ) : (
        <Asked query={query}>
          {({ organizerDesk: { panels } }) => {
            const judges = judgesOf(panels, stage.id, tracks);
            return (
              <>
                <HeatMap judges={judges} isOver={stage.state !== 'OPEN'} />
                {isOwn && stage.state === 'OPEN' && <CloseStage stage={stage} judges={judges} />}
              </>
            );
          }}
        </Asked>
      )}
      <Corrections />
    </>
  );
}
