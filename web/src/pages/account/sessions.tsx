import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { useAllPages } from '../../api/pages.js';
import { dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { DataTable } from '../../parts/data-table.js';
import { Badge, Refused } from '../../parts/note.js';

const SessionsDocument = graphql(`
  query Sessions($after: String) {
    mySessions(first: 50, after: $after) {
      nodes {
        id
        label
        createdAt
        lastUsedAt
        expiresAt
        isCurrent
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const EndSessionDocument = graphql(`
  mutation EndSession($session: ID!) {
    endSession(input: { session: $session }) {
      id
    }
  }
`);

const EndOtherSessionsDocument = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

/** Where one is signed in; any but this window's can be ended. */
export function Sessions() {
  const { t } = useTranslation();
  const query = useAllPages(SessionsDocument, {}, ({ mySessions }) => mySessions);
  const end = useDeed(EndSessionDocument);
  const endOthers = useDeed(EndOtherSessionsDocument);
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <Refused error={end.error ?? endOthers.error} />
      <Asked query={query}>
        {(sessions) => (
          <div className="stack">
            <DataTable
              caption={t('account.sessions')}
              rows={sessions}
              keyOf={({ id }) => id}
              empty={t('account.noSessions')}
              columns={[
                { key: 'label', name: t('account.where'), cell: ({ label }) => label },
                { key: 'since', name: t('account.since'), cell: ({ createdAt }) => dateTime(createdAt) },
                { key: 'used', name: t('account.lastUsed'), cell: ({ lastUsedAt }) => (lastUsedAt ? dateTime(lastUsedAt) : '–') },
                {
                  key: 'end',
                  name: t('account.deed'),
                  cell: ({ id, isCurrent }) =>
                    isCurrent ? (
                      <Badge tone="success">{t('account.thisWindow')}</Badge>
                    ) : (
                      <Button onPress={() => end.mutate({ session: id })}>{t('account.end')}</Button>
                    ),
                },
              ]}
            />
            {sessions.length > 1 && (
              <Button isPending={endOthers.isPending} onPress={() => endOthers.mutate({})}>
                {t('account.endOthers')}
              </Button>
            )}
          </div>
        )}
      </Asked>
    </section>
  );
}
