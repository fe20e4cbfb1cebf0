import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { useAllPages } from '../../api/pages.js';
import { dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { DataTable } from '../../parts/data-table.js';
import { Refused } from '../../parts/note.js';

const DeadLettersDocument = graphql(`
  query DeadLetters($after: String) {
    deadLetters(first: 50, after: $after) {
      nodes {
        id
        address
        template
        createdAt
        attempts
        lastError
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ResendLetterDocument = graphql(`
  mutation ResendLetter($mail: ID!) {
    resendMail(input: { mail: $mail }) {
      id
    }
  }
`);

/** Letters that the mail server refused for good; each can be sent once more. */
export function DeadLetters() {
  const { t } = useTranslation();
  const query = useAllPages(DeadLettersDocument, {}, ({ deadLetters }) => deadLetters);
  const resend = useDeed(ResendLetterDocument);
  return (
    <div className="stack">
      <Refused error={resend.error} />
      <Asked query={query}>
        {(letters) => (
          <DataTable
            caption={t('admin.letters')}
            rows={letters}
            keyOf={({ id }) => id}
            empty={t('admin.noLetters')}
            columns={[
              { key: 'to', name: t('admin.to'), cell: ({ address }) => address },
              { key: 'what', name: t('admin.kind'), cell: ({ template }) => template },
              { key: 'at', name: t('admin.written'), cell: ({ createdAt }) => dateTime(createdAt) },
              { key: 'attempts', name: t('admin.attempts'), isNumber: true, cell: ({ attempts }) => attempts },
              { key: 'error', name: t('admin.error'), cell: ({ lastError }) => lastError ?? '–' },
              {
                key: 'deed',
                name: t('account.deed'),
                cell: ({ id }) => <Button onPress={() => resend.mutate({ mail: id })}>{t('admin.resend')}</Button>,
              },
            ]}
          />
        )}
      </Asked>
    </div>
  );
}
