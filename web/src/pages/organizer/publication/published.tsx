import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { language } from '../../../i18n/index.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Badge, Empty } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { type Publication, WithdrawPublicationDocument } from './documents.js';

/** All that was ever published, the latest first; what was taken down stays visible as such. */
export function Published({ publications }: { publications: readonly Publication[] }) {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const latest = publications.at(-1);
  return (
    <section>
      <h2>{t('publication.published')}</h2>
      {publications.length === 0 && <Empty>{t('publication.none')}</Empty>}
      <ul className="plain-list stack">
        {publications.toReversed().map((publication) => {
          const { id, ordinal, publishedAt, decidedAt, isOutdated, withdrawn } = publication;
          const reason = language() === 'en' ? publication.reasonEn : publication.reasonKo;
          return (
            <li key={id} className="card stack">
              <p className="row">
                <strong>{t('publication.ordinal', { ordinal })}</strong> {dateTime(publishedAt, { seconds: true })}
                {withdrawn ? (
                  <Badge tone="danger">{t('publication.withdrawn', { at: dateTime(withdrawn.withdrawnAt) })}</Badge>
                ) : (
                  id === latest?.id && <Badge tone="success">{t('publication.counts1')}</Badge>
                )}
                {isOutdated && !withdrawn && id === latest?.id && <Badge tone="warning">{t('publication.outdated')}</Badge>}
              </p>
              <p className="quiet">{t('publication.decided', { at: dateTime(decidedAt, { seconds: true }) })}</p>
              {reason && <p>{reason}</p>}
              {withdrawn && <p>{language() === 'en' ? withdrawn.reasonEn : withdrawn.reasonKo}</p>}
              {id === latest?.id && !withdrawn && (
                <p className="row">
                  <Link to={`/competitions/${slug}/results`}>{t('publication.asPublic')}</Link>
                  {isOwn && <Withdraw publication={publication} />}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Withdraw({ publication: { id, ordinal } }: { publication: Publication }) {
  const { t } = useTranslation();
  const withdraw = useDeed(WithdrawPublicationDocument);
  const [reasonKo, setReasonKo] = useState('');
  const [reasonEn, setReasonEn] = useState('');
  return (
    <Confirm
      label={t('publication.withdraw')}
      title={t('publication.withdrawTitle', { ordinal })}
      look="danger"
      onConfirm={() => withdraw.mutateAsync({ input: { publication: id, reasonKo, reasonEn } })}
    >
      <p>{t('publication.withdrawWhat')}</p>
      <TextField label={t('publication.reasonKo')} hint={t('publication.reasonHint')} value={reasonKo} onChange={setReasonKo} />
      <TextField label={t('publication.reasonEn')} value={reasonEn} onChange={setReasonEn} />
    </Confirm>
  );
}
