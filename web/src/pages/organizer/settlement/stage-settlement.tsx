import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Empty } from '../../../parts/note.js';
import { Tabs } from '../../../parts/tabs.js';
import { useStageAndTrack } from '../assignment/track-choice.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { Deliberation } from './deliberation.js';
import { Diagnostics } from './diagnostics.js';
import type { Settlement, SettlementDesk, Standing } from './documents.js';
import { GoingOn } from './going-on.js';
import { useStandings } from './lines.js';
import { Ranking } from './ranking.js';
import { Sensitivity } from './sensitivity.js';
import { SettlementHead } from './settlement-head.js';
import { useAddress } from './use-address.js';
import { useReadsAll } from './use-reads-all.js';

/** What a stage was settled into, and what there is to know before anybody relies on it. */
export function StageSettlement({ desk, stage }: { desk: SettlementDesk; stage: EditionStage }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const readsAll = useReadsAll();
  const { track, trackChoice } = useStageAndTrack();
  const address = useAddress();
  const settled = desk.settlements.filter((settlement) => settlement.stage.id === stage.id);
  const settlement = settled.find(({ id }) => id === address.get('settlement')) ?? settled.find(({ isLatest }) => isLatest);
  if (!track) return null;
  if (stage.state === 'DRAFT' || stage.state === 'OPEN')
    return (
      <Empty>
        <p>{t('settlement.notYet', { stage: named(stage), state: t(`stageState.${stage.state}`) })}</p>
        <Link to={`/organizer/${slug}/progress?stage=${stage.id}`}>{t('organizer.section.progress')}</Link>
      </Empty>
    );
  const of = { desk, stage, track: track.id };
  const tabs = (Object.keys(contents) as Tab[])
    .filter((id) => (readsAll || id === 'ranking') && (settlement || id === 'judges'))
    .map((id) => ({ id, name: t(`settlement.tab.${id}`), content: contents[id]({ ...of, settlement }) }));
  const chosen = tabs.find(({ id }) => id === address.get('tab'))?.id ?? tabs[0]?.id;
  return (
    <div className="stack">
      <SettlementHead stage={stage} settled={settled} settlement={settlement} onChoose={(id) => address.set('settlement', id)} />
      {trackChoice && <div className="list-tools">{trackChoice}</div>}
      {chosen && (
        <Tabs label={t('organizer.section.settlement')} tabs={tabs} selected={chosen} onSelect={(tab) => address.set('tab', tab)} />
      )}
    </div>
  );
}

/** What a tab is about. */
export interface OfSettlement {
  desk: SettlementDesk;
  stage: EditionStage;
  settlement: Settlement;
  track: string;
}

type Tab = 'ranking' | 'sensitivity' | 'judges' | 'deliberation' | 'goingOn';
/** Judges are looked at before anything is settled, too. */
type Shown = Omit<OfSettlement, 'settlement'> & { settlement: Settlement | undefined };

const contents: Record<Tab, (of: Shown) => ReactNode> = {
  ranking: (of) => <WithStandings of={of}>{(ofSettled, standings) => <Ranking {...ofSettled} standings={standings} />}</WithStandings>,
  sensitivity: (of) => (
    <WithStandings of={of}>{(ofSettled, standings) => <Sensitivity {...ofSettled} standings={standings} />}</WithStandings>
  ),
  judges: (of) => <Diagnostics {...of} />,
  deliberation: ({ settlement, ...of }) =>
    settlement && <Deliberation key={`${settlement.id} ${of.track}`} {...of} settlement={settlement} />,
  goingOn: (of) => <WithStandings of={of}>{(ofSettled, standings) => <GoingOn {...ofSettled} standings={standings} />}</WithStandings>,
};

interface WithStandingsProps {
  of: Shown;
  children: (of: OfSettlement, standings: readonly Standing[]) => ReactNode;
}

const WithStandings = ({ of: { settlement, ...of }, children }: WithStandingsProps) =>
  settlement && (
    <Lines key={`${settlement.id} ${of.track}`} settlement={settlement}>
      {(standings) => children({ ...of, settlement }, standings)}
    </Lines>
  );

function Lines({ settlement, children }: { settlement: Settlement; children: (standings: readonly Standing[]) => ReactNode }) {
  const query = useStandings(settlement);
  return <Asked query={query}>{children}</Asked>;
}
