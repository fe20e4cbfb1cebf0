import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { sendFile } from '../../api/send-file.js';
import { count, dateTime } from '../../i18n/format.js';
import { Button } from '../../parts/button.js';
import { CsvPreview } from '../../parts/csv-preview.js';
import { FileField } from '../../parts/file-field.js';
import { Note, Refused } from '../../parts/note.js';
import { readCsv } from '../../parts/read-csv.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';

const ImportTrainingRecordsDocument = graphql(`
  mutation ImportTrainingRecords($file: ID!) {
    importTrainingRecords(input: { file: $file }) {
      isRepeated
      problemCount
      problems {
        line
        path
        ko
        en
      }
      import {
        importedAt
        added
        corrected
        unchanged
      }
    }
  }
`);

type Outcome = ResultOf<typeof ImportTrainingRecordsDocument>['importTrainingRecords'];

interface Chosen {
  file: File;
  rows: string[][];
}

/** A file of the training site: seen first, taken in as a whole or not at all, with what is wrong in its place. */
export function ImportRecords() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const client = useQueryClient();
  const apply = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File): Promise<Outcome> => {
      const { id } = (await sendFile('/files', file)) as { id: string };
      return (await ask(ImportTrainingRecordsDocument, { file: id })).importTrainingRecords;
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const choose = async (file: File | null) => {
    apply.reset();
    setChosen(file && { file, rows: await readCsv(file) });
  };
  const outcome = apply.data;
  const isDone = Boolean(outcome?.import);
  return (
    <div className="stack">
      <p>{t('office.importHow')}</p>
      <FileField label={t('office.file')} hint={t('office.fileHint')} accept=".csv,text/csv" onChoose={(file) => void choose(file)} />
      <Refused error={apply.error} />
      {outcome?.import && <Taken outcome={outcome} />}
      {chosen && !isDone && (
        <>
          <p>
            <strong className="file-name">{chosen.file.name}</strong> {t('office.rows', { count: Math.max(0, chosen.rows.length - 1) })}
          </p>
          <Button look="primary" isPending={apply.isPending} onPress={() => apply.mutate(chosen.file)}>
            {t('office.apply')}
          </Button>
          <CsvPreview rows={chosen.rows} problems={outcome?.problems ?? []} problemCount={outcome?.problemCount ?? 0} />
        </>
      )}
    </div>
  );
}

function Taken({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const { importedAt, added, corrected, unchanged } = outcome.import!;
  return (
    <Note tone={outcome.isRepeated ? 'warning' : 'success'}>
      {outcome.isRepeated && <p>{t('office.repeated', { at: dateTime(importedAt) })}</p>}
      <p>{t('office.taken', { added: count(added), corrected: count(corrected), unchanged: count(unchanged) })}</p>
    </Note>
  );
}
