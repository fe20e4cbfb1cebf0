import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../api/graphql.js';
import { Checkbox } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import type { PreviewDocument } from './documents.js';

export type Options = NonNullable<VariablesOf<typeof PreviewDocument>['input']['options']>;

/** The defaults of the API, said out loud. */
export const defaults: Options = {
  places: 'WINNERS',
  scores: 'NONE',
  teamNames: 'WINNERS',
  memberNames: true,
  departments: true,
  summaries: true,
  reports: false,
  comments: false,
  ownPlace: 'BAND',
};

const reaches = ['NONE', 'WINNERS', 'ALL'] as const;
const reaching = ['places', 'scores', 'teamNames'] as const;
const chosen = ['memberNames', 'departments', 'summaries', 'reports', 'comments'] as const;
const ownPlaces = ['PLACE', 'BAND', 'AWARD'] as const;

/** Scores tell places, so they reach no further: whoever widens the one widens the other, whoever narrows that narrows this. */
function together(options: Options, changed: (typeof reaching)[number]): Options {
  const at = (key: 'places' | 'scores') => reaches.indexOf(options[key] ?? 'NONE');
  if (at('scores') <= at('places')) return options;
  return changed === 'scores' ? { ...options, places: options.scores ?? 'NONE' } : { ...options, scores: options.places ?? 'NONE' };
}

/** What of a ranking the public reads. */
export function ChoosePublic({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const { t } = useTranslation();
  return (
    <div className="choose-public">
      {reaching.map((key) => (
        <Select
          key={key}
          label={t(`publication.option.${key}`)}
          value={options[key] ?? 'NONE'}
          onChange={(reach) => onChange(together({ ...options, [key]: reach }, key))}
          options={reaches.map((reach) => ({ id: reach, name: t(`publication.reach.${reach}`) }))}
        />
      ))}
      <Select
        label={t('publication.option.ownPlace')}
        value={options.ownPlace ?? 'BAND'}
        onChange={(ownPlace) => onChange({ ...options, ownPlace: ownPlace as (typeof ownPlaces)[number] })}
        options={ownPlaces.map((id) => ({ id, name: t(`publication.ownPlace.${id}`) }))}
      />
      <div className="stack">
        {chosen.map((key) => (
          <Checkbox key={key} isSelected={options[key] ?? false} onChange={(isChosen) => onChange({ ...options, [key]: isChosen })}>
            {t(`publication.option.${key}`)}
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
