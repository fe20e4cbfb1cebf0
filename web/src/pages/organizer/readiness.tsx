import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsked, useDeed } from '../../api/hooks.js';
import { named, said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Confirm } from '../../parts/confirm.js';
import { Badge } from '../../parts/note.js';
import { useEdition, type EditionStage } from './layout/edition.js';
import { OpenStageDocument, ReadinessDocument, type ReadinessItem } from './readiness-documents.js';

/** Where what is missing can be put right. */
export const placeOf: Record<ReadinessItem['item'], string> = {
  AWARDS_ANNOUNCED: 'setup?tab=awards',
  CHALLENGES_DECIDED: 'panel?tab=challenges',
  CONFLICTS_CLEARED: 'panel?tab=conflicts',
  ENTRIES_COVERED: 'assignment',
  ENTRIES_SUBMITTED: 'entries',
  JUDGE_COPIES_MADE: 'entries',
  PANELS_APPOINTED: 'panel',
  PLEDGES_SIGNED: 'panel',
  RECEPTION_CLOSED: 'setup?tab=calendar',
  RUBRIC_WRITTEN: 'setup?tab=rubric',
  RULE_ANNOUNCED: 'setup?tab=rule',
  SLIDES_CLOSED: 'setup?tab=calendar',
};

const SHOWN = 5;

/** What has to be in place before judging begins, what is missing of it, and the step itself. */
export function StageReadiness({ stage }: { stage: EditionStage }) {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(ReadinessDocument, { slug, stage: stage.id });
  const open = useDeed(OpenStageDocument);
  return (
    <Asked query={query}>
      {({ organizerDesk: { readiness } }) => {
        if (!readiness) return <p className="quiet">{t('organizer.readiness.begun')}</p>;
        const blocking = readiness.filter(({ isMet, isRequired }) => isRequired && !isMet).length;
        return (
          <div className="stack">
            <ul className="plain-list readiness">
              {readiness.map((item) => (
                <Item key={item.item} item={item} />
              ))}
            </ul>
            {isOwn && (
              <Confirm
                label={t('organizer.readiness.open')}
                title={t('organizer.readiness.openTitle', { stage: named(stage) })}
                look="primary"
                isDisabled={blocking > 0}
                onConfirm={() => open.mutateAsync({ input: { stage: stage.id } })}
              >
                <p>{t('organizer.readiness.openWhat')}</p>
              </Confirm>
            )}
            {blocking > 0 && <p className="quiet">{t('organizer.readiness.blocked', { count: blocking })}</p>}
          </div>
        );
      }}
    </Asked>
  );
}

function Item({ item: { item, isMet, isRequired, problems } }: { item: ReadinessItem }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const tone = isMet ? 'success' : isRequired ? 'danger' : 'warning';
  return (
    <li>
      <Badge tone={tone}>
        {isMet ? t('organizer.readiness.met') : isRequired ? t('organizer.readiness.missing') : t('organizer.readiness.warning')}
      </Badge>{' '}
      {isMet ? t(`readiness.${item}`) : <Link to={`/organizer/${slug}/${placeOf[item]}`}>{t(`readiness.${item}`)}</Link>}
      {problems.length > 0 && (
        <ul className="quiet">
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.path}${problem.ko}`}>{said(problem)}</li>
          ))}
          {problems.length > SHOWN && <li>{t('organizer.readiness.more', { count: problems.length - SHOWN })}</li>}
        </ul>
      )}
    </li>
  );
}
