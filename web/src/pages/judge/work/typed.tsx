import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Note } from '../../../parts/note.js';
import type { Criterion, Work } from '../desk-document.js';

const ConfirmTypedSheetDocument = graphql(`
  mutation ConfirmTypedSheet($input: ConfirmTypedSheetInput!) {
    confirmTypedSheet(input: $input) {
      id
    }
  }
`);

const ReturnTypedSheetDocument = graphql(`
  mutation ReturnTypedSheet($input: ReturnTypedSheetInput!) {
    returnTypedSheet(input: $input) {
      id
    }
  }
`);

/** A sheet of the judge's own on paper that the office typed: it counts once the judge says that it is the same. */
export function Typed({ work: { typed }, criteria }: { work: Work; criteria: readonly Criterion[] }) {
  const { t } = useTranslation();
  const confirm = useDeed(ConfirmTypedSheetDocument);
  const sendBack = useDeed(ReturnTypedSheetDocument);
  if (typed?.state !== 'TYPED' || !typed.content) return null;
  const { id, content } = typed;
  const markOf = (key: string) => content.marks.find(({ criterion }) => criterion === key);
  return (
    <Note tone="warning">
      <p>{t('judge.typed.what')}</p>
      <dl className="facts">
        {criteria.map((criterion) => (
          <div key={criterion.key} className="contents">
            <dt>{named(criterion)}</dt>
            <dd>{[markOf(criterion.key)?.points, markOf(criterion.key)?.comment].filter(Boolean).join(' · ')}</dd>
          </div>
        ))}
        <dt>{t('judge.work.total')}</dt>
        <dd>{content.total}</dd>
      </dl>
      {content.comment && <p>{content.comment}</p>}
      <div className="row">
        <Confirm
          label={t('judge.typed.confirm')}
          title={t('judge.typed.confirm')}
          onConfirm={() => confirm.mutateAsync({ input: { typedSheet: id } })}
        >
          {t('judge.typed.confirmWhat', { total: content.total })}
        </Confirm>
        <Confirm
          label={t('judge.typed.return')}
          title={t('judge.typed.return')}
          needsReason
          onConfirm={(reason) => sendBack.mutateAsync({ input: { typedSheet: id, reason } })}
        >
          {t('judge.typed.returnWhat')}
        </Confirm>
      </div>
    </Note>
  );
}
