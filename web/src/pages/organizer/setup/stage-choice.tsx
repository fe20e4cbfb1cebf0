import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import { Select } from '../../../parts/select.js';
import type { Setup, SetupStage } from './documents.js';

/** Something that every stage has of its own. */
export function EachStage({ setup, children }: { setup: Setup; children: (stage: SetupStage) => ReactNode }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(setup.stages[0]?.id ?? null);
  const stage = setup.stages.find(({ id }) => id === chosen);
  return (
    <div className="stack">
      {setup.stages.length > 1 && (
        <Select
          label={t('organizer.stage')}
          options={setup.stages.map(({ id, ...one }) => ({ id, name: named(one) }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {stage ? children(stage) : t('organizer.noStage')}
    </div>
  );
}
