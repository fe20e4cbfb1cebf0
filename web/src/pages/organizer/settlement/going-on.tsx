import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable } from '../../../parts/data-table.js';
import { Empty, Note } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { Entry } from './ranking.js';

const AdvancementsDocument = graphql(`
  query Advancements($slug: String!) {
    organizerDesk(competition: $slug) {
      advancements {
        id
        decidedAt
        reason
        isOutdated
        undoneAt
        undoReason
        fromStage {
          id
        }
        toStage {
          nameKo
          nameEn
        }
        entries(first: 200) {
          nodes {
            entryNumber
            title
            teamName
            place
            track {
              id
            }
          }
        }
      }
    }
  }
`);

const AdvanceEntriesDocument = graphql(`
  mutation AdvanceEntries($input: AdvanceEntriesInput!) {
    advanceEntries(input: $input) {
      id
    }
  }
`);

const UndoAdvancementDocument = graphql(`
  mutation UndoAdvancement($input: UndoAdvancementInput!) {
    undoAdvancement(input: $input) {
      id
    }
  }
`);

type Advancement = ResultOf<typeof AdvancementsDocument>['organizerDesk']['advancements'][number];
type TieDecision = 'TIE_RULE' | 'TAKE_ALL';

/** Which entries go on to the next stage. */
export function GoingOn({ stage, track }: { stage: EditionStage; track: string }) {
  const { t } = useTranslation();
  const { slug, stages, isOwn } = useEdition();
  const query = useAsked(AdvancementsDocument, { slug });
  const next = stages.find(({ ordinal }) => ordinal === stage.ordinal + 1);
  if (!next) return <Empty>{t('settlement.lastStage')}</Empty>;
  return (
    <Asked query={query}>
      {({ organizerDesk: { advancements } }) => {
        const ofStage = advancements.filter(({ fromStage }) => fromStage.id === stage.id);
        const standing = ofStage.find(({ undoneAt }) => undoneAt === null);
        return (
          <div className="stack">
            {standing ? (
              <Standing advancement={standing} track={track} />
            ) : (
              <Empty>{t('settlement.nobodyWentOn', { stage: named(next) })}</Empty>
            )}
            {!standing && isOwn && stage.state === 'SETTLED' && <Advance stage={stage} next={next} />}
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

function Standing({ advancement, track }: { advancement: Advancement; track: string }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const undo = useDeed(UndoAdvancementDocument);
  const { id, decidedAt, toStage, reason, isOutdated, entries } = advancement;
  return (
    <>
      {isOutdated && <Note tone="warning">{t('settlement.advancementOutdated')}</Note>}
      <p>
        {t('settlement.wentOn', { at: dateTime(decidedAt), stage: named(toStage) })} {reason}
      </p>
      <DataTable
        caption={t('settlement.goingOn')}
        rows={entries.nodes.filter((line) => line.track.id === track)}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noEntries')}
        columns={[
          { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
        ]}
      />
      {isOwn && (
        <p>
          <Confirm
            label={t('settlement.undo')}
            title={t('settlement.undo')}
            look="danger"
            needsReason
            onConfirm={(why) => undo.mutateAsync({ input: { advancement: id, reason: why } })}
          >
            {t('settlement.undoWhat', { stage: named(toStage) })}
          </Confirm>
        </p>
      )}
    </>
  );
}

function Advance({ stage, next }: { stage: EditionStage; next: EditionStage }) {
  const { t } = useTranslation();
  const { tracks } = useEdition();
  const advance = useDeed(AdvanceEntriesDocument);
  const [ties, setTies] = useState<Record<string, TieDecision | 'NONE'>>({});
  const decided = Object.entries(ties).flatMap(([track, decision]) => (decision === 'NONE' ? [] : [{ track, decision }]));
  return (
    <p>
      <Confirm
        label={t('settlement.advance')}
        title={t('settlement.advanceTitle', { stage: named(next) })}
        look="primary"
        needsReason={decided.length > 0}
        onConfirm={(reason) => advance.mutateAsync({ input: { stage: stage.id, ties: decided, reason: reason || null } })}
      >
        <p>{t('settlement.advanceWhat')}</p>
        {tracks.map((track) => (
          <Radios
            key={track.id}
            label={t('settlement.tieOf', { track: named(track) })}
            value={ties[track.id] ?? 'NONE'}
            onChange={(choice) => setTies({ ...ties, [track.id]: choice as TieDecision })}
            options={[
              { id: 'NONE', name: t('settlement.tie.NONE') },
              { id: 'TIE_RULE', name: t('settlement.tie.TIE_RULE') },
              { id: 'TAKE_ALL', name: t('settlement.tie.TAKE_ALL') },
            ]}
          />
        ))}
      </Confirm>
    </p>
  );
}
