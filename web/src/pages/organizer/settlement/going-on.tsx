import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Empty } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { Advance } from './advance.js';
import { Advanced } from './advanced.js';
import { DeliberationsDocument } from './deliberation-documents.js';
import type { Standing } from './documents.js';
import { AdvancementsDocument } from './going-on-documents.js';
import type { OfSettlement } from './stage-settlement.js';

/** Which entries go on to the next stage, and who decided so before. */
export function GoingOn({ desk, stage, track, settlement, standings }: OfSettlement & { standings: readonly Standing[] }) {
  const { t } = useTranslation();
  const { slug, stages, isOwn } = useEdition();
  const query = useAsked(AdvancementsDocument, { slug });
  const agendas = useAsked(DeliberationsDocument, { slug }).data?.organizerDesk.deliberations ?? [];
  const undecided = agendas
    .filter((agenda) => agenda.settlement.id === settlement.id && agenda.isAnnounced)
    .reduce((sum, agenda) => sum + agenda.undecided, 0);
  const next = stages.find(({ ordinal }) => ordinal > stage.ordinal);
  if (!next) return <Empty>{t('settlement.lastStage')}</Empty>;
  return (
    <Asked query={query}>
      {({ organizerDesk: { advancements } }) => {
        const ofStage = advancements.filter(({ fromStage }) => fromStage.id === stage.id);
        const standing = ofStage.find(({ undoneAt }) => undoneAt === null);
        return (
          <div className="stack">
            {standing ? (
              <Advanced advancement={standing} track={track} mayUndo={isOwn && next.state === 'DRAFT'} />
            ) : (
              <>
                <p>{t('settlement.nobodyWentOn', { stage: named(next) })}</p>
                {isOwn && settlement.isLatest && next.state === 'DRAFT' && (
                  <Advance desk={desk} stage={stage} next={next} standings={standings} undecided={undecided} />
                )}
              </>
            )}
            {ofStage
              .filter(({ undoneAt }) => undoneAt !== null)
              .map(({ id, decidedAt, undoneAt, undoReason }) => (
                <p key={id} className="quiet">
                  {t('settlement.undone', { decided: dateTime(decidedAt), undone: dateTime(undoneAt!), reason: undoReason })}
                </p>
              ))}
          </div>
        );
      }}
    </Asked>
  );
}
