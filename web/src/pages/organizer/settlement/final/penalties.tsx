import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../../api/hooks.js';
import { useAllPages } from '../../../../api/pages.js';
import { useMe } from '../../../../app/session.js';
import { dateTime } from '../../../../i18n/format.js';
import { named } from '../../../../i18n/in-language.js';
import { Asked } from '../../../../parts/asked.js';
import { Confirm } from '../../../../parts/confirm.js';
import { DataTable } from '../../../../parts/data-table.js';
import { Badge } from '../../../../parts/note.js';
import { useEdition } from '../../layout/edition.js';
import type { FinalRule } from './documents.js';
import { ConfirmPenaltyDocument, PenaltiesDocument, WithdrawPenaltyDocument, type Penalty } from './penalties-documents.js';
import { RecordPenalty } from './record-penalty.js';

const tones = { RECORDED: 'warning', CONFIRMED: 'danger', WITHDRAWN: undefined } as const;

/** What is taken off entries in the final: by one organiser, and it counts once another confirms it. */
export function Penalties({ rule }: { rule: FinalRule }) {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAllPages(PenaltiesDocument, { slug }, ({ organizerDesk }) => organizerDesk.penalties);
  const groundName = (key: string) => {
    const ground = rule.penalties.find((one) => one.key === key);
    return ground ? named(ground) : key;
  };
  return (
    <div className="stack">
      <Asked query={query}>
        {(penalties) => (
          <DataTable
            caption={t('settlement.final.penalties')}
            rows={penalties}
            keyOf={({ id }) => id}
            empty={t('settlement.final.noPenalties')}
            columns={[
              {
                key: 'entry',
                name: t('settlement.entry'),
                cell: ({ entryNumber }) => entryNumber,
                sortBy: ({ entryNumber }) => entryNumber,
              },
              { key: 'ground', name: t('settlement.final.ground'), cell: ({ ground }) => groundName(ground) },
              { key: 'points', name: t('settlement.final.points'), isNumber: true, cell: ({ points }) => `−${points}` },
              {
                key: 'state',
                name: t('organizer.teams.state'),
                cell: ({ state }) => <Badge tone={tones[state]}>{t(`settlement.final.penaltyState.${state}`)}</Badge>,
                sortBy: ({ state }) => state,
              },
              { key: 'reason', name: t('confirm.reason'), cell: ({ reason, withdrawalReason }) => withdrawalReason ?? reason },
              {
                key: 'by',
                name: t('settlement.final.recorded'),
                cell: ({ recordedBy, recordedAt }) => t('settlement.byAt', { name: recordedBy.name, at: dateTime(recordedAt) }),
                sortBy: ({ recordedAt }) => recordedAt,
              },
              ...(isOwn ? [{ key: 'deeds', name: t('settlement.final.deeds'), cell: (row: Penalty) => <Deeds penalty={row} /> }] : []),
            ]}
          />
        )}
      </Asked>
      {isOwn && <RecordPenalty rule={rule} />}
    </div>
  );
}

function Deeds({ penalty: { id, state, entryNumber, points, reason, recordedBy } }: { penalty: Penalty }) {
  const { t } = useTranslation();
  const me = useMe();
  const confirm = useDeed(ConfirmPenaltyDocument);
  const withdraw = useDeed(WithdrawPenaltyDocument);
  if (state === 'WITHDRAWN') return '–';
  const what = t('settlement.final.penaltyOf', { entry: entryNumber, points });
  return (
    <div className="row">
      {state === 'RECORDED' && recordedBy.id === me?.account.id && <span className="quiet">{t('organizer.needsSecond')}</span>}
      {state === 'RECORDED' && recordedBy.id !== me?.account.id && (
        <Confirm
          label={t('settlement.final.confirmPenalty')}
          title={what}
          look="primary"
          onConfirm={() => confirm.mutateAsync({ input: { penalty: id } })}
        >
          <p>{reason}</p>
        </Confirm>
      )}
      <Confirm
        label={t('settlement.final.withdrawPenalty')}
        title={what}
        look="danger"
        needsReason
        onConfirm={(why) => withdraw.mutateAsync({ input: { penalty: id, reason: why } })}
      >
        <p>{t('settlement.final.withdrawWhat')}</p>
      </Confirm>
    </div>
  );
}
