import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { Button } from '../../parts/button.js';
import { Checkbox } from '../../parts/fields.js';
import { Refused } from '../../parts/note.js';
import { asRefusal } from '../../api/refusal.js';
import type { Work } from './desk-document.js';
import type { SheetInHand } from './use-sheet.js';

export const SubmitSheetDocument = graphql(`
  mutation SubmitSheet($input: SubmitSheetInput!) {
    submitSheet(input: $input) {
      id
      revision
      state
    }
  }
`);

interface SubmitSheetProps {
  work: Work;
  sheet: SheetInHand;
  isComplete: boolean;
}

/** 채점 확정하기: first what is typed is saved, then that revision is submitted. */
export function SubmitSheet({ work, sheet, isComplete }: SubmitSheetProps) {
  const { t } = useTranslation();
  const submit = useDeed(SubmitSheetDocument);
  const [error, setError] = useState<unknown>(null);
  const [isMeant, setMeant] = useState(false);
  const confirm = async () => {
    setError(null);
    const names = isMeant ? { namesConfirmed: true } : {};
    try {
      const revision = await sheet.flush(names);
      await submit.mutateAsync({ input: { assignment: work.assignment, revision, ...names } });
    } catch (refused) {
      setError(refused);
    }
  };
  const asksForNames = error !== null && asRefusal(error).code === 'COMMENT_NAMES_SOMEBODY';
  return (
    <div className="stack">
      <Refused error={error} />
      {asksForNames && (
        <Checkbox isSelected={isMeant} onChange={setMeant}>
          {t('judge.work.namesMeant')}
        </Checkbox>
      )}
      <Button look="primary" isDisabled={!isComplete} isPending={submit.isPending} onPress={() => void confirm()}>
        {t('judge.work.submit')}
      </Button>
      {!isComplete && <p className="quiet">{t('judge.work.submitWhen')}</p>}
    </div>
  );
}
