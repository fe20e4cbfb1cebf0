import { useTranslation } from 'react-i18next';
import { fetchFile } from '../../../api/fetch-file.js';
import { graphql } from '../../../api/graphql.js';
import { useAsked } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { Download } from '../../../parts/download.js';
import { PageHeading } from '../../../parts/heading.js';
import { useEdition } from '../layout/edition.js';

const BundlesDocument = graphql(`
  query Bundles($slug: String!) {
    organizerDesk(competition: $slug) {
      publications {
        id
        ordinal
        withdrawn {
          withdrawnAt
        }
      }
    }
  }
`);

const ofEdition = ['teams', 'assignments'] as const;
const ofStage = ['standings', 'marks'] as const;

/** What leaves the system as a file; whatever names people is asked for with a reason. */
export function Page() {
  const { t } = useTranslation();
  const { id, slug, stages } = useEdition();
  const workbook = (kind: string, stage: string | null, name: string) => (
    <Confirm
      label={t('exporting.workbook')}
      title={name}
      look="primary"
      needsReason
      onConfirm={(reason) => fetchFile(`/exports/${id}/${kind}`, { stage, reason })}
    >
      <p>{t('organizer.entries.downloadWhat')}</p>
    </Confirm>
  );
  return (
    <>
      <PageHeading title={t('organizer.section.exports')} />
      <p>{t('exporting.what')}</p>
      <ul className="plain-list exports">
        {ofEdition.map((kind) => (
          <li key={kind} className="row apart">
            <span>
              <strong>{t(`exporting.kind.${kind}`)}</strong> <span className="quiet">{t(`exporting.says.${kind}`)}</span>
            </span>
            {workbook(kind, null, t(`exporting.kind.${kind}`))}
          </li>
        ))}
        <li className="row apart">
          <span>
            <strong>{t('exporting.kind.report')}</strong> <span className="quiet">{t('exporting.says.report')}</span>
          </span>
          <Download label="PDF" title={t('exporting.kind.report')} address={`/papers/report/${slug}.pdf`} />
        </li>
      </ul>
      {stages.map((stage) => (
        <section key={stage.id}>
          <h2>{named(stage)}</h2>
          <ul className="plain-list exports">
            {ofStage.map((kind) => (
              <li key={kind} className="row apart">
                <span>
                  <strong>{t(`exporting.kind.${kind}`)}</strong> <span className="quiet">{t(`exporting.says.${kind}`)}</span>
                </span>
                {workbook(kind, stage.id, `${named(stage)} ${t(`exporting.kind.${kind}`)}`)}
              </li>
            ))}
            <li className="row apart">
              <span>
                <strong>{t('exporting.kind.sheets')}</strong> <span className="quiet">{t('exporting.says.sheets')}</span>
              </span>
              <Download label="PDF" title={t('exporting.kind.sheets')} address={`/papers/sheets/${stage.id}.pdf`} />
            </li>
            <li className="row apart">
              <span>
                <strong>{t('exporting.kind.blank')}</strong> <span className="quiet">{t('exporting.says.blank')}</span>
              </span>
              <a className="button" href={`/papers/blank-sheets/${stage.id}.pdf`}>
                PDF
              </a>
            </li>
          </ul>
        </section>
      ))}
      <Bundles />
    </>
  );
}

/** What proves a publication: everything for whoever runs or audits it. */
function Bundles() {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const query = useAsked(BundlesDocument, { slug });
  return (
    <section>
      <h2>{t('exporting.bundles')}</h2>
      <p>{t('exporting.bundlesSay')}</p>
      <Asked query={query}>
        {({ organizerDesk: { publications } }) => (
          <ul className="plain-list exports">
            {publications.length === 0 && <li>{t('publication.none')}</li>}
            {publications.map(({ id, ordinal }) => (
              <li key={id} className="row apart">
                <strong>{t('publication.ordinal', { ordinal })}</strong>
                <a className="button" href={`/bundles/${id}`} download>
                  JSON
                </a>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      <p className="quiet">{t('exporting.archive')}</p>
      <pre>
        <code>{`npx pado export ${slug} …\nnpx pado verify bundle.json --key …`}</code>
      </pre>
    </section>
  );
}
