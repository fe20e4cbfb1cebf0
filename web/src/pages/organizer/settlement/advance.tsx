import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { advance } from '../../../../../src/domain/advance.js';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import type { SettlementDesk, Standing } from './documents.js';
import { AdvanceEntriesDocument } from './going-on-documents.js';

type TieDecision = 'TIE_RULE' | 'TAKE_ALL';

/** More are told by their number alone. */
const NAMED = 40;

interface AdvanceProps {
  desk: SettlementDesk;
  stage: EditionStage;
  next: EditionStage;
  standings: readonly Standing[];
  /** Entries of all tracks on whom a committee has not decided: nobody goes on past them. */
  undecided: number;
}

/** Sends the best of every track on. Where entries share the last place, people decide first, with a reason. */
export function Advance({ desk, stage, next, standings, undecided }: AdvanceProps) {
  const { t } = useTranslation();
  const { tracks } = useEdition();
  const deed = useDeed(AdvanceEntriesDocument);
  const [ties, setTies] = useState<Record<string, TieDecision>>({});
  const [reason, setReason] = useState('');
  const quotas = desk.competition.stages.find(({ id }) => id === stage.id)?.advanceQuotas ?? [];
  const chosen = tracks.map((track) => {
    const quota = quotas.find((of) => of.track.id === track.id) ?? null;
    const { advanced, boundary } = advance(candidatesOf(standings, track.id), quota, null);
    return { track, quota, advanced, boundary };
  });
  const tied = chosen.filter(({ boundary }) => boundary.length > 0);
  const isReady = tied.every(({ track }) => ties[track.id]) && (tied.length === 0 || reason.trim().length >= 5);
  const decided = tied.flatMap(({ track }) => (ties[track.id] ? [{ track: track.id, decision: ties[track.id]! }] : []));
  const numbers = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).join(', ');
  const goOn = (
    <ul>
      {chosen.map(({ track, advanced, boundary }) => (
        <li key={track.id}>
          <strong>{t('settlement.goOnOf', { track: named(track), count: advanced.length })}</strong>{' '}
          {advanced.length <= NAMED && numbers(advanced)}
          {boundary.length > 0 && ` ${t('settlement.andTied', { entries: numbers(boundary) })}`}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {undecided > 0 && <Note tone="warning">{t('settlement.undecided', { count: undecided })}</Note>}
      {goOn}
      {tied.map(({ track, quota, boundary }) => (
        <Radios
          key={track.id}
          label={t('settlement.tieOf', { track: named(track), entries: numbers(boundary) })}
          value={ties[track.id] ?? null}
          onChange={(choice) => setTies({ ...ties, [track.id]: choice as TieDecision })}
          options={[
            ...(quota?.tieRule ? [{ id: 'TIE_RULE', name: t('settlement.byTieRule', { rule: t(`tieRule.${quota.tieRule}`) }) }] : []),
            { id: 'TAKE_ALL', name: t('settlement.tie.TAKE_ALL') },
          ]}
        />
      ))}
      {tied.length > 0 && <TextField label={t('confirm.reason')} hint={t('confirm.reasonHint')} value={reason} onChange={setReason} />}
      <div className="below">
        <Confirm
          label={t('settlement.advance')}
          title={t('settlement.advanceTitle', { stage: named(next) })}
          look="primary"
          isDisabled={!isReady}
          onConfirm={() => deed.mutateAsync({ input: { stage: stage.id, ties: decided, reason: tied.length > 0 ? reason : null } })}
        >
          <p>{t('settlement.advanceWhat')}</p>
          {goOn}
        </Confirm>
      </div>
    </>
  );
}

/** Those who can go on. When each submitted is for the server to say: it is asked only where people chose that rule. */
const candidatesOf = (standings: readonly Standing[], track: string) =>
  standings
    .filter((line) => line.track.id === track && line.place !== null && line.belowFloors.length === 0)
    .map(({ entryNumber, place }) => ({ id: entryNumber, place: place!, submittedAt: new Date(0) }));
