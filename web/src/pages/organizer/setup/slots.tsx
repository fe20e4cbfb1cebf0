import { useTranslation } from 'react-i18next';
import { megabyte, slotKinds } from '../../../../../src/domain/slot-rule.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { useEdition } from '../layout/edition.js';
import type { Setup } from './documents.js';
import { NumberField, replaced, SaveBar } from './editor.js';
import { useDraft } from './use-draft.js';

const SetFileSlotsDocument = graphql(`
  mutation SetFileSlots($input: SetFileSlotsInput!) {
    setFileSlots(input: $input) {
      id
    }
  }
`);

/** What teams hand in, slot by slot. */
export function SlotsTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const draft = useDraft(`slots.${setup.id}`, setup.fileSlots);
  const { value: slots, change } = draft;
  const save = useDeed(SetFileSlotsDocument);
  return (
    <div className="stack">
      <ul className="criteria">
        {slots.map((rule, index) => {
          const set = (part: Partial<typeof rule>) => change(replaced(slots, index, { ...rule, ...part }));
          const isOff = !isOwn || !rule.isOffered;
          return (
            <li key={rule.slot} className="card stack">
              <strong>{t(`slot.${rule.slot}`)}</strong>
              <div className="row">
                <Checkbox
                  isSelected={rule.isOffered}
                  isDisabled={!isOwn || rule.slot === 'REPORT'}
                  onChange={(isOffered) => set({ isOffered })}
                >
                  {t('organizer.setup.offered')}
                </Checkbox>
                <Checkbox
                  isSelected={rule.isRequired}
                  isDisabled={isOff || rule.slot === 'REPORT'}
                  onChange={(isRequired) => set({ isRequired })}
                >
                  {t('organizer.setup.required')}
                </Checkbox>
              </div>
              {rule.isOffered && (
                <>
                  <fieldset className="plain-set row">
                    <legend>{t('organizer.setup.kinds')}</legend>
                    {slotKinds.map((kind) => (
                      <Checkbox
                        key={kind}
                        isSelected={rule.kinds.includes(kind)}
                        isDisabled={isOff}
                        onChange={(isOn) => set({ kinds: isOn ? [...rule.kinds, kind] : rule.kinds.filter((one) => one !== kind) })}
                      >
                        {kind}
                      </Checkbox>
                    ))}
                  </fieldset>
                  <div className="pairs">
                    <NumberField
                      label={t('organizer.setup.maxSize')}
                      isDisabled={isOff}
                      value={Math.round(rule.maxSize / megabyte)}
                      onChange={(size) => set({ maxSize: size * megabyte })}
                    />
                    <TextField
                      label={t('organizer.setup.maxPages')}
                      hint={t('organizer.setup.maxPagesHint')}
                      inputMode="numeric"
                      isDisabled={isOff}
                      value={rule.maxPages === null ? '' : `${rule.maxPages}`}
                      onChange={(text) => /^\d{0,4}$/.test(text) && set({ maxPages: text === '' ? null : Number(text) })}
                    />
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {isOwn && (
        <SaveBar
          draft={draft}
          problems={[]}
          label={t('organizer.save')}
          what={t('organizer.setup.slotsWhat')}
          needsReason
          onSave={(reason) => save.mutateAsync({ input: { competition: setup.id, slots, reason } })}
        />
      )}
    </div>
  );
}
