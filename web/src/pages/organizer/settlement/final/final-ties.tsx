import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../../api/hooks.js';
import { dateTime } from '../../../../i18n/format.js';
import { Confirm } from '../../../../parts/confirm.js';
import { Note } from '../../../../parts/note.js';
import { useEdition } from '../../layout/edition.js';
import { ListItem, moved } from '../../setup/editor.js';
import { useDraft } from '../../setup/use-draft.js';
import { DecideFinalTieDocument, type FinalSettlement, type FinalTieDecision } from './documents.js';
import type { OfFinal } from './final-ranking.js';
import { useFinalWords } from './final-words.js';

interface FinalTiesProps extends OfFinal {
  settlement: FinalSettlement | undefined;
  decisions: readonly FinalTieDecision[];
}

/** Places that entries share since nothing split them, and the order that people put them in where the rule leaves it to them. */
export function FinalTies({ desk, rule, track, settlement, decisions }: FinalTiesProps) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const { chain } = useFinalWords(desk, rule);
  const mayDecide = isOwn && settlement?.isLatest && rule.tieBreak.some(({ link }) => link === 'DECISION');
  const ties = settlement?.ties.filter((tie) => tie.track.id === track) ?? [];
  return (
    <div className="stack">
      {chain.length > 0 && <p className="quiet">{t('settlement.chain', { chain: chain.join(' → ') })}</p>}
      {ties.length === 0 && <p>{t('settlement.final.noTies')}</p>}
      {ties.map(({ place, entryNumbers }) => (
        <section key={place} className="stack">
          <Note tone="warning">{t('settlement.final.tie', { place, entries: entryNumbers.join(', ') })}</Note>
          {mayDecide && <DecideTie key={entryNumbers.join()} entryNumbers={entryNumbers} />}
        </section>
      ))}
      {decisions.length > 0 && (
        <section>
          <h3>{t('settlement.final.decisions')}</h3>
          <ul className="plain-list">
            {decisions.toReversed().map(({ id, entryNumbers, reason, decidedAt, decidedBy }) => (
              <li key={id}>
                <strong>{entryNumbers.join(' → ')}</strong> {reason}{' '}
                <span className="quiet">{t('settlement.byAt', { name: decidedBy.name, at: dateTime(decidedAt) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** All that share the place are put in an order, the best first. */
function DecideTie({ entryNumbers }: { entryNumbers: readonly string[] }) {
  const { t } = useTranslation();
  const { id } = useEdition();
  const decide = useDeed(DecideFinalTieDocument);
  const { value: order, change, forget } = useDraft(`final-tie.${entryNumbers.join()}`, [...entryNumbers]);
  return (
    <>
      <p>{t('settlement.final.orderHint')}</p>
      <ol className="decided-list">
        {order.map((number, index) => (
          <ListItem key={number} title={number} index={index} count={order.length} onMove={(to) => change(moved(order, index, to))}>
            {null}
          </ListItem>
        ))}
      </ol>
      <Confirm
        label={t('settlement.final.decide')}
        title={t('settlement.final.decide')}
        look="primary"
        needsReason
        onConfirm={async (reason) => {
          await decide.mutateAsync({ input: { competition: id, entryNumbers: order, reason } });
          forget();
        }}
      >
        <p>
          <strong>{order.join(' → ')}</strong>
        </p>
        <p>{t('settlement.final.decideThen')}</p>
      </Confirm>
    </>
  );
}
