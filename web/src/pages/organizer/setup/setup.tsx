import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAsked } from '../../../api/hooks.js';
import { Asked } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Tabs } from '../../../parts/tabs.js';
import { useEdition } from '../layout/edition.js';
import { AwardRuleTab } from './award-rule.js';
import { BasicsTab } from './basics.js';
import { CalendarTab } from './calendar.js';
import { SetupDocument } from './documents.js';
import { FinalRuleTab } from './final-rule.js';
import { NoticesTab } from './notices.js';
import { QuestionsTab } from './questions.js';
import { ReadyTab } from './ready.js';
import { RubricTab } from './rubric.js';
import { SlotsTab } from './slots.js';
import { StageRuleTab } from './stage-rule.js';
import './setup.css';

/** What an edition is: everything that has to be decided before it can be judged. */
export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const [search, setSearch] = useSearchParams();
  const query = useAsked(SetupDocument, { slug });
  return (
    <>
      <PageHeading title={t('organizer.section.setup')} />
      <Asked query={query}>
        {({ organizerDesk: { competition: setup, calendarChanges } }) => {
          const tabs = [
            { id: 'ready', name: t('organizer.setup.tab.ready'), content: <ReadyTab setup={setup} /> },
            { id: 'basics', name: t('organizer.setup.tab.basics'), content: <BasicsTab setup={setup} /> },
            { id: 'calendar', name: t('organizer.setup.tab.calendar'), content: <CalendarTab setup={setup} changes={calendarChanges} /> },
            { id: 'rubric', name: t('organizer.setup.tab.rubric'), content: <RubricTab setup={setup} /> },
            { id: 'rule', name: t('organizer.setup.tab.rule'), content: <StageRuleTab setup={setup} /> },
            { id: 'final', name: t('organizer.setup.tab.final'), content: <FinalRuleTab setup={setup} /> },
            { id: 'awards', name: t('organizer.setup.tab.awards'), content: <AwardRuleTab setup={setup} /> },
            { id: 'files', name: t('organizer.setup.tab.files'), content: <SlotsTab setup={setup} /> },
            { id: 'notices', name: t('organizer.setup.tab.notices'), content: <NoticesTab setup={setup} /> },
            { id: 'questions', name: t('organizer.setup.tab.questions'), content: <QuestionsTab /> },
          ];
          const chosen = tabs.find(({ id }) => id === search.get('tab'))?.id ?? 'ready';
          return (
            <div className="setup-tabs">
              <Tabs
                label={t('organizer.section.setup')}
                tabs={tabs}
                selected={chosen}
                onSelect={(tab) => setSearch({ tab }, { replace: true })}
              />
            </div>
          );
        }}
      </Asked>
    </>
  );
}
