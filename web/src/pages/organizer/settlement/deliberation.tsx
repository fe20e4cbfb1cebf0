import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { useAsked } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { DataTable } from '../../../parts/data-table.js';
import { Dialog } from '../../../parts/dialog.js';
import { TextField } from '../../../parts/fields.js';
import { Empty, Note, Refused } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { Entry } from './ranking.js';

const DeliberationsDocument = graphql(`
  query Deliberations($slug: String!) {
    organizerDesk(competition: $slug) {
      deliberations {
        isAnnounced
        quota
        undecided
        track {
          id
        }
        settlement {
          id
        }
        decisions {
          id
          version
          decidedAt
          decidedBy {
            name
          }
          entries {
            order
            entryNumber
            reason
          }
        }
        entries(first: 200) {
          totalCount
          nodes {
            entryNumber
            title
            teamName
            place
            officialPlace
            adjustedPlace
            plainPlace
            chance
            reasons
            decidedOrder
            decisionReason
            isCompeting
          }
        }
      }
    }
  }
`);

const RecordDeliberationDocument = graphql(`
  mutation RecordDeliberation($input: RecordDeliberationInput!) {
    recordDeliberation(input: $input) {
      id
    }
  }
`);

type Agenda = ResultOf<typeof DeliberationsDocument>['organizerDesk']['deliberations'][number];

/** The entries around the quota that scores hardly tell apart, what the committee decided on them, and the way to record it. */
export function Deliberations({ settlement, track }: { settlement: string; track: string }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(DeliberationsDocument, { slug });
  return (
    <Asked query={query}>
      {({ organizerDesk: { deliberations } }) => {
        const agenda = deliberations.find((one) => one.settlement.id === settlement && one.track.id === track);
        return agenda ? <OfTrack agenda={agenda} /> : <Empty>{t('settlement.noDeliberation')}</Empty>;
      }}
    </Asked>
  );
}

function OfTrack({ agenda }: { agenda: Agenda }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const { isAnnounced, entries, decisions, undecided } = agenda;
  const canDecide = isOwn && isAnnounced && entries.nodes.some(({ isCompeting }) => isCompeting);
  return (
    <div className="stack">
      <p>{agenda.quota === null ? t('settlement.noQuota') : t('settlement.quota', { quota: agenda.quota })}</p>
      {isAnnounced ? (
        undecided > 0 && <Note tone="warning">{t('settlement.undecided', { count: undecided })}</Note>
      ) : (
        <Note>{t('settlement.onlyInforms')}</Note>
      )}
      <DataTable
        caption={t('settlement.agenda')}
        rows={entries.nodes}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.nothingToTalkAbout')}
        columns={[
          { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
          { key: 'adjusted', name: t('settlement.adjustedPlace'), isNumber: true, cell: ({ adjustedPlace }) => adjustedPlace ?? '–' },
          { key: 'plain', name: t('settlement.plainPlace'), isNumber: true, cell: ({ plainPlace }) => plainPlace ?? '–' },
          {
            key: 'chance',
            name: t('settlement.chanceOfQuota'),
            isNumber: true,
            cell: ({ chance }) => (chance === null ? '–' : `${Math.round(Number(chance) * 100)} %`),
          },
          {
            key: 'why',
            name: t('settlement.why'),
            cell: ({ reasons }) => reasons.map((reason) => t(`settlement.reason.${reason}`)).join(', '),
          },
          {
            key: 'decided',
            name: t('settlement.decision'),
            cell: ({ decidedOrder, decisionReason }) => (decidedOrder === null ? '–' : `${decidedOrder}. ${decisionReason}`),
          },
        ]}
      />
      {canDecide && <Record agenda={agenda} />}
      {decisions.length > 0 && (
        <>
          <h3>{t('settlement.decisions')}</h3>
          <ul className="plain-list decided-list">
            {decisions.toReversed().map(({ id, version, decidedAt, decidedBy, entries: lines }) => (
              <li key={id}>
                <strong>{t('settlement.version', { version })}</strong> {dateTime(decidedAt)} {decidedBy.name}
                <ol>
                  {lines.map(({ entryNumber, reason }) => (
                    <li key={entryNumber}>
                      {entryNumber}: {reason}
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface Typed {
  order: string;
  reason: string;
}

/** Where the committee puts each entry of the list, and why: all that have an order are decided on, the best first. */
function Record({ agenda }: { agenda: Agenda }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const record = useDeed(RecordDeliberationDocument);
  const rows = agenda.entries.nodes.filter(({ isCompeting }) => isCompeting);
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const of = (number: string): Typed => {
    const row = rows.find(({ entryNumber }) => entryNumber === number)!;
    return typed[number] ?? { order: row.decidedOrder === null ? '' : `${row.decidedOrder}`, reason: row.decisionReason ?? '' };
  };
  const set = (number: string, patch: Partial<Typed>) => setTyped({ ...typed, [number]: { ...of(number), ...patch } });
  const chosen = rows.map(({ entryNumber }) => ({ entryNumber, ...of(entryNumber) })).filter(({ order }) => order.trim() !== '');
  const entries = chosen.toSorted((a, b) => Number(a.order) - Number(b.order)).map(({ entryNumber, reason }) => ({ entryNumber, reason }));
  const isReady = entries.length > 0 && new Set(chosen.map(({ order }) => order.trim())).size === chosen.length;
  const save = () =>
    record.mutate({ input: { settlement: agenda.settlement.id, track: agenda.track.id, entries } }, { onSuccess: () => setOpen(false) });
  return (
    <>
      <p>
        <Button look="primary" onPress={() => setOpen(true)}>
          {t('settlement.record')}
        </Button>
      </p>
      <Dialog title={t('settlement.record')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="stack">
          <p>{t('settlement.recordWhat')}</p>
          {rows.map(({ entryNumber, title }) => (
            <fieldset key={entryNumber} className="row">
              <legend>
                {entryNumber} {title}
              </legend>
              <div className="decision-order">
                <TextField
                  label={t('settlement.order')}
                  inputMode="numeric"
                  value={of(entryNumber).order}
                  onChange={(order) => set(entryNumber, { order: order.replace(/\D/g, '') })}
                />
              </div>
              <TextField label={t('confirm.reason')} value={of(entryNumber).reason} onChange={(reason) => set(entryNumber, { reason })} />
            </fieldset>
          ))}
          <Refused error={record.error} />
          <div className="row">
            <Button look="primary" isPending={record.isPending} isDisabled={!isReady} onPress={save}>
              {t('settlement.recordCount', { count: entries.length })}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('confirm.cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
