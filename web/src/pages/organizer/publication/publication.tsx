import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { TextField } from '../../../parts/fields.js';
import { useEdition } from '../layout/edition.js';
import { ChoosePublic, defaults, type Options } from './choose-public.js';
import { Difference } from './difference.js';
import { type Desk, PreviewDocument, PublicationsDocument } from './documents.js';
import { Publish } from './publish.js';
import { Published } from './published.js';
import './publication.css';

/** What is public, what would be, and the deed between them. */
export function Page() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(PublicationsDocument, { slug });
  return (
    <>
      <PageHeading title={t('organizer.section.publication')} />
      <Asked query={query}>
        {({ organizerDesk: desk }) => {
          const settlement = publishable(desk);
          return (
            <div className="stack">
              {isOwn && settlement && <ToPublish desk={desk} settlement={settlement} />}
              {!settlement && <Empty>{t('publication.nothingSettled')}</Empty>}
              <Published publications={desk.publications} />
            </div>
          );
        }}
      </Asked>
    </>
  );
}

/** The final where there is one, else the last stage that is settled. */
function publishable({ settlements, finalSettlements }: Desk) {
  const stage = settlements.filter(({ isLatest }) => isLatest).toSorted((a, b) => b.stage.ordinal - a.stage.ordinal)[0];
  const final = finalSettlements.find(({ isLatest }) => isLatest);
  if (final) return { ...final, stage: null };
  return stage ?? null;
}

function ToPublish({ desk, settlement }: { desk: Desk; settlement: NonNullable<ReturnType<typeof publishable>> }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const hasAwards = desk.awards.rule !== null;
  // What was chosen last time is where one begins.
  const [options, setOptions] = useState<Options>(() => desk.publications.at(-1)?.options ?? defaults);
  const [places, setPlaces] = useState('0');
  const input = { settlement: settlement.id, options, awardedPlaces: hasAwards ? 0 : Number(places || '0') };
  const query = useAsked(PreviewDocument, { slug, input }, { keepsLast: true });
  return (
    <>
      <p>
        {settlement.stage
          ? t('publication.ofStage', { stage: named(settlement.stage), ordinal: settlement.ordinal })
          : t('publication.ofFinal', { ordinal: settlement.ordinal })}
      </p>
      {settlement.isOutdated && <Note tone="warning">{t('settlement.outdated')}</Note>}
      <h2>{t('publication.choose')}</h2>
      <ChoosePublic options={options} onChange={setOptions} />
      {!hasAwards && (
        <TextField
          label={t('publication.awardedPlaces')}
          hint={t('publication.awardedPlacesHint')}
          inputMode="numeric"
          value={places}
          onChange={(text) => setPlaces(text.replace(/\D/g, '').slice(0, 3))}
        />
      )}
      <h2>{t('publication.difference')}</h2>
      <Asked query={query}>
        {({ organizerDesk: { publicationPreview: preview } }) => (
          <>
            <Difference preview={preview} />
            <Publish input={input} preview={preview} isFirst={desk.publications.length === 0} />
          </>
        )}
      </Asked>
    </>
  );
}
