import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import { Select } from '../../../parts/select.js';
import { useEdition, type EditionStage } from '../layout/edition.js';

/** The stage that matters now: the open one, or the first that has not begun, or the last. */
export const currentStage = (stages: readonly EditionStage[]): EditionStage | undefined =>
  stages.find(({ state }) => state === 'OPEN') ?? stages.find(({ state }) => state === 'DRAFT') ?? stages.at(-1);

/** Which stage and track a page is about, kept in its address. */
export function useStageAndTrack() {
  const { t } = useTranslation();
  const { stages, tracks } = useEdition();
  const [search, setSearch] = useSearchParams();
  const stage = stages.find(({ id }) => id === search.get('stage')) ?? currentStage(stages);
  const track = tracks.find(({ id }) => id === search.get('track')) ?? tracks[0];
  const choose = (name: string) => (id: string) =>
    setSearch((before) => {
      before.set(name, id);
      return before;
    });
  const stageChoice = stages.length > 1 && (
    <Select
      label={t('organizer.stage')}
      options={stages.map(({ id, ...one }) => ({ id, name: `${named(one)} · ${t(`stageState.${one.state}`)}` }))}
      value={stage?.id ?? null}
      onChange={choose('stage')}
    />
  );
  const trackChoice = tracks.length > 1 && (
    <Select
      label={t('organizer.teams.track')}
      options={tracks.map(({ id, ...one }) => ({ id, name: named(one) }))}
      value={track?.id ?? null}
      onChange={choose('track')}
    />
  );
  return { stage, track, stageChoice, trackChoice };
}
