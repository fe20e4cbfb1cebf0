import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { PageHeading } from '../../parts/heading.js';

/** Whether a receipt or a certificate was issued here: its number leads to the server's own page. */
export function Page() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('verify.title')}>
        <p>{t('verify.what')}</p>
      </PageHeading>
      <div className="grid">
        <Form title={t('verify.receipt')} label={t('verify.receiptNumber')} hint={t('verify.receiptHint')} folder="receipts" />
        <Form
          title={t('verify.certificate')}
          label={t('verify.certificateCode')}
          hint={t('verify.certificateHint')}
          folder="certificates"
        />
      </div>
    </>
  );
}

function Form({ title, label, hint, folder }: { title: string; label: string; hint: string; folder: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const go = (event: FormEvent) => {
    event.preventDefault();
    // Whoever pastes the whole address that the QR code says is understood as well.
    const last = code.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
    if (last) window.location.assign(`/${folder}/${encodeURIComponent(last)}`);
  };
  return (
    <form className="card stack" onSubmit={go}>
      <h2>{title}</h2>
      <TextField label={label} hint={hint} isRequired value={code} onChange={setCode} />
      <Button type="submit" look="primary">
        {t('verify.go')}
      </Button>
    </form>
  );
}
