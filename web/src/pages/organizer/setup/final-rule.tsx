import { useTranslation } from 'react-i18next';
import { problemsOfFinalRule } from '../../../../../src/domain/final-rule.js';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition } from '../layout/edition.js';
import type { Setup } from './documents.js';
import { ListItem, Names, NumberField, replaced, SaveBar, without } from './editor.js';
import { useDraft } from './use-draft.js';

const AnnounceFinalRuleDocument = graphql(`
  mutation AnnounceFinalRule($input: AnnounceFinalRuleInput!) {
    announceFinalRule(input: $input) {
      version
    }
  }
`);

type EditedFinal = Omit<NonNullable<Setup['finalRule']>, 'version' | 'announcedAt'>;

function ruleOf({ finalRule, stages }: Setup): EditedFinal {
  if (finalRule) {
    const { version: _version, announcedAt: _at, ...rule } = finalRule;
    return rule;
  }
  const last = stages.at(-1)?.ordinal ?? 1;
  return {
    stages: [{ stage: last, weight: '100' }],
    parts: [],
    penalties: [],
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
    tieBreak: [
      { link: 'PLAIN_MEAN', stage: last, key: null },
      { link: 'DECISION', stage: null, key: null },
    ],
  };
}

/** How stages, imported scores and penalties become the final places. */
export function FinalRuleTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const version = setup.finalRule?.version ?? 0;
  const draft = useDraft(`final.${setup.id}.${version}`, ruleOf(setup));
  const { value: rule, change } = draft;
  const announce = useDeed(AnnounceFinalRuleDocument);
  const isFixed = !isOwn || setup.stages.some(({ state }) => state === 'CLOSED' || state === 'SETTLED');
  const set = (part: Partial<EditedFinal>) => change({ ...rule, ...part });
  const weightOf = (ordinal: number) => rule.stages.find(({ stage }) => stage === ordinal)?.weight ?? '';
  const weigh = (ordinal: number, weight: string) => {
    const others = rule.stages.filter(({ stage }) => stage !== ordinal);
    set({ stages: (weight === '' ? others : [...others, { stage: ordinal, weight }]).toSorted((a, b) => a.stage - b.stage) });
  };
  const known = setup.stages.map(({ ordinal, rubric }) => ({ ordinal, rubric: rubric as never }));
  return (
    <div className="stack">
      <p>{setup.finalRule ? t('organizer.setup.version', { version }) : t('organizer.setup.noFinal')}</p>
      <h3>{t('organizer.setup.stageWeights')}</h3>
      <div className="pairs">
        {setup.stages.map(({ ordinal, ...stage }) => (
          <TextField
            key={ordinal}
            label={t('organizer.setup.weightOf', { name: named(stage) })}
            isDisabled={isFixed}
            value={weightOf(ordinal)}
            onChange={(weight) => weigh(ordinal, weight)}
          />
        ))}
        <NumberField
          label={t('organizer.setup.decimals')}
          isDisabled={isFixed}
          value={rule.decimals}
          onChange={(decimals) => set({ decimals })}
        />
      </div>
      <h3>{t('organizer.setup.parts')}</h3>
      <ol className="criteria">
        {rule.parts.map((part, index) => (
          <ListItem
            key={index}
            title={named(part) || t('organizer.setup.newPart')}
            index={index}
            count={rule.parts.length}
            onRemove={isFixed ? undefined : () => set({ parts: without(rule.parts, index) })}
          >
            <div className="pairs">
              <Names
                value={part}
                isDisabled={isFixed}
                onChange={(names) => set({ parts: replaced(rule.parts, index, { ...part, ...names }) })}
              />
              <TextField
                label={t('organizer.setup.criterion.key')}
                isDisabled={isFixed}
                value={part.key}
                onChange={(key) => set({ parts: replaced(rule.parts, index, { ...part, key }) })}
              />
              <TextField
                label={t('organizer.setup.maxPoints')}
                isDisabled={isFixed}
                value={part.maxPoints}
                onChange={(maxPoints) => set({ parts: replaced(rule.parts, index, { ...part, maxPoints }) })}
              />
            </div>
            <Radios
              label={t('organizer.setup.partKind')}
              isDisabled={isFixed}
              options={[
                { id: 'WEIGHTED', name: t('finalPart.WEIGHTED') },
                { id: 'BONUS', name: t('finalPart.BONUS') },
              ]}
              value={part.kind}
              onChange={(kind) =>
                set({
                  parts: replaced(rule.parts, index, {
                    ...part,
                    ...(kind === 'BONUS' ? { kind, weight: null } : { kind: 'WEIGHTED', weight: '10' }),
                  }),
                })
              }
            />
            {part.kind === 'WEIGHTED' && (
              <TextField
                label={t('organizer.setup.weightPercent')}
                isDisabled={isFixed}
                value={part.weight ?? ''}
                onChange={(weight) => set({ parts: replaced(rule.parts, index, { ...part, weight }) })}
              />
            )}
          </ListItem>
        ))}
      </ol>
      <h3>{t('organizer.setup.penalties')}</h3>
      <ol className="criteria">
        {rule.penalties.map((ground, index) => (
          <ListItem
            key={index}
            title={named(ground) || t('organizer.setup.newPenalty')}
            index={index}
            count={rule.penalties.length}
            onRemove={isFixed ? undefined : () => set({ penalties: without(rule.penalties, index) })}
          >
            <div className="pairs">
              <Names
                value={ground}
                isDisabled={isFixed}
                onChange={(names) => set({ penalties: replaced(rule.penalties, index, { ...ground, ...names }) })}
              />
              <TextField
                label={t('organizer.setup.criterion.key')}
                isDisabled={isFixed}
                value={ground.key}
                onChange={(key) => set({ penalties: replaced(rule.penalties, index, { ...ground, key }) })}
              />
              <TextField
                label={t('organizer.setup.maxPenalty')}
                isDisabled={isFixed}
                value={ground.maxPoints}
                onChange={(maxPoints) => set({ penalties: replaced(rule.penalties, index, { ...ground, maxPoints }) })}
              />
            </div>
          </ListItem>
        ))}
      </ol>
      {!isFixed && (
        <>
          <div className="row">
            <Button
              onPress={() =>
                set({ parts: [...rule.parts, { key: '', nameKo: '', nameEn: '', kind: 'WEIGHTED', maxPoints: '100', weight: '10' }] })
              }
            >
              {t('organizer.setup.addPart')}
            </Button>
            <Button onPress={() => set({ penalties: [...rule.penalties, { key: '', nameKo: '', nameEn: '', maxPoints: '5' }] })}>
              {t('organizer.setup.addPenalty')}
            </Button>
          </div>
          <SaveBar
            draft={draft}
            isNew={setup.finalRule === null}
            problems={problemsOfFinalRule(rule, known)}
            label={t('organizer.setup.announceRule')}
            what={t('organizer.setup.announceFinalWhat')}
            onSave={() => announce.mutateAsync({ input: { competition: setup.id, rule } })}
          />
        </>
      )}
    </div>
  );
}
