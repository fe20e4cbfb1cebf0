import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable } from '../../../parts/data-table.js';
import { Download } from '../../../parts/download.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition } from '../layout/edition.js';

const CertificateRunsDocument = graphql(`
  query CertificateRuns($slug: String!) {
    organizerDesk(competition: $slug) {
      certificateWording {
        version
        heading
        issuer
      }
      certificateRuns {
        id
        askedAt
        of
        state
        progress
        issued
        printed
        hasPrintFile
      }
    }
  }
`);

const IssueCertificatesDocument = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) {
    issueCertificates(input: $input) {
      id
    }
  }
`);

const reaches = ['TEAMS', 'MEMBERS'] as const;
const LOOK_MS = 2_000;

/** Certificates (상장) are issued in a job, and drawn into one file to print. */
export function Certificates() {
  const { t } = useTranslation();
  const { id, slug, isOwn } = useEdition();
  const [of, setOf] = useState<string>('TEAMS');
  const [isWaiting, setWaiting] = useState(false);
  const query = useAsked(CertificateRunsDocument, { slug }, isWaiting ? { refetchInterval: LOOK_MS } : {});
  const issue = useDeed(IssueCertificatesDocument);
  const goesOn = query.data?.organizerDesk.certificateRuns.some(({ state }) => state === 'QUEUED' || state === 'RUNNING') ?? false;
  if (goesOn !== isWaiting) setWaiting(goesOn);
  return (
    <section className="stack">
      <h2>{t('awarding.certificates')}</h2>
      <Asked query={query}>
        {({ organizerDesk: { certificateRuns, certificateWording } }) => (
          <>
            <p className="quiet">
              {certificateWording.version === 0
                ? t('awarding.noWording')
                : t('awarding.wording', { heading: certificateWording.heading, issuer: certificateWording.issuer })}
            </p>
            {isOwn && (
              <>
                <Radios
                  label={t('awarding.of')}
                  options={reaches.map((reach) => ({ id: reach, name: t(`awarding.reach.${reach}`) }))}
                  value={of}
                  onChange={setOf}
                />
                <p>
                  <Confirm
                    label={t('awarding.issue')}
                    title={t('awarding.issue')}
                    look="primary"
                    isDisabled={goesOn}
                    onConfirm={() => issue.mutateAsync({ input: { competition: id, of: of as (typeof reaches)[number] } })}
                  >
                    {t('awarding.issueWhat')}
                  </Confirm>
                </p>
              </>
            )}
            <DataTable
              caption={t('awarding.runs')}
              rows={certificateRuns}
              keyOf={(run) => run.id}
              empty={t('awarding.noRuns')}
              columns={[
                { key: 'at', name: t('office.at'), cell: ({ askedAt }) => dateTime(askedAt) },
                { key: 'of', name: t('awarding.of'), cell: (run) => t(`awarding.reach.${run.of}`) },
                {
                  key: 'state',
                  name: t('awarding.runState'),
                  cell: ({ state, progress }) => (state === 'RUNNING' ? `${progress} %` : t(`awarding.run.${state}`)),
                },
                { key: 'issued', name: t('awarding.issued'), isNumber: true, cell: ({ issued }) => issued ?? '–' },
                {
                  key: 'file',
                  name: t('awarding.file'),
                  cell: (run) =>
                    run.hasPrintFile ? (
                      <Download
                        label={t('awarding.print', { count: run.printed ?? 0 })}
                        title={t('awarding.file')}
                        address={`/papers/certificates/${run.id}.pdf`}
                      />
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          </>
        )}
      </Asked>
    </section>
  );
}
