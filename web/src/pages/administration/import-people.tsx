import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.js';
import { graphql } from '../../api/graphql.js';
import { sendFile } from '../../api/send-file.js';
import { count } from '../../i18n/format.js';
import { Button } from '../../parts/button.js';
import { CsvPreview } from '../../parts/csv-preview.js';
import { Checkbox } from '../../parts/fields.js';
import { FileField } from '../../parts/file-field.js';
import { Note, Refused } from '../../parts/note.js';
import { readCsv } from '../../parts/read-csv.js';

const ImportAccountsDocument = graphql(`
  mutation ImportAccounts($file: ID!, $dryRun: Boolean!, $invite: Boolean!) {
    importAccounts(input: { file: $file, dryRun: $dryRun, invite: $invite }) {
      isDryRun
      added
      changed
      disabled
      invited
      unchanged
      problemCount
      problems {
        line
        path
        ko
        en
      }
    }
  }
`);

/** People of the agencies from a file: what would come of it is told first. */
export function ImportPeople() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<{ file: File; rows: string[][] } | null>(null);
  const [invite, setInvite] = useState(false);
  const client = useQueryClient();
  const take = useMutation({
    networkMode: 'always',
    mutationFn: async ({ file, dryRun, invites }: { file: File; dryRun: boolean; invites: boolean }) => {
      const { id } = (await sendFile('/files', file)) as { id: string };
      return (await ask(ImportAccountsDocument, { file: id, dryRun, invite: invites })).importAccounts;
    },
    onSuccess: ({ isDryRun }) => (isDryRun ? undefined : client.invalidateQueries()),
  });
  const check = (file: File, invites: boolean) => take.mutate({ file, dryRun: true, invites });
  const choose = async (file: File | null) => {
    take.reset();
    setChosen(file && { file, rows: await readCsv(file) });
    if (file) check(file, invite);
  };
  const outcome = take.data;
  return (
    <div className="stack">
      <p>{t('admin.importHow')}</p>
      <FileField label={t('office.file')} hint={t('admin.fileHint')} accept=".csv,text/csv" onChoose={(file) => void choose(file)} />
      <Checkbox
        isSelected={invite}
        onChange={(isSelected) => {
          setInvite(isSelected);
          if (chosen && outcome?.isDryRun) check(chosen.file, isSelected);
        }}
      >
        {t('admin.invite')}
      </Checkbox>
      <Refused error={take.error} />
      {outcome && outcome.problemCount === 0 && (
        <Note tone={outcome.isDryRun ? 'information' : 'success'}>
          <p>{outcome.isDryRun ? t('admin.would') : t('admin.did')}</p>
          <p>
            {t('admin.counts', {
              added: count(outcome.added),
              changed: count(outcome.changed),
              disabled: count(outcome.disabled),
              unchanged: count(outcome.unchanged),
              invited: count(outcome.invited),
            })}
          </p>
        </Note>
      )}
      {chosen && outcome?.isDryRun && outcome.problemCount === 0 && (
        <Button
          look="primary"
          isPending={take.isPending}
          onPress={() => take.mutate({ file: chosen.file, dryRun: false, invites: invite })}
        >
          {t('office.apply')}
        </Button>
      )}
      {chosen && <CsvPreview rows={chosen.rows} problems={outcome?.problems ?? []} problemCount={outcome?.problemCount ?? 0} />}
    </div>
  );
}
