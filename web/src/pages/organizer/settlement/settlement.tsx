import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAsked } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty } from '../../../parts/note.js';
import { Select } from '../../../parts/select.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { SettlementsDocument, type SettlementDesk } from './documents.js';
import { Final } from './final/final.js';
import { StageSettlement } from './stage-settlement.js';
import { useReadsAll } from './use-reads-all.js';
import './settlement.css';

/** From sheets to places, of each stage and of the final: what the ranking is, how sure it is, and what people decide on it. */
export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(SettlementsDocument, { slug });
  return (
    <>
      <PageHeading title={t('organizer.section.settlement')} />
      <Asked query={query}>{({ organizerDesk }) => <Chosen desk={organizerDesk} />}</Asked>
    </>
  );
}

const FINAL = 'final';

/** The last stage whose marks are known: there is nothing to settle of the others. */
const stageToSettle = (stages: readonly EditionStage[]): EditionStage | undefined =>
  stages.findLast(({ state }) => state === 'CLOSED' || state === 'SETTLED') ?? stages[0];

function Chosen({ desk }: { desk: SettlementDesk }) {
  const { t } = useTranslation();
  const { stages } = useEdition();
  const [search, setSearch] = useSearchParams();
  const hasFinal = useReadsAll() && desk.competition.finalRule !== null;
  const isFinal = hasFinal && search.get('stage') === FINAL;
  const stage = stages.find(({ id }) => id === search.get('stage')) ?? stageToSettle(stages);
  if (!stage) return <Empty>{t('organizer.noStage')}</Empty>;
  const options = [
    ...stages.map(({ id, ...one }) => ({ id, name: `${named(one)} · ${t(`stageState.${one.state}`)}` })),
    ...(hasFinal ? [{ id: FINAL, name: t('settlement.final.title') }] : []),
  ];
  return (
    <>
      {options.length > 1 && (
        <div className="list-tools">
          <Select
            label={t('organizer.stage')}
            options={options}
            value={isFinal ? FINAL : stage.id}
            onChange={(id) => setSearch({ stage: id })}
          />
        </div>
      )}
      {isFinal ? <Final desk={desk} /> : <StageSettlement key={stage.id} desk={desk} stage={stage} />}
    </>
  );
}
