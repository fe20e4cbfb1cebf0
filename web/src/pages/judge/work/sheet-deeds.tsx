import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { Confirm } from '../../../parts/confirm.js';
import type { Work } from '../desk-document.js';
import { ReopenSheetDocument } from '../sheet/save-document.js';

const RecuseDocument = graphql(`
  mutation Recuse($input: RecuseInput!) {
    recuse(input: $input) {
      progress {
        total
      }
    }
  }
`);

/** While the stage is open a submitted sheet can be taken up again, with a reason. */
export function Reopen({ work, revision }: { work: Work; revision: number }) {
  const { t } = useTranslation();
  const reopen = useDeed(ReopenSheetDocument);
  return (
    <Confirm
      label={t('judge.reopen.label')}
      title={t('judge.reopen.title', { code: work.code })}
      needsReason
      onConfirm={(reason) => reopen.mutateAsync({ input: { assignment: work.assignment, revision, reason } })}
    >
      {t('judge.reopen.what')}
    </Confirm>
  );
}

/** 회피: a work that one recognises or cannot judge impartially is given back. */
export function Recuse({ work }: { work: Work }) {
  const { t } = useTranslation();
  const { stage = '' } = useParams();
  const navigate = useNavigate();
  const recuse = useDeed(RecuseDocument);
  const giveBack = async (reason: string) => {
    await recuse.mutateAsync({ input: { assignment: work.assignment, reason } });
    void navigate(`/judging/${stage}`);
  };
  return (
    <Confirm
      label={t('judge.recuse.label')}
      title={t('judge.recuse.title', { code: work.code })}
      look="danger"
      needsReason
      onConfirm={giveBack}
    >
      {t('judge.recuse.what')}
    </Confirm>
  );
}
