import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.js';
import { graphql } from '../../../../api/graphql.js';
import { sendFile } from '../../../../api/send-file.js';
import { Button } from '../../../../parts/button.js';
import { CsvPreview } from '../../../../parts/csv-preview.js';
import { TextField } from '../../../../parts/fields.js';
import { FileField } from '../../../../parts/file-field.js';
import { Note, Refused } from '../../../../parts/note.js';
import { readCsv } from '../../../../parts/read-csv.js';
import { useEdition } from '../../layout/edition.js';

const ImportScorePartDocument = graphql(`
  mutation ImportScorePart($input: ImportScorePartInput!) {
    importScorePart(input: $input) {
      isRepeated
      problemCount
      problems {
        line
        path
        ko
        en
      }
      withoutPoints
      import {
        version
      }
    }
  }
`);

interface Chosen {
  file: File;
  rows: string[][];
}

/** A file with numbers and points: seen first, then taken in as a whole or not at all. */
export function ImportScores({ part }: { part: string }) {
  const { t } = useTranslation();
  const { id: competition } = useEdition();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [reason, setReason] = useState('');
  const take = useMutation({
    networkMode: 'always',
    mutationFn: async ({ file }: Chosen) => {
      const { id } = (await sendFile('/files', file)) as { id: string };
      return (await ask(ImportScorePartDocument, { input: { competition, part, file: id, reason } })).importScorePart;
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const choose = async (file: File | null) => {
    take.reset();
    setChosen(file && { file, rows: await readCsv(file) });
  };
  const outcome = take.data;
  const isDone = Boolean(outcome?.import);
  return (
    <details>
      <summary>{t('settlement.final.import')}</summary>
      <div className="stack below">
        <FileField
          label={t('settlement.final.file')}
          hint={t('settlement.final.fileHint')}
          accept=".csv,text/csv"
          onChoose={(file) => void choose(file)}
        />
        <TextField label={t('settlement.final.source')} hint={t('confirm.reasonHint')} value={reason} onChange={setReason} />
        <Refused error={take.error} />
        {outcome?.import && (
          <Note tone={outcome.isRepeated || outcome.withoutPoints.length > 0 ? 'warning' : 'success'}>
            <p>
              {outcome.isRepeated
                ? t('settlement.final.repeated', { version: outcome.import.version })
                : t('settlement.final.partTaken', { version: outcome.import.version })}
            </p>
            {outcome.withoutPoints.length > 0 && (
              <p>{t('settlement.final.withoutPoints', { entries: outcome.withoutPoints.join(', ') })}</p>
            )}
          </Note>
        )}
        {chosen && !isDone && (
          <>
            <CsvPreview rows={chosen.rows} problems={outcome?.problems ?? []} problemCount={outcome?.problemCount ?? 0} />
            <Button look="primary" isPending={take.isPending} isDisabled={reason.trim().length < 5} onPress={() => take.mutate(chosen)}>
              {t('settlement.final.take')}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
