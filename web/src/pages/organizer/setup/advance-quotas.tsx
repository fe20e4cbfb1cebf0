import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { useEdition } from '../layout/edition.js';
import type { Setup, SetupStage } from './documents.js';
import { SaveBar } from './editor.js';
import { useDraft } from './use-draft.js';

const SetAdvanceQuotasDocument = graphql(`
  mutation SetAdvanceQuotas($input: SetAdvanceQuotasInput!) {
    setAdvanceQuotas(input: $input) {
      id
    }
  }
`);

const tieRules = ['TAKE_ALL', 'TAKE_NONE', 'EARLIER_SUBMISSION'] as const;
const OPEN = 'OPEN';

/** How many entries of each track go on to the next stage (진출 정원). */
export function AdvanceQuotas({ stage, tracks }: { stage: SetupStage; tracks: Setup['tracks'] }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const draft = useDraft(
    `quotas.${stage.id}`,
    tracks.map((track) => {
      const announced = stage.advanceQuotas.find((one) => one.track.id === track.id);
      return { track: track.id, quota: announced ? `${announced.quota}` : '', tieRule: announced?.tieRule ?? null };
    }),
  );
  const { value: lines, change } = draft;
  const save = useDeed(SetAdvanceQuotasDocument);
  const isFixed = stage.state !== 'DRAFT' || !isOwn;
  const set = (track: string, part: Partial<(typeof lines)[number]>) =>
    change(lines.map((line) => (line.track === track ? { ...line, ...part } : line)));
  const quotas = lines.flatMap(({ quota, ...line }) => (quota === '' ? [] : [{ ...line, quota: Number(quota) }]));
  return (
    <section className="stack">
      <h3>{t('organizer.setup.advance')}</h3>
      <p className="quiet">{t('organizer.setup.advanceWhat')}</p>
      {lines.map(({ track, quota, tieRule }) => {
        const known = tracks.find(({ id }) => id === track);
        return (
          <div key={track} className="pairs">
            <TextField
              label={t('organizer.setup.advanceOf', { track: known ? named(known) : '' })}
              inputMode="numeric"
              isDisabled={isFixed}
              value={quota}
              onChange={(text) => /^\d{0,4}$/.test(text) && set(track, { quota: text })}
            />
            <Select
              label={t('organizer.setup.advanceTie')}
              isDisabled={isFixed}
              options={[{ id: OPEN, name: t('organizer.setup.advanceOpen') }, ...tieRules.map((id) => ({ id, name: t(`tieRule.${id}`) }))]}
              value={tieRule ?? OPEN}
              onChange={(id) => set(track, { tieRule: tieRules.find((one) => one === id) ?? null })}
            />
          </div>
        );
      })}
      {!isFixed && (
        <SaveBar
          draft={draft}
          problems={[]}
          label={t('organizer.setup.advanceSave')}
          what={t('organizer.setup.advanceSaveWhat')}
          onSave={() => save.mutateAsync({ input: { stage: stage.id, quotas } })}
        />
      )}
    </section>
  );
}
