import { useTranslation } from 'react-i18next';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { Tabs } from '../../../parts/tabs.js';
import { useStageAndTrack } from '../assignment/track-choice.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { Deliberations } from './deliberation.js';
import { Diagnostics } from './diagnostics.js';
import { SettlementsDocument, SettleStageDocument, type Settlement, StandingsDocument } from './documents.js';
import { Final } from './final.js';
import { GoingOn } from './going-on.js';
import { Ranking } from './ranking.js';
import { Sensitivity } from './sensitivity.js';
import './settlement.css';

/** From sheets to places: what the settled ranking is, how sure it is, and what people decide on it. */
export function Page() {
  const { t } = useTranslation();
  const { stages } = useEdition();
  const { stage, track, stageChoice, trackChoice } = useStageAndTrack();
  if (!stage || !track) return <Empty>{t('organizer.noStage')}</Empty>;
  return (
    <>
      <PageHeading title={t('organizer.section.settlement')} />
      <div className="list-tools">
        {stageChoice}
        {trackChoice}
      </div>
      <StageSettled key={stage.id} stage={stage} track={track.id} />
      {stages.length > 1 && <Final track={track.id} />}
    </>
  );
}

function StageSettled({ stage, track }: { stage: EditionStage; track: string }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(SettlementsDocument, { slug });
  return (
    <Asked query={query}>
      {({ organizerDesk: { settlements } }) => {
        const ofStage = settlements.filter((one) => one.stage.id === stage.id);
        const latest = ofStage.find(({ isLatest }) => isLatest);
        return (
          <>
            <Settle stage={stage} latest={latest} count={ofStage.length} />
            {latest ? <Settled key={latest.id} stage={stage} settlement={latest} track={track} /> : <Empty>{t('settlement.none')}</Empty>}
          </>
        );
      }}
    </Asked>
  );
}

/** When it was settled last, whether something happened since, and the way to settle. */
function Settle({ stage, latest, count }: { stage: EditionStage; latest: Settlement | undefined; count: number }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const settle = useDeed(SettleStageDocument);
  const isReady = stage.state === 'CLOSED' || stage.state === 'SETTLED';
  return (
    <div className="stack">
      {latest && (
        <p className="quiet">
          {t('settlement.settled', { ordinal: latest.ordinal, at: dateTime(latest.settledAt, { seconds: true }) })}{' '}
          {t('settlement.proof', { engine: latest.engineVersion, seq: latest.auditSeq })} <code>{latest.inputsHash.slice(0, 16)}…</code>
        </p>
      )}
      {latest?.isOutdated && <Note tone="warning">{t('settlement.outdated')}</Note>}
      {!isReady && <Note>{t('settlement.notYet', { stage: named(stage), state: t(`stageState.${stage.state}`) })}</Note>}
      {isOwn && isReady && (
        <p>
          <Confirm
            label={count > 0 ? t('settlement.again') : t('settlement.settle')}
            title={t('settlement.title', { stage: named(stage) })}
            look="primary"
            onConfirm={() => settle.mutateAsync({ input: { stage: stage.id } })}
          >
            {count > 0 ? t('settlement.againWhat') : t('settlement.settleWhat')}
          </Confirm>
        </p>
      )}
    </div>
  );
}

function Settled({ stage, settlement, track }: { stage: EditionStage; settlement: Settlement; track: string }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAllPages(StandingsDocument, { slug }, ({ organizerDesk }) => {
    return organizerDesk.settlements.find(({ id }) => id === settlement.id)!.standings;
  });
  const settledTrack = settlement.tracks.find((one) => one.track.id === track);
  return (
    <Asked query={query}>
      {(all) => {
        const standings = all.filter((standing) => standing.track.id === track);
        if (!settledTrack || standings.length === 0) return <Empty>{t('settlement.noEntries')}</Empty>;
        return (
          <Tabs
            label={t('organizer.section.settlement')}
            tabs={[
              { id: 'ranking', name: t('settlement.ranking'), content: <Ranking settled={settledTrack} standings={standings} /> },
              { id: 'sensitivity', name: t('settlement.sensitivity'), content: <Sensitivity standings={standings} /> },
              { id: 'judges', name: t('settlement.judges'), content: <Diagnostics stage={stage.id} track={track} /> },
              {
                id: 'deliberation',
                name: t('settlement.deliberation'),
                content: <Deliberations settlement={settlement.id} track={track} />,
              },
              { id: 'going-on', name: t('settlement.goingOn'), content: <GoingOn stage={stage} track={track} /> },
            ]}
          />
        );
      }}
    </Asked>
  );
}
