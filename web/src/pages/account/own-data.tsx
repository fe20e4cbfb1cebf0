import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAllPages } from '../../api/pages.js';
import { dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { DataTable } from '../../parts/data-table.js';
import { Corrections } from './corrections.js';

const OwnAccessDocument = graphql(`
  query OwnAccess($after: String) {
    myAccessLog(first: 50, after: $after) {
      nodes {
        id
        at
        actingAs
        what
        reason
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const acting = [
  'ADMINISTRATOR',
  'AUDITOR',
  'CHAIR',
  'COMPETITOR',
  'JUDGE',
  'ORGANIZER',
  'SECRETARY',
  'TRAINING_OFFICER',
  'PERSON',
] as const;

/** What is kept of one, who looked at it, and how to have it put right. */
export function OwnData() {
  const { t } = useTranslation();
  const query = useAllPages(OwnAccessDocument, {}, ({ myAccessLog }) => myAccessLog);
  return (
    <>
      <section aria-labelledby="own-data">
        <h2 id="own-data">{t('account.ownData')}</h2>
        <p>{t('account.ownDataWhat')}</p>
        <a className="button" href="/me/data" download>
          {t('account.download')}
        </a>
      </section>
      <Corrections />
      <section aria-labelledby="accesses">
        <h2 id="accesses">{t('account.accesses')}</h2>
        <p>{t('account.accessesWhat')}</p>
        <Asked query={query}>
          {(accesses) => (
            <DataTable
              caption={t('account.accesses')}
              rows={accesses}
              keyOf={({ id }) => id}
              empty={t('account.noAccesses')}
              columns={[
                { key: 'at', name: t('account.when'), cell: ({ at }) => dateTime(at), sortBy: ({ at }) => at },
                {
                  key: 'as',
                  name: t('account.asWhom'),
                  cell: ({ actingAs }) => t(`role.${acting.find((one) => one === actingAs) ?? 'OTHER'}`),
                },
                { key: 'what', name: t('account.what'), cell: ({ what }) => what.map((kind) => t(`accessKind.${kind}`)).join(', ') },
                { key: 'why', name: t('account.why'), cell: ({ reason }) => reason ?? t('account.looked') },
              ]}
            />
          )}
        </Asked>
      </section>
    </>
  );
}
