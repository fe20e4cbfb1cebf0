import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Countdown } from '../../parts/countdown.js';
import { DataTable } from '../../parts/data-table.js';
import { PageHeading } from '../../parts/heading.js';
import { Empty } from '../../parts/note.js';

const NomineesDocument = graphql(`
  query Nominees($slug: String!) {
    verification(slug: $slug) {
      isOpen
      openedAt
      until
      nominees {
        id
        entryNumber
        title
        trackKo
        trackEn
        awardKo
        awardEn
        until
        isOpen
      }
    }
  }
`);

/** 공개검증: who is nominated, until when anybody may report a ground, and where. */
export function Page() {
  const { t } = useTranslation();
  const { slug = '' } = useParams();
  const query = useAsked(NomineesDocument, { slug });
  return (
    <>
      <PageHeading title={t('nominees.title')}>
        <p>{t('nominees.what')}</p>
      </PageHeading>
      <Asked query={query}>
        {({ verification }) =>
          verification === null ? (
            <Empty>{t('nominees.none')}</Empty>
          ) : (
            <>
              {verification.until && (
                <p>
                  {t('nominees.until', { at: dateTime(verification.until, { seconds: true }) })} <Countdown to={verification.until} />
                </p>
              )}
              {verification.isOpen && (
                <p>
                  <a className="button primary" href={`/verification/${slug}`}>
                    {t('nominees.report')}
                  </a>
                </p>
              )}
              <DataTable
                caption={t('nominees.title')}
                rows={verification.nominees}
                keyOf={({ id }) => id}
                empty={t('nominees.none')}
                columns={[
                  { key: 'award', name: t('results.award'), cell: ({ awardKo, awardEn }) => said({ ko: awardKo, en: awardEn }) },
                  { key: 'number', name: t('results.number'), cell: ({ entryNumber }) => entryNumber },
                  { key: 'title', name: t('results.work'), cell: ({ title }) => title },
                  { key: 'track', name: t('results.track'), cell: ({ trackKo, trackEn }) => said({ ko: trackKo, en: trackEn }) },
                ]}
              />
            </>
          )
        }
      </Asked>
    </>
  );
}
