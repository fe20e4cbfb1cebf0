import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useDeed } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { titled } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { Empty } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import type { Setup } from './documents.js';
import { SaveBar } from './editor.js';
import { useDraft } from './use-draft.js';

const PublishNoticeDocument = graphql(`
  mutation PublishNotice($input: PublishNoticeInput!) {
    publishNotice(input: $input) {
      id
    }
  }
`);

const ReviseNoticeDocument = graphql(`
  mutation ReviseNotice($input: ReviseNoticeInput!) {
    reviseNotice(input: $input) {
      id
    }
  }
`);

type Notice = Setup['notices'][number];

/** What the organisers make known (공고); a revision says what it changes. */
export function NoticesTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <div className="stack">
      {setup.notices.length === 0 && <Empty>{t('organizer.setup.noNotices')}</Empty>}
      <ul className="criteria">
        {setup.notices.map((notice) => {
          const last = notice.versions.at(-1)!;
          return (
            <li key={notice.id} className="card stack">
              <strong>{titled(last)}</strong>
              <p className="quiet">{t('organizer.setup.noticeVersion', { version: last.ordinal, at: dateTime(last.publishedAt) })}</p>
              {edited === notice.id ? (
                <NoticeEditor key={last.id} setup={setup} notice={notice} />
              ) : (
                isOwn && <Button onPress={() => setEdited(notice.id)}>{t('organizer.setup.revise')}</Button>
              )}
            </li>
          );
        })}
      </ul>
      {isOwn && edited === 'NEW' && <NoticeEditor setup={setup} notice={null} />}
      {isOwn && edited !== 'NEW' && <Button onPress={() => setEdited('NEW')}>{t('organizer.setup.newNotice')}</Button>}
    </div>
  );
}

function NoticeEditor({ setup, notice }: { setup: Setup; notice: Notice | null }) {
  const { t } = useTranslation();
  const last = notice?.versions.at(-1);
  const { titleKo = '', titleEn = '', textKo = '', textEn = '' } = last ?? {};
  const draft = useDraft(`notice.${notice?.id ?? setup.id}.${last?.ordinal ?? 0}`, {
    titleKo,
    titleEn,
    textKo,
    textEn,
    changeKo: '',
    changeEn: '',
  });
  const { value, change } = draft;
  const publish = useDeed(PublishNoticeDocument);
  const revise = useDeed(ReviseNoticeDocument);
  const { changeKo: _changeKo, changeEn: _changeEn, ...says } = value;
  const files = last?.files.map(({ id }) => id) ?? [];
  const save = () =>
    notice && last
      ? revise.mutateAsync({ input: { notice: notice.id, version: last.ordinal, files, ...value } })
      : publish.mutateAsync({ input: { competition: setup.id, files, ...says } });
  const text = (name: keyof typeof value) => ({
    label: t(`organizer.setup.notice.${name}`),
    value: value[name],
    onChange: (typed: string) => change({ ...value, [name]: typed }),
  });
  return (
    <div className="stack">
      <TextField {...text('titleKo')} />
      <TextField {...text('textKo')} rows={8} />
      <TextField {...text('titleEn')} />
      <TextField {...text('textEn')} rows={8} />
      {notice && <TextField {...text('changeKo')} />}
      {notice && <TextField {...text('changeEn')} />}
      <SaveBar
        draft={draft}
        problems={[]}
        label={notice ? t('organizer.setup.revise') : t('organizer.setup.publishNotice')}
        what={t('organizer.setup.noticeWhat')}
        onSave={save}
      />
    </div>
  );
}
