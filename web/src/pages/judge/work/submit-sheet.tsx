import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Dialog } from '../../../parts/dialog.js';
import { Refused } from '../../../parts/note.js';
import { submitSheet } from '../../../../../src/domain/sheet.js';
import type { Desk, Work } from '../desk-document.js';
import { asSheet } from '../sheet/draft.js';
import { areNamesConfirmed, type Entry, entryOf, flush, isUnsaved } from '../sheet/keeper.js';
import { SubmitSheetDocument } from '../sheet/save-document.js';

interface SubmitSheetProps {
  desk: Desk;
  work: Work;
  entry: Entry;
}

/** 채점 확정하기: first what is typed is saved, then that revision is submitted. What is missing is told before the server is asked. */
export function SubmitSheet({ desk, work, entry }: SubmitSheetProps) {
  const { t } = useTranslation();
  const { assignment, code } = work;
  const submit = useDeed(SubmitSheetDocument);
  const [isOpen, setOpen] = useState(false);
  const { commentDuty = null, lowestMarks = [] } = desk.stage.rule ?? {};
  const outcome = submitSheet(desk.rubric!, asSheet(desk.rubric!, entry.draft), { commentDuty, lowestMarks });
  const confirm = async () => {
    await flush(assignment);
    const now = entryOf(assignment);
    if (!now || isUnsaved(now)) return setOpen(false);
    const input = { assignment, revision: now.revision, namesConfirmed: areNamesConfirmed(assignment) || null };
    await submit.mutateAsync({ input }).then(
      () => setOpen(false),
      () => undefined,
    );
  };
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t('judge.work.submit')}
      </Button>
      <Dialog title={t('judge.work.submitTitle', { code })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="stack">
          {'problems' in outcome ? (
            <>
              <p>{t('judge.work.submitMissing')}</p>
              <ul>
                {outcome.problems.map((problem) => (
                  <li key={`${problem.path}.${problem.code}`}>{said(problem)}</li>
                ))}
              </ul>
            </>
          ) : (
            <p>{t('judge.work.submitWhat', { total: outcome.total.rounded })}</p>
          )}
          <Refused error={submit.error} />
          <div className="row">
            {!('problems' in outcome) && (
              <Button look="primary" isPending={submit.isPending} onPress={() => void confirm()}>
                {t('judge.work.submit')}
              </Button>
            )}
            <Button onPress={() => setOpen(false)}>{t('confirm.cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
