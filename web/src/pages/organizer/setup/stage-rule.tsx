import { useTranslation } from 'react-i18next';
import { defaultRule, problemsOfRule } from '../../../../../src/domain/stage-rule.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { Empty, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { AdvanceQuotas } from './advance-quotas.js';
import type { Setup, SetupStage } from './documents.js';
import { NumberField, SaveBar } from './editor.js';
import { EachStage } from './stage-choice.js';
import { TieBreaks } from './tie-breaks.js';
import { useDraft } from './use-draft.js';

const AnnounceStageRuleDocument = graphql(`
  mutation AnnounceStageRule($input: AnnounceStageRuleInput!) {
    announceStageRule(input: $input) {
      version
    }
  }
`);

export const StageRuleTab = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation();
  return (
    <EachStage setup={setup}>
      {(stage) => (
        <>
          {stage.rubric ? (
            <RuleEditor key={`${stage.id}${stage.rule?.version ?? 0}${stage.rubric.version}`} stage={stage} rubric={stage.rubric} />
          ) : (
            <Empty>{t('organizer.setup.rubricFirst')}</Empty>
          )}
          {stage.ordinal < setup.stages.length && (
            <AdvanceQuotas key={`${stage.id}${JSON.stringify(stage.advanceQuotas)}`} stage={stage} tracks={setup.tracks} />
          )}
        </>
      )}
    </EachStage>
  );
};

type EditedRule = Omit<NonNullable<SetupStage['rule']>, 'version' | 'announcedAt'>;

const tallies = ['ADJUSTED', 'TRIMMED_MEAN', 'MEAN', 'MEDIAN'] as const;
const roundings = ['HALF_UP', 'HALF_EVEN'] as const;
const rankings = ['COMPETITION', 'DENSE'] as const;
const trims = ['TOTAL', 'CRITERION'] as const;
const blankDuty = { onSheet: false, onCriteria: [], belowPercent: 60, abovePercent: 95, minCharacters: 20 };

function ruleOf(stage: SetupStage, rubric: NonNullable<SetupStage['rubric']>): EditedRule {
  if (stage.rule) {
    const { version: _version, announcedAt: _at, ...rule } = stage.rule;
    return rule;
  }
  const usual = defaultRule({ criteria: rubric.criteria }, stage.kind);
  return { lowestMarks: [], floors: [], deliberation: null, commentsReachTeams: false, commentsMayBePublic: false, ...usual } as EditedRule;
}

function RuleEditor({ stage, rubric }: { stage: SetupStage; rubric: NonNullable<SetupStage['rubric']> }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const draft = useDraft(`rule.${stage.id}.${stage.rule?.version ?? 0}`, ruleOf(stage, rubric));
  const { value: rule, change } = draft;
  const announce = useDeed(AnnounceStageRuleDocument);
  const isFixed = stage.state !== 'DRAFT' || !isOwn;
  const set = (part: Partial<EditedRule>) => change({ ...rule, ...part });
  const floor = rule.floors.find(({ criterion }) => criterion === null)?.points ?? '';
  return (
    <div className="stack">
      {stage.state !== 'DRAFT' && <Note>{t('organizer.setup.ruleFixed')}</Note>}
      <p>{stage.rule ? t('organizer.setup.version', { version: stage.rule.version }) : t('organizer.setup.proposal')}</p>
      <Select
        label={t('organizer.setup.tally')}
        isDisabled={isFixed}
        options={tallies.map((id) => ({ id, name: t(`tally.${id}`) }))}
        value={rule.tally}
        onChange={(id) => set({ tally: tallies.find((one) => one === id) ?? rule.tally })}
      />
      {rule.tally === 'TRIMMED_MEAN' && (
        <div className="pairs">
          <NumberField label={t('organizer.setup.drop')} isDisabled={isFixed} value={rule.drop} onChange={(drop) => set({ drop })} />
          <NumberField
            label={t('organizer.setup.minJudges')}
            isDisabled={isFixed}
            value={rule.minJudgesToTrim}
            onChange={(minJudgesToTrim) => set({ minJudgesToTrim })}
          />
          <Select
            label={t('organizer.setup.trim')}
            isDisabled={isFixed}
            options={trims.map((id) => ({ id, name: t(`trimLevel.${id}`) }))}
            value={rule.trimLevel}
            onChange={(id) => set({ trimLevel: trims.find((one) => one === id) ?? rule.trimLevel })}
          />
        </div>
      )}
      <div className="pairs">
        <NumberField
          label={t('organizer.setup.decimals')}
          isDisabled={isFixed}
          value={rule.decimals}
          onChange={(decimals) => set({ decimals })}
        />
        <Select
          label={t('organizer.setup.rounding')}
          isDisabled={isFixed}
          options={roundings.map((id) => ({ id, name: t(`rounding.${id}`) }))}
          value={rule.rounding}
          onChange={(id) => set({ rounding: roundings.find((one) => one === id) ?? rule.rounding })}
        />
        <Select
          label={t('organizer.setup.ranking')}
          isDisabled={isFixed}
          options={rankings.map((id) => ({ id, name: t(`ranking.${id}`) }))}
          value={rule.ranking}
          onChange={(id) => set({ ranking: rankings.find((one) => one === id) ?? rule.ranking })}
        />
      </div>
      <TieBreaks links={rule.tieBreak} criteria={rubric.criteria} isDisabled={isFixed} onChange={(tieBreak) => set({ tieBreak })} />
      <TextField
        label={t('organizer.setup.floor')}
        hint={t('organizer.setup.floorHint')}
        isDisabled={isFixed}
        value={floor}
        onChange={(points) =>
          set({
            floors: [...rule.floors.filter(({ criterion }) => criterion !== null), ...(points === '' ? [] : [{ criterion: null, points }])],
          })
        }
      />
      <Checkbox
        isSelected={rule.commentDuty !== null}
        isDisabled={isFixed}
        onChange={(isOn) => set({ commentDuty: isOn ? blankDuty : null })}
      >
        {t('organizer.setup.duty')}
      </Checkbox>
      {rule.commentDuty && <Duty duty={rule.commentDuty} isDisabled={isFixed} onChange={(commentDuty) => set({ commentDuty })} />}
      <Checkbox
        isSelected={rule.deliberation !== null}
        isDisabled={isFixed}
        onChange={(isOn) => set({ deliberation: isOn ? { fromPercent: 20, toPercent: 80 } : null })}
      >
        {t('organizer.setup.deliberation')}
      </Checkbox>
      <Checkbox isSelected={rule.commentsReachTeams} isDisabled={isFixed} onChange={(commentsReachTeams) => set({ commentsReachTeams })}>
        {t('organizer.setup.commentsReachTeams')}
      </Checkbox>
      <Checkbox isSelected={rule.commentsMayBePublic} isDisabled={isFixed} onChange={(commentsMayBePublic) => set({ commentsMayBePublic })}>
        {t('organizer.setup.commentsMayBePublic')}
      </Checkbox>
      {!isFixed && (
        <SaveBar
          draft={draft}
          isNew={stage.rule === null}
          problems={problemsOfRule(rule, { criteria: rubric.criteria })}
          label={t('organizer.setup.announceRule')}
          what={t('organizer.setup.announceRuleWhat')}
          onSave={() => announce.mutateAsync({ input: { stage: stage.id, rule } })}
        />
      )}
    </div>
  );
}

type EditedDuty = NonNullable<EditedRule['commentDuty']>;

function Duty({ duty, isDisabled, onChange }: { duty: EditedDuty; isDisabled: boolean; onChange: (duty: EditedDuty) => void }) {
  const { t } = useTranslation();
  return (
    <div className="pairs">
      <NumberField
        label={t('organizer.setup.below')}
        isDisabled={isDisabled}
        value={duty.belowPercent}
        onChange={(belowPercent) => onChange({ ...duty, belowPercent })}
      />
      <NumberField
        label={t('organizer.setup.above')}
        isDisabled={isDisabled}
        value={duty.abovePercent}
        onChange={(abovePercent) => onChange({ ...duty, abovePercent })}
      />
      <NumberField
        label={t('organizer.setup.characters')}
        isDisabled={isDisabled}
        value={duty.minCharacters}
        onChange={(minCharacters) => onChange({ ...duty, minCharacters })}
      />
      <Checkbox isSelected={duty.onSheet} isDisabled={isDisabled} onChange={(onSheet) => onChange({ ...duty, onSheet })}>
        {t('organizer.setup.onSheet')}
      </Checkbox>
    </div>
  );
}
