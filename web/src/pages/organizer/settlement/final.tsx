import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable } from '../../../parts/data-table.js';
import { TextField } from '../../../parts/fields.js';
import { Empty, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { Entry, numberOf } from './ranking.js';

const FinalSettlementsDocument = graphql(`
  query FinalSettlements($slug: String!) {
    organizerDesk(competition: $slug) {
      finalSettlements {
        id
        ordinal
        settledAt
        isLatest
        isOutdated
        inputsHash
        ties {
          place
          entryNumbers
          track {
            id
          }
        }
        standings(first: 200) {
          totalCount
          nodes {
            entryNumber
            title
            teamName
            place
            score
            tieBrokenBy
            track {
              id
            }
            components {
              key
              kind
              weight
              points
            }
          }
        }
      }
      finalTieDecisions {
        id
        entryNumbers
        reason
        decidedAt
        decidedBy {
          name
        }
      }
    }
  }
`);

const SettleFinalDocument = graphql(`
  mutation SettleFinal($input: SettleFinalInput!) {
    settleFinal(input: $input) {
      id
    }
  }
`);

const DecideFinalTieDocument = graphql(`
  mutation DecideFinalTie($input: DecideFinalTieInput!) {
    decideFinalTie(input: $input) {
      id
    }
  }
`);

type Final = ResultOf<typeof FinalSettlementsDocument>['organizerDesk']['finalSettlements'][number];
type Line = Final['standings']['nodes'][number];

/** The stages and the other parts worked into one ranking, and what people decided on places that entries share. */
export function Final({ track }: { track: string }) {
  const { t } = useTranslation();
  const { id, slug, isOwn } = useEdition();
  const query = useAsked(FinalSettlementsDocument, { slug });
  const settle = useDeed(SettleFinalDocument);
  return (
    <section>
      <h2>{t('settlement.final.title')}</h2>
      <Asked query={query}>
        {({ organizerDesk: { finalSettlements, finalTieDecisions } }) => {
          const latest = finalSettlements.find(({ isLatest }) => isLatest);
          return (
            <div className="stack">
              {latest?.isOutdated && <Note tone="warning">{t('settlement.outdated')}</Note>}
              {isOwn && (
                <p>
                  <Confirm
                    label={latest ? t('settlement.final.again') : t('settlement.final.settle')}
                    title={t('settlement.final.title')}
                    look="primary"
                    onConfirm={() => settle.mutateAsync({ input: { competition: id } })}
                  >
                    {t('settlement.final.settleWhat')}
                  </Confirm>
                </p>
              )}
              {latest ? <Ranked final={latest} track={track} /> : <Empty>{t('settlement.final.none')}</Empty>}
              {finalTieDecisions.map(({ id: decision, entryNumbers, reason, decidedAt, decidedBy }) => (
                <p key={decision} className="quiet">
                  {t('settlement.final.decided', {
                    entries: entryNumbers.join(' > '),
                    reason,
                    at: dateTime(decidedAt),
                    name: decidedBy.name,
                  })}
                </p>
              ))}
            </div>
          );
        }}
      </Asked>
    </section>
  );
}

function Ranked({ final, track }: { final: Final; track: string }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const rows = final.standings.nodes.filter((line) => line.track.id === track);
  const parts = [...new Map(rows.flatMap(({ components }) => components).map((part) => [part.key, part])).values()];
  const pointsOf = (row: Line, key: string) => row.components.find((part) => part.key === key)?.points ?? '–';
  return (
    <>
      <p className="quiet">
        {t('settlement.settled', { ordinal: final.ordinal, at: dateTime(final.settledAt, { seconds: true }) })}{' '}
        <code>{final.inputsHash.slice(0, 16)}…</code>
      </p>
      {final.ties
        .filter((tie) => tie.track.id === track)
        .map(({ place, entryNumbers }) => (
          <Note key={place} tone="warning">
            <p>{t('settlement.final.tie', { place, entries: entryNumbers.join(', ') })}</p>
            {isOwn && <DecideTie entryNumbers={entryNumbers} />}
          </Note>
        ))}
      <DataTable
        caption={t('settlement.final.title')}
        rows={rows}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noEntries')}
        columns={[
          { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place ?? '–', sortBy: ({ place }) => place },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
          {
            key: 'score',
            name: t('settlement.score'),
            isNumber: true,
            cell: ({ score }) => score ?? '–',
            sortBy: ({ score }) => numberOf(score),
          },
          ...parts.map(({ key, kind, weight }) => ({
            key: `part.${key}`,
            name: `${t(`settlement.final.part.${kind}`, { key })}${weight ? ` ${weight} %` : ''}`,
            isNumber: true,
            cell: (row: Line) => pointsOf(row, key),
          })),
        ]}
      />
    </>
  );
}

/** The order of those who share a place, the best first. */
function DecideTie({ entryNumbers }: { entryNumbers: readonly string[] }) {
  const { t } = useTranslation();
  const { id } = useEdition();
  const decide = useDeed(DecideFinalTieDocument);
  const [order, setOrder] = useState(entryNumbers.join(', '));
  const numbers = order
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return (
    <Confirm
      label={t('settlement.final.decide')}
      title={t('settlement.final.decide')}
      needsReason
      onConfirm={(reason) => decide.mutateAsync({ input: { competition: id, entryNumbers: numbers, reason } })}
    >
      <TextField label={t('settlement.final.order')} hint={t('settlement.final.orderHint')} value={order} onChange={setOrder} />
    </Confirm>
  );
}
