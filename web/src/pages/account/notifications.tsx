import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { useAllPages } from '../../api/pages.js';
import { dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Badge, Empty, Refused } from '../../parts/note.js';
import './account.css';

const NotificationsDocument = graphql(`
  query Notifications($after: String) {
    me {
      notifications(first: 50, after: $after) {
        nodes {
          id
          at
          subject
          text
          readAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const ReadNotificationsDocument = graphql(`
  mutation ReadNotifications($all: Boolean!, $notifications: [ID!]) {
    readNotifications(input: { all: $all, notifications: $notifications })
  }
`);

type Notification = NonNullable<ResultOf<typeof NotificationsDocument>['me']>['notifications']['nodes'][number];

/** What one was told, newest first. Opening one reads it. */
export function Notifications() {
  const { t } = useTranslation();
  const query = useAllPages(NotificationsDocument, {}, ({ me }) => me!.notifications);
  const read = useDeed(ReadNotificationsDocument);
  return (
    <Asked query={query}>
      {(told) =>
        told.length === 0 ? (
          <Empty>{t('account.noNotifications')}</Empty>
        ) : (
          <div className="stack">
            <Refused error={read.error} />
            {told.some(({ readAt }) => readAt === null) && (
              <Button isPending={read.isPending} onPress={() => read.mutate({ all: true, notifications: null })}>
                {t('account.readAll')}
              </Button>
            )}
            <ul className="told-list">
              {told.map((each) => (
                <Told key={each.id} told={each} onRead={() => read.mutate({ all: false, notifications: [each.id] })} />
              ))}
            </ul>
          </div>
        )
      }
    </Asked>
  );
}

function Told({ told: { at, subject, text, readAt }, onRead }: { told: Notification; onRead: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <details onToggle={({ currentTarget }) => currentTarget.open && readAt === null && onRead()}>
        <summary>
          {readAt === null && <Badge tone="primary">{t('account.unread')}</Badge>} {subject} <span className="quiet">{dateTime(at)}</span>
        </summary>
        <p className="told-text">{text}</p>
      </details>
    </li>
  );
}
