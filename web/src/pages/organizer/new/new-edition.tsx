import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemsOfCalendar } from '../../../../../src/domain/phase.js';
import type { ResultOf } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { serverNow } from '../../../api/server-clock.js';
import { language } from '../../../i18n/index.js';
import { named, said, titled } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { PageHeading } from '../../../parts/heading.js';
import { Note, Refused } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { fromSeoulClock, SeoulField } from '../../../parts/seoul-field.js';
import { CopyCompetitionDocument, CreateFromTemplateDocument, StartsDocument } from './documents.js';
import '../organizer.css';
import '../setup/setup.css';

/** Begins an edition, from a template or like an earlier one; everything in it can be changed afterwards. */
export function Page() {
  const { t } = useTranslation();
  const query = useAsked(StartsDocument, {});
  return (
    <>
      <PageHeading title={t('organizer.new.title')}>
        <p className="quiet">{t('organizer.new.what')}</p>
      </PageHeading>
      <Asked query={query}>{(starts) => <NewForm starts={starts} />}</Asked>
    </>
  );
}

const fields = ['registrationOpensAt', 'registrationClosesAt', 'submissionsCloseAt'] as const;

function NewForm({ starts: { competitionTemplates, competitions } }: { starts: ResultOf<typeof StartsDocument> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [start, setStart] = useState(`template:${competitionTemplates[0]?.key ?? ''}`);
  const [slug, setSlug] = useState('');
  const [year, setYear] = useState(`${serverNow().getFullYear()}`);
  const [title, setTitle] = useState({ ko: '', en: '' });
  const [calendar, setCalendar] = useState({ registrationOpensAt: '', registrationClosesAt: '', submissionsCloseAt: '' });
  const create = useDeed(CreateFromTemplateDocument);
  const copy = useDeed(CopyCompetitionDocument);
  const isComplete = fields.every((name) => calendar[name] !== '');
  const dates = Object.fromEntries(fields.map((name) => [name, new Date(fromSeoulClock(calendar[name]) ?? 0)])) as Record<
    (typeof fields)[number],
    Date
  >;
  const problems = isComplete ? problemsOfCalendar(dates) : [];
  const [kind, id = ''] = start.split(/:(.*)/);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const instants = Object.fromEntries(fields.map((name) => [name, dates[name].toISOString()])) as Record<(typeof fields)[number], string>;
    const common = { slug, year: Number(year), calendar: instants, titleKo: title.ko || null, titleEn: title.en || null };
    try {
      const made =
        kind === 'copy'
          ? (await copy.mutateAsync({ input: { ...common, competition: id } })).copyCompetition.slug
          : (await create.mutateAsync({ input: { ...common, template: id } })).createFromTemplate.slug;
      void navigate(`/organizer/${made}/setup`);
    } catch {
      // Told below.
    }
  };
  const options = [
    ...competitionTemplates.map((template) => ({
      id: `template:${template.key}`,
      name: (
        <>
          <strong>{titled(template)}</strong> · {template.stages.map(named).join(' → ')}
          <br />
          <span className="quiet">{said({ ko: template.aboutKo, en: template.aboutEn })}</span>
        </>
      ),
    })),
    ...competitions.map((edition) => ({ id: `copy:${edition.id}`, name: t('organizer.new.copy', { title: titled(edition) }) })),
  ];
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Radios label={t('organizer.new.start')} options={options} value={start} onChange={setStart} />
      <div className="pairs">
        <TextField label={t('organizer.new.slug')} hint={t('organizer.new.slugHint')} isRequired value={slug} onChange={setSlug} />
        <TextField
          label={t('organizer.setup.year')}
          isRequired
          inputMode="numeric"
          value={year}
          onChange={(text) => /^\d{0,4}$/.test(text) && setYear(text)}
        />
      </div>
      <div className="pairs">
        <TextField
          label={t('organizer.setup.titleKo')}
          hint={t('organizer.new.titleHint')}
          value={title.ko}
          onChange={(ko) => setTitle({ ...title, ko })}
        />
        <TextField label={t('organizer.setup.titleEn')} value={title.en} onChange={(en) => setTitle({ ...title, en })} />
      </div>
      <div className="pairs">
        {fields.map((name) => (
          <SeoulField
            key={name}
            label={t(`organizer.setup.calendar.${name}`)}
            hint={t('organizer.seoulHint')}
            isRequired
            value={calendar[name]}
            onChange={(clock) => setCalendar({ ...calendar, [name]: clock })}
          />
        ))}
      </div>
      {problems.length > 0 && (
        <Note tone="warning">
          {problems.map((problem) => (
            <p key={problem.path} lang={language()}>
              {said(problem)}
            </p>
          ))}
        </Note>
      )}
      <Refused error={create.error ?? copy.error} />
      <Button look="primary" type="submit" isDisabled={problems.length > 0 || !isComplete} isPending={create.isPending || copy.isPending}>
        {t('organizer.new.submit')}
      </Button>
    </form>
  );
}
