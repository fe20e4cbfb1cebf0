import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useAsked } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { count } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { DataTable } from '../../../parts/data-table.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { Select } from '../../../parts/select.js';
import { useEdition } from '../layout/edition.js';

const LetterPreviewDocument = graphql(`
  query LetterPreviewOf($slug: String!, $step: LetterStep!, $of: CertificateReach, $publication: ID, $settlement: ID) {
    organizerDesk(competition: $slug) {
      letterPreview(step: $step, of: $of, publication: $publication, settlement: $settlement) {
        count
        letters {
          template
          locale
          count
          subject
          text
        }
      }
    }
  }
`);

const RecipientsDocument = graphql(`
  query LetterRecipients($slug: String!, $step: LetterStep!, $of: CertificateReach, $publication: ID, $settlement: ID, $after: String) {
    organizerDesk(competition: $slug) {
      letterPreview(step: $step, of: $of, publication: $publication, settlement: $settlement) {
        recipients(first: 200, after: $after) {
          nodes {
            name
            mail
            locale
            subject
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const WhatToTellDocument = graphql(`
  query WhatToTell($slug: String!) {
    organizerDesk(competition: $slug) {
      settlements {
        id
        isLatest
        stage {
          ordinal
        }
      }
      finalSettlements {
        id
        isLatest
      }
      publications {
        id
        withdrawn {
          withdrawnAt
        }
      }
    }
  }
`);

const steps = ['VERIFICATION_OPENED', 'RESULTS_PUBLISHED', 'RESULTS_REPLACED', 'RESULTS_WITHDRAWN', 'CERTIFICATES_ISSUED'] as const;
type Step = (typeof steps)[number];
interface Asking {
  slug: string;
  step: Step;
  of: 'TEAMS' | null;
  publication: string | null;
  settlement: string | null;
}

/** Whom a step would write to, how many letters, and what they say: before anybody takes the step. */
export function Page() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const [step, setStep] = useState<Step>('RESULTS_PUBLISHED');
  const query = useAsked(WhatToTellDocument, { slug });
  return (
    <>
      <PageHeading title={t('organizer.section.mails')} />
      <p>{t('mailing.what')}</p>
      <Select
        label={t('mailing.step')}
        value={step}
        onChange={(id) => setStep(id as Step)}
        options={steps.map((id) => ({ id, name: t(`mailing.steps.${id}`) }))}
      />
      <Asked query={query}>
        {({ organizerDesk: { settlements, finalSettlements, publications } }) => {
          const final = finalSettlements.find(({ isLatest }) => isLatest);
          const last = settlements.filter(({ isLatest }) => isLatest).toSorted((a, b) => b.stage.ordinal - a.stage.ordinal)[0];
          const isOfResults = step === 'RESULTS_PUBLISHED' || step === 'RESULTS_REPLACED';
          const settlement = isOfResults ? ((final ?? last)?.id ?? null) : null;
          const publication = step === 'RESULTS_WITHDRAWN' ? (publications.findLast(({ withdrawn }) => !withdrawn)?.id ?? null) : null;
          if (isOfResults && !settlement) return <Empty>{t('publication.nothingSettled')}</Empty>;
          if (step === 'RESULTS_WITHDRAWN' && !publication) return <Empty>{t('publication.none')}</Empty>;
          const asking: Asking = { slug, step, of: step === 'CERTIFICATES_ISSUED' ? 'TEAMS' : null, publication, settlement };
          return <Previewed key={step} asking={asking} />;
        }}
      </Asked>
    </>
  );
}

function Previewed({ asking }: { asking: Asking }) {
  const { t } = useTranslation();
  const preview = useAsked(LetterPreviewDocument, asking);
  const recipients = useAllPages(RecipientsDocument, asking, ({ organizerDesk }) => organizerDesk.letterPreview.recipients);
  return (
    <Asked query={preview}>
      {({ organizerDesk: { letterPreview } }) => (
        <div className="stack">
          <Note>{t('mailing.count', { count: letterPreview.count })}</Note>
          {letterPreview.letters.map(({ template, locale, count: many, subject, text }) => (
            <section key={`${template}.${locale}`} className="card" lang={locale}>
              <h2>{subject}</h2>
              <p className="quiet">{t('mailing.like', { template, count: count(many) })}</p>
              <p className="as-written">{text}</p>
            </section>
          ))}
          <Asked query={recipients}>
            {(people) => (
              <DataTable
                caption={t('mailing.recipients')}
                rows={people}
                keyOf={({ mail, subject }) => `${mail} ${subject}`}
                empty={t('mailing.nobody')}
                columns={[
                  { key: 'name', name: t('account.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
                  { key: 'mail', name: t('matching.email'), cell: ({ mail }) => mail, sortBy: ({ mail }) => mail },
                  { key: 'subject', name: t('mailing.subject'), cell: ({ subject }) => subject },
                ]}
              />
            )}
          </Asked>
        </div>
      )}
    </Asked>
  );
}
