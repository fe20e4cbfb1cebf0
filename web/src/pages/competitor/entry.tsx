import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { useAsked } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { Checkbox, TextField } from '../../parts/fields.js';
import { PageHeading } from '../../parts/heading.js';
import { Empty, Note, Refused } from '../../parts/note.js';
import { SavedState } from '../../parts/saved-state.js';
import { AsJudgesSee } from './as-judges-see.js';
import { DataSources } from './data-sources.js';
import { type Entry, type EntryEdition, EntryEditionDocument, MyEntryDocument, type TeamWithEntry } from './entry-documents.js';
import { FileSlot } from './file-slot.js';
import { Submit } from './submit.js';
import { Tools } from './tools.js';
import { useEntry } from './use-entry.js';
import './competitor.css';

/** The entry from the first word to the receipt, in one column. */
export function Page() {
  const { slug = '' } = useParams();
  const query = useAsked(EntryEditionDocument, { slug });
  return <Asked query={query}>{({ competition }) => (competition ? <EntryIn edition={competition} /> : <NotFound />)}</Asked>;
}

function EntryIn({ edition }: { edition: EntryEdition }) {
  const { t } = useTranslation();
  // What is checked in the background shows by itself.
  const query = useAsked(MyEntryDocument, { competition: edition.id }, { refetchInterval: 5_000 });
  return (
    <>
      <PageHeading title={t('entry.title')}>
        <p className="quiet">{titled(edition)}</p>
      </PageHeading>
      <Asked query={query}>
        {({ myTeam }) =>
          myTeam ? (
            <EntryOf key={myTeam.id} edition={edition} team={myTeam} />
          ) : (
            <Empty>
              <p>{t('entry.noTeam')}</p>
              <ButtonLink to={`/competitions/${edition.slug}/team`}>{t('team.title')}</ButtonLink>
            </Empty>
          )
        }
      </Asked>
    </>
  );
}

function EntryOf({ edition, team }: { edition: EntryEdition; team: TeamWithEntry }) {
  const { t } = useTranslation();
  const { draft, change, state, refusal, flush } = useEntry(team);
  const { entry } = team;
  const { declarations } = draft;
  const declare = (part: Partial<typeof declarations>) => change({ declarations: { ...declarations, ...part } });
  return (
    <div className="stack entry">
      <p className="row apart entry-bar">
        <span>
          {t('home.submissionsClose', { at: dateTime(team.submissionsCloseAt, { seconds: true }) })}{' '}
          <Countdown to={team.submissionsCloseAt} />
        </span>
        <SavedState state={state} />
      </p>
      <Refused error={refusal} />
      <section aria-labelledby="outline">
        <h2 id="outline">{t('entry.outline')}</h2>
        <TextField label={t('entry.workTitle')} value={draft.title} onChange={(title) => change({ title })} />
        <TextField label={t('entry.summary')} rows={6} value={draft.summary} onChange={(summary) => change({ summary })} />
      </section>
      <section aria-labelledby="declared">
        <h2 id="declared">{t('entry.declared')}</h2>
        <DataSources competition={edition.id} sources={declarations.dataSources} onChange={(dataSources) => declare({ dataSources })} />
        <Tools tools={declarations.tools} onChange={(tools) => declare({ tools })} />
        <Note>{t(`entry.aiPolicy.${edition.aiPolicy.rule}`)}</Note>
        {edition.aiPolicy.rule !== 'FORBIDDEN' && (
          <Checkbox
            isSelected={declarations.generativeAi.used ?? false}
            onChange={(used) => declare({ generativeAi: { ...declarations.generativeAi, used } })}
          >
            {t('entry.aiUsed')}
          </Checkbox>
        )}
      </section>
      {entry ? <FilesOf edition={edition} entry={entry} /> : <Empty>{t('entry.saveFirst')}</Empty>}
      {entry && <AsJudgesSee competition={edition.id} />}
      {entry && (
        <Submit
          entry={entry}
          closesAt={team.submissionsCloseAt}
          beforeSubmit={async () => {
            if (declarations.generativeAi.used === null) declare({ generativeAi: { ...declarations.generativeAi, used: false } });
            await flush();
          }}
        />
      )}
    </div>
  );
}

function FilesOf({ edition, entry }: { edition: EntryEdition; entry: Entry }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="files" className="stack">
      <h2 id="files">{t('entry.files')}</h2>
      {edition.fileSlots
        .filter(({ isOffered }) => isOffered)
        .map((rule) => (
          <FileSlot key={rule.slot} rule={rule} entry={entry} />
        ))}
    </section>
  );
}
