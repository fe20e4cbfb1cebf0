import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { Button } from '../../../parts/button.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { Note, Refused } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import type { Setup } from './documents.js';
import { ListItem, moved, Names, NumberField, replaced, SaveBar, without } from './editor.js';
import { useDraft } from './use-draft.js';

const UpdateCompetitionDocument = graphql(`
  mutation UpdateCompetition($input: UpdateCompetitionInput!) {
    updateCompetition(input: $input) {
      id
    }
  }
`);

const RequireEligibilityCheckDocument = graphql(`
  mutation RequireEligibilityCheck($input: RequireEligibilityCheckInput!) {
    requireEligibilityCheck(input: $input) {
      id
    }
  }
`);

const reaches = ['DEPARTMENT', 'DISTRICT', 'AGENCY'] as const;

/** Titles, team size and tracks, which stand once the edition is announced. */
export function BasicsTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const isFixed = setup.phase !== 'DRAFT' || !isOwn;
  const { titleKo, titleEn, year, minMembers, maxMembers, conflictReach, tracks } = setup;
  const draft = useDraft(`basics.${setup.id}`, {
    titleKo,
    titleEn,
    year,
    minMembers,
    maxMembers,
    conflictReach,
    tracks: tracks.map(({ id, nameKo, nameEn, shortName }) => ({ track: id as string | null, nameKo, nameEn, shortName })),
  });
  const { value, change } = draft;
  const update = useDeed(UpdateCompetitionDocument);
  const setTracks = (next: typeof value.tracks) => change({ ...value, tracks: next });
  return (
    <div className="stack">
      {setup.phase !== 'DRAFT' && <Note>{t('organizer.setup.fixed')}</Note>}
      <TextField
        label={t('organizer.setup.titleKo')}
        isDisabled={isFixed}
        value={value.titleKo}
        onChange={(text) => change({ ...value, titleKo: text })}
      />
      <TextField
        label={t('organizer.setup.titleEn')}
        isDisabled={isFixed}
        value={value.titleEn}
        onChange={(text) => change({ ...value, titleEn: text })}
      />
      <div className="pairs">
        <NumberField
          label={t('organizer.setup.year')}
          isDisabled={isFixed}
          value={value.year}
          onChange={(count) => change({ ...value, year: count })}
        />
        <NumberField
          label={t('organizer.setup.minMembers')}
          isDisabled={isFixed}
          value={value.minMembers}
          onChange={(count) => change({ ...value, minMembers: count })}
        />
        <NumberField
          label={t('organizer.setup.maxMembers')}
          isDisabled={isFixed}
          value={value.maxMembers}
          onChange={(count) => change({ ...value, maxMembers: count })}
        />
      </div>
      <Select
        label={t('organizer.setup.reach')}
        hint={t('organizer.setup.reachHint')}
        isDisabled={isFixed}
        options={reaches.map((id) => ({ id, name: t(`conflictReach.${id}`) }))}
        value={value.conflictReach}
        onChange={(id) => change({ ...value, conflictReach: reaches.find((one) => one === id) ?? value.conflictReach })}
      />
      <h3>{t('organizer.setup.tracks')}</h3>
      <ol className="criteria">
        {value.tracks.map((track, index) => (
          <ListItem
            key={index}
            title={track.nameKo || t('organizer.setup.newTrack')}
            index={index}
            count={value.tracks.length}
            onMove={isFixed ? undefined : (to) => setTracks(moved(value.tracks, index, to))}
            onRemove={isFixed ? undefined : () => setTracks(without(value.tracks, index))}
          >
            <div className="pairs">
              <Names
                value={track}
                isDisabled={isFixed}
                onChange={(names) => setTracks(replaced(value.tracks, index, { ...track, ...names }))}
              />
              <TextField
                label={t('organizer.setup.shortName')}
                isDisabled={isFixed}
                value={track.shortName}
                onChange={(shortName) => setTracks(replaced(value.tracks, index, { ...track, shortName }))}
              />
            </div>
          </ListItem>
        ))}
      </ol>
      {!isFixed && (
        <>
          <Button onPress={() => setTracks([...value.tracks, { track: null, nameKo: '', nameEn: '', shortName: '' }])}>
            {t('organizer.setup.addTrack')}
          </Button>
          <SaveBar
            draft={draft}
            problems={[]}
            label={t('organizer.save')}
            what={t('organizer.setup.saveWhat')}
            onSave={() => update.mutateAsync({ input: { competition: setup.id, ...value } })}
          />
        </>
      )}
      {isOwn && <EligibilityRequired setup={setup} />}
    </div>
  );
}

function EligibilityRequired({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const require = useDeed(RequireEligibilityCheckDocument);
  return (
    <>
      <h3>{t('organizer.entries.eligibility')}</h3>
      <Checkbox
        isSelected={setup.requiresEligibilityCheck}
        isDisabled={require.isPending}
        onChange={(isRequired) => require.mutate({ input: { competition: setup.id, isRequired } })}
      >
        {t('organizer.setup.eligibility')}
      </Checkbox>
      <Refused error={require.error} />
    </>
  );
}
