import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../../api/hooks.js';
import { Asked } from '../../../../parts/asked.js';
import { Empty } from '../../../../parts/note.js';
import { Tabs } from '../../../../parts/tabs.js';
import { useStageAndTrack } from '../../assignment/track-choice.js';
import { useEdition } from '../../layout/edition.js';
import type { SettlementDesk } from '../documents.js';
import { useAddress } from '../use-address.js';
import { FinalDocument, type FinalDesk, type FinalRule } from './documents.js';
import { FinalHead } from './final-head.js';
import { FinalRanking } from './final-ranking.js';
import { FinalTies } from './final-ties.js';
import { Penalties } from './penalties.js';
import { ScoreImports } from './score-imports.js';

/** The stages, imported scores and penalties worked into one ranking. */
export function Final({ desk }: { desk: SettlementDesk }) {
  const { slug } = useEdition();
  const query = useAsked(FinalDocument, { slug });
  return (
    <Asked query={query}>
      {({ organizerDesk }) =>
        organizerDesk.competition.finalRule && <OfRule desk={desk} final={organizerDesk} rule={organizerDesk.competition.finalRule} />
      }
    </Asked>
  );
}

function OfRule({ desk, final, rule }: { desk: SettlementDesk; final: FinalDesk; rule: FinalRule }) {
  const { t } = useTranslation();
  const { track, trackChoice } = useStageAndTrack();
  const address = useAddress();
  const settlement =
    final.finalSettlements.find(({ id }) => id === address.get('settlement')) ?? final.finalSettlements.find(({ isLatest }) => isLatest);
  if (!track) return null;
  const of = { desk, rule, track: track.id };
  const tabs = [
    {
      id: 'ranking',
      name: t('settlement.tab.ranking'),
      content: settlement ? (
        <FinalRanking key={`${settlement.id} ${track.id}`} {...of} settlement={settlement} />
      ) : (
        <Empty>{t('settlement.final.none')}</Empty>
      ),
    },
    {
      id: 'ties',
      name: t('settlement.ties'),
      content: <FinalTies {...of} settlement={settlement} decisions={final.finalTieDecisions} />,
    },
    ...(rule.parts.length > 0
      ? [{ id: 'parts', name: t('settlement.final.parts'), content: <ScoreImports rule={rule} imports={final.scoreImports} /> }]
      : []),
    ...(rule.penalties.length > 0 ? [{ id: 'penalties', name: t('settlement.final.penalties'), content: <Penalties rule={rule} /> }] : []),
  ];
  const chosen = tabs.find(({ id }) => id === address.get('tab'))?.id ?? 'ranking';
  return (
    <div className="stack">
      <FinalHead desk={desk} final={final} rule={rule} settlement={settlement} onChoose={(id) => address.set('settlement', id)} />
      {trackChoice && <div className="list-tools">{trackChoice}</div>}
      <Tabs label={t('settlement.final.title')} tabs={tabs} selected={chosen} onSelect={(tab) => address.set('tab', tab)} />
    </div>
  );
}
