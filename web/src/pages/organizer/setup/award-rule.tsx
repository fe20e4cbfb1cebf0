import { useTranslation } from 'react-i18next';
import { defaultAwardRule, problemsOfAwardRule } from '../../../../../src/domain/award-rule.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { useEdition } from '../layout/edition.js';
import type { Setup } from './documents.js';
import { ListItem, moved, Names, NumberField, replaced, SaveBar, without } from './editor.js';
import { useDraft } from './use-draft.js';

const AnnounceAwardRuleDocument = graphql(`
  mutation AnnounceAwardRule($input: AnnounceAwardRuleInput!) {
    announceAwardRule(input: $input) {
      version
    }
  }
`);

type EditedAwards = Omit<NonNullable<Setup['awardRule']>, 'version' | 'announcedAt'>;

function ruleOf({ awardRule }: Setup): EditedAwards {
  if (!awardRule) return defaultAwardRule;
  const { version: _version, announcedAt: _at, ...rule } = awardRule;
  return rule;
}

const onTies = ['DELIBERATE', 'EXPAND'] as const;
const onRemovals = ['MOVE_UP', 'LEAVE_EMPTY'] as const;
const ALL = 'ALL';

/** What awards are given, and what comes after them: announced before anybody can know a score. */
export function AwardRuleTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const version = setup.awardRule?.version ?? 0;
  const draft = useDraft(`awards.${setup.id}.${version}`, ruleOf(setup));
  const { value: rule, change } = draft;
  const announce = useDeed(AnnounceAwardRuleDocument);
  const isFixed = !isOwn || setup.stages.some(({ state }) => state === 'CLOSED' || state === 'SETTLED');
  const set = (part: Partial<EditedAwards>) => change({ ...rule, ...part });
  const ordinals = setup.tracks.map(({ ordinal }) => ordinal);
  return (
    <div className="stack">
      <p>{setup.awardRule ? t('organizer.setup.version', { version }) : t('organizer.setup.proposal')}</p>
      <h3>{t('organizer.setup.tiers')}</h3>
      <ol className="criteria">
        {rule.tiers.map((tier, index) => {
          const setTier = (part: Partial<typeof tier>) => set({ tiers: replaced(rule.tiers, index, { ...tier, ...part }) });
          return (
            <ListItem
              key={index}
              title={named(tier) || t('organizer.setup.newTier')}
              index={index}
              count={rule.tiers.length}
              onMove={isFixed ? undefined : (to) => set({ tiers: moved(rule.tiers, index, to) })}
              onRemove={isFixed ? undefined : () => set({ tiers: without(rule.tiers, index) })}
            >
              <div className="pairs">
                <Names value={tier} isDisabled={isFixed} onChange={setTier} />
                <TextField
                  label={t('organizer.setup.criterion.key')}
                  isDisabled={isFixed}
                  value={tier.key}
                  onChange={(key) => setTier({ key })}
                />
                <NumberField
                  label={t('organizer.setup.quota')}
                  isDisabled={isFixed}
                  value={tier.quota}
                  onChange={(quota) => setTier({ quota })}
                />
                <TextField
                  label={t('organizer.setup.tierFloor')}
                  isDisabled={isFixed}
                  value={tier.floor ?? ''}
                  onChange={(floor) => setTier({ floor: floor || null })}
                />
                <Select
                  label={t('organizer.teams.track')}
                  isDisabled={isFixed}
                  options={[
                    { id: ALL, name: t('organizer.setup.allTracks') },
                    ...setup.tracks.map(({ ordinal, ...track }) => ({ id: `${ordinal}`, name: named(track) })),
                  ]}
                  value={tier.track === null ? ALL : `${tier.track}`}
                  onChange={(id) => setTier({ track: id === ALL ? null : Number(id) })}
                />
                <Select
                  label={t('organizer.setup.onTie')}
                  isDisabled={isFixed}
                  options={onTies.map((id) => ({ id, name: t(`awardTie.${id}`) }))}
                  value={tier.onTie}
                  onChange={(id) => setTier({ onTie: onTies.find((one) => one === id) ?? tier.onTie })}
                />
              </div>
            </ListItem>
          );
        })}
      </ol>
      {!isFixed && (
        <Button
          onPress={() =>
            set({ tiers: [...rule.tiers, { key: '', nameKo: '', nameEn: '', quota: 1, floor: null, track: null, onTie: 'DELIBERATE' }] })
          }
        >
          {t('organizer.setup.addTier')}
        </Button>
      )}
      <h3>{t('organizer.setup.after')}</h3>
      <div className="pairs">
        <NumberField
          label={t('organizer.setup.verificationDays')}
          isDisabled={isFixed}
          value={rule.verificationDays}
          onChange={(verificationDays) => set({ verificationDays })}
        />
        <NumberField
          label={t('organizer.setup.appealDays')}
          isDisabled={isFixed}
          value={rule.appeals.days}
          onChange={(days) => set({ appeals: { ...rule.appeals, days } })}
        />
        <NumberField
          label={t('organizer.setup.revocationYears')}
          isDisabled={isFixed}
          value={rule.revocationYears}
          onChange={(revocationYears) => set({ revocationYears })}
        />
        <Select
          label={t('organizer.setup.onRemoval')}
          isDisabled={isFixed}
          options={onRemovals.map((id) => ({ id, name: t(`awardRemoval.${id}`) }))}
          value={rule.onRemoval}
          onChange={(id) => set({ onRemoval: onRemovals.find((one) => one === id) ?? rule.onRemoval })}
        />
      </div>
      <Checkbox isSelected={rule.isBundlePublic} isDisabled={isFixed} onChange={(isBundlePublic) => set({ isBundlePublic })}>
        {t('organizer.setup.bundlePublic')}
      </Checkbox>
      {!isFixed && (
        <SaveBar
          draft={draft}
          isNew={setup.awardRule === null}
          problems={problemsOfAwardRule(rule, ordinals)}
          label={t('organizer.setup.announceRule')}
          what={t('organizer.setup.announceAwardsWhat')}
          onSave={() => announce.mutateAsync({ input: { competition: setup.id, rule } })}
        />
      )}
    </div>
  );
}
