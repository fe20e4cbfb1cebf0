import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { language } from '../../../i18n/index.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { fromSeoulClock, SeoulField } from '../../../parts/seoul-field.js';
import { type Preview, type PreviewDocument, PublishResultsDocument } from './documents.js';

interface PublishProps {
  input: VariablesOf<typeof PreviewDocument>['input'];
  preview: Preview;
  isFirst: boolean;
}

/** Publishes exactly what was looked at: the button repeats when, and how much. */
export function Publish({ input, preview, isFirst }: PublishProps) {
  const { t } = useTranslation();
  const publish = useDeed(PublishResultsDocument);
  const [clock, setClock] = useState('');
  const [reasonKo, setReasonKo] = useState('');
  const [reasonEn, setReasonEn] = useState('');
  const at = fromSeoulClock(clock);
  const sentence = language() === 'en' ? preview.sentenceEn : preview.sentenceKo;
  const reasons = reasonKo || reasonEn ? { reasonKo, reasonEn } : {};
  return (
    <div className="stack publish">
      <SeoulField label={t('publication.at')} hint={t('publication.atHint')} value={clock} onChange={setClock} />
      {!isFirst && (
        <>
          <TextField label={t('publication.reasonKo')} hint={t('publication.reasonHint')} value={reasonKo} onChange={setReasonKo} />
          <TextField label={t('publication.reasonEn')} value={reasonEn} onChange={setReasonEn} />
        </>
      )}
      <p>
        <Confirm
          label={t('publication.publish')}
          title={t('publication.publish')}
          look="primary"
          isDisabled={preview.refusal !== null}
          onConfirm={() => publish.mutateAsync({ input: { ...input, ...reasons, at, expect: preview.hash } })}
        >
          <p>
            {at ? t('publication.publishAt', { at: dateTime(at, { seconds: true }), sentence }) : t('publication.publishNow', { sentence })}
          </p>
          <p>{t('publication.publishWhat')}</p>
        </Confirm>
      </p>
    </div>
  );
}
