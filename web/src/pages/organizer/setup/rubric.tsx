import { useTranslation } from 'react-i18next';
import { defaultRubric, presentationRubric } from '../../../../../src/domain/default-rubric.js';
import { problemsOfRubric } from '../../../../../src/domain/rubric.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { CriterionFields, type EditedCriterion } from './criterion-fields.js';
import type { Setup, SetupStage } from './documents.js';
import { ListItem, moved, NumberField, replaced, SaveBar, without } from './editor.js';
import { EachStage } from './stage-choice.js';
import { useDraft } from './use-draft.js';

const WriteRubricDocument = graphql(`
  mutation WriteRubric($input: WriteRubricInput!) {
    writeRubric(input: $input) {
      id
    }
  }
`);

export const RubricTab = ({ setup }: { setup: Setup }) => (
  <EachStage setup={setup}>{(stage) => <RubricEditor key={`${stage.id}${stage.rubric?.version ?? 0}`} stage={stage} />}</EachStage>
);

function RubricEditor({ stage }: { stage: SetupStage }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const proposal = stage.kind === 'PAPER' ? defaultRubric : presentationRubric;
  const initial: EditedCriterion[] = (stage.rubric ?? proposal).criteria.map(({ anchors, ...criterion }) => ({
    ...criterion,
    anchors: [...anchors],
  }));
  const draft = useDraft(`rubric.${stage.id}.${stage.rubric?.version ?? 0}`, initial);
  const { value: criteria, change } = draft;
  const write = useDeed(WriteRubricDocument);
  const isFixed = stage.state !== 'DRAFT' || !isOwn;
  const weight = criteria.reduce((sum, one) => sum + one.weight, 0);
  const levels = criteria[0]?.anchors ?? [];
  const blank: EditedCriterion = {
    key: '',
    nameKo: '',
    nameEn: '',
    guidanceKo: '',
    guidanceEn: '',
    maxPoints: '10',
    step: '1',
    weight: 10,
    anchors: [...levels],
  };
  return (
    <>
      {stage.state !== 'DRAFT' && <Note>{t('organizer.setup.rubricFixed')}</Note>}
      <p>
        {stage.rubric ? t('organizer.setup.version', { version: stage.rubric.version }) : t('organizer.setup.proposal')}{' '}
        {t('organizer.setup.criteria', { count: criteria.length, weight })}
      </p>
      <ol className="criteria">
        {criteria.map((criterion, index) => (
          <ListItem
            key={index}
            title={criterion.nameKo || t('organizer.setup.newCriterion')}
            index={index}
            count={criteria.length}
            onMove={isFixed ? undefined : (to) => change(moved(criteria, index, to))}
            onRemove={isFixed ? undefined : () => change(without(criteria, index))}
          >
            <p className="quiet">{said({ ko: criterion.guidanceKo, en: criterion.guidanceEn })}</p>
            <div className="pairs">
              <TextField
                label={t('organizer.setup.maxPoints')}
                isDisabled={isFixed}
                value={criterion.maxPoints}
                onChange={(maxPoints) => change(replaced(criteria, index, { ...criterion, maxPoints }))}
              />
              <NumberField
                label={t('organizer.setup.weight')}
                isDisabled={isFixed}
                value={criterion.weight}
                onChange={(count) => change(replaced(criteria, index, { ...criterion, weight: count }))}
              />
              <TextField
                label={t('organizer.setup.step')}
                isDisabled={isFixed}
                value={criterion.step}
                onChange={(step) => change(replaced(criteria, index, { ...criterion, step }))}
              />
            </div>
            <CriterionFields criterion={criterion} isDisabled={isFixed} onChange={(next) => change(replaced(criteria, index, next))} />
          </ListItem>
        ))}
      </ol>
      {!isFixed && (
        <>
          <Button onPress={() => change([...criteria, blank])}>{t('organizer.setup.addCriterion')}</Button>
          <SaveBar
            draft={draft}
            isNew={stage.rubric === null}
            problems={problemsOfRubric({ criteria })}
            label={t('organizer.setup.writeRubric')}
            what={t('organizer.setup.writeRubricWhat')}
            onSave={() => write.mutateAsync({ input: { stage: stage.id, criteria } })}
          />
        </>
      )}
    </>
  );
}
