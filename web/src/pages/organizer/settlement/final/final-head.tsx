import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../../api/hooks.js';
import { dateTime } from '../../../../i18n/format.js';
import { named } from '../../../../i18n/in-language.js';
import { Confirm } from '../../../../parts/confirm.js';
import { Badge, Note } from '../../../../parts/note.js';
import { Select } from '../../../../parts/select.js';
import { useEdition } from '../../layout/edition.js';
import type { SettlementDesk } from '../documents.js';
import { Proof } from '../proof.js';
import { SettleFinalDocument, type FinalDesk, type FinalRule, type FinalSettlement } from './documents.js';
import { useFinalWords } from './final-words.js';

interface FinalHeadProps {
  desk: SettlementDesk;
  final: FinalDesk;
  rule: FinalRule;
  settlement: FinalSettlement | undefined;
  onChoose: (settlement: string) => void;
}

/** How the final is made up, what is still missing of it, and the deed that settles it. */
export function FinalHead({ desk, final, rule, settlement, onChoose }: FinalHeadProps) {
  const { t } = useTranslation();
  const { id, isOwn } = useEdition();
  const settle = useDeed(SettleFinalDocument);
  const latest = final.finalSettlements.find(({ isLatest }) => isLatest);
  const steps = useSteps(desk, final, rule);
  const isReady = steps.every(({ isDone }) => isDone);
  const title = t('settlement.final.title');
  return (
    <div className="stack">
      <p className="row">
        <strong>{title}</strong>
        {latest ? (
          <>
            <Badge tone="success">{t('stageState.SETTLED')}</Badge>
            <span className="quiet">{t('settlement.settled', { ordinal: latest.ordinal, at: dateTime(latest.settledAt) })}</span>
          </>
        ) : (
          <Badge tone="warning">{t('settlement.final.open')}</Badge>
        )}
      </p>
      <ul className="plain-list final-steps">
        {steps.map(({ key, name, tone, says }) => (
          <li key={key} className="row apart">
            <span>{name}</span>
            <Badge tone={tone}>{says}</Badge>
          </li>
        ))}
      </ul>
      {latest?.isOutdated && <Note tone="warning">{t('settlement.final.outdated')}</Note>}
      {settlement && !settlement.isLatest && <Note>{t('settlement.earlier')}</Note>}
      {isOwn && (
        <Confirm
          label={latest ? t('settlement.final.again') : t('settlement.final.settle')}
          title={title}
          {...(!latest || latest.isOutdated ? { look: 'primary' as const } : {})}
          isDisabled={!isReady}
          onConfirm={async () => onChoose((await settle.mutateAsync({ input: { competition: id } })).settleFinal.id)}
        >
          <p>{t('settlement.final.settleWhat')}</p>
        </Confirm>
      )}
      {settlement && final.finalSettlements.length > 1 && (
        <Select
          label={t('settlement.which')}
          options={final.finalSettlements.map(({ id: one, ordinal, settledAt }) => ({
            id: one,
            name: t('settlement.settled', { ordinal, at: dateTime(settledAt) }),
          }))}
          value={settlement.id}
          onChange={onChoose}
        />
      )}
      {settlement && <Proof settlement={settlement} />}
    </div>
  );
}

const toneOf = (isDone: boolean) => (isDone ? ('success' as const) : ('warning' as const));

/** Each stage and weighted part that the final needs, and whether it is there. */
function useSteps(desk: SettlementDesk, final: FinalDesk, rule: FinalRule) {
  const { t } = useTranslation();
  const { stages } = useEdition();
  const { stageName } = useFinalWords(desk, rule);
  const ofStages = rule.stages.map(({ stage: ordinal, weight }) => {
    const stage = stages.find((one) => one.ordinal === ordinal);
    const latest = desk.settlements.find((settlement) => settlement.isLatest && settlement.stage.id === stage?.id);
    const says = !latest
      ? t('settlement.final.notSettled')
      : latest.isOutdated
        ? t('settlement.final.stageOutdated')
        : t('settlement.final.stageSettled', { ordinal: latest.ordinal });
    const name = t('settlement.final.weighted', { name: stageName(ordinal), weight });
    const isDone = latest !== undefined && !latest.isOutdated;
    return { key: `${ordinal}`, name, isDone, tone: toneOf(isDone), says };
  });
  const ofParts = rule.parts.map((part) => {
    const latest = final.scoreImports.findLast((one) => one.part === part.key);
    const name = part.weight ? t('settlement.final.weighted', { name: named(part), weight: part.weight }) : named(part);
    const says = latest ? t('settlement.final.partTaken', { version: latest.version }) : t('settlement.final.partMissing');
    // A bonus may be nobody's: only weighted parts are waited for.
    const isOptional = part.kind === 'BONUS' && !latest;
    return {
      key: part.key,
      name,
      isDone: isOptional || latest !== undefined,
      tone: isOptional ? undefined : toneOf(Boolean(latest)),
      says,
    };
  });
  return [...ofStages, ...ofParts];
}
