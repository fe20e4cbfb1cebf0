import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import { Checkbox } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import type { candidatesOf } from './choices.js';
import type { ProposedTier } from './documents.js';

interface TierProps {
  tier: ProposedTier;
  /** All whom any tier names; those of this one stand first. */
  candidates: ReturnType<typeof candidatesOf>;
  chosen: Readonly<Record<string, boolean>>;
  mayDecide: boolean;
  onChosen: (chosen: Readonly<Record<string, boolean>>) => void;
}

export function Tier({ tier, candidates, chosen, mayDecide, onChosen }: TierProps) {
  const { t } = useTranslation();
  const { quota, floor } = tier.tier;
  const own = [...tier.nominees, ...(tier.tie?.entries ?? [])];
  const others = candidates.filter(({ entryNumber }) => !own.some((one) => one.entryNumber === entryNumber));
  const option = ({ entryNumber, title, teamName, place, score }: (typeof own)[number]) => (
    <li key={entryNumber}>
      <Checkbox
        isSelected={Boolean(chosen[entryNumber])}
        isDisabled={!mayDecide}
        onChange={(isChosen) => onChosen({ ...chosen, [entryNumber]: isChosen })}
      >
        {t('awarding.entry', { place, number: entryNumber, title, team: teamName, score })}
      </Checkbox>
    </li>
  );
  return (
    <section className="card stack" aria-label={named(tier.tier)}>
      <h3>
        {named(tier.tier)} <span className="quiet">{t('awarding.quota', { quota })}</span>{' '}
        {floor && <span className="quiet">{t('awarding.floor', { floor })}</span>}
      </h3>
      {tier.isWaiting && <Note tone="warning">{t('awarding.waiting')}</Note>}
      {tier.tie && <Note tone="warning">{t('awarding.tie', { places: tier.tie.places, count: tier.tie.entries.length })}</Note>}
      {tier.emptyPlaces.map(({ why, places }) => (
        <p key={why} className="quiet">
          {t(`awarding.empty.${why}`, { places })}
        </p>
      ))}
      <ul className="plain-list">{own.map(option)}</ul>
      {mayDecide && others.length > 0 && (
        <details>
          <summary>{t('awarding.others')}</summary>
          <ul className="plain-list">{others.map(option)}</ul>
        </details>
      )}
    </section>
  );
}
