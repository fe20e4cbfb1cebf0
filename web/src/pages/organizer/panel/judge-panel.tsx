import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Select } from '../../../parts/select.js';
import { Facts } from '../../../parts/heading.js';
import { Refused } from '../../../parts/note.js';
import { SidePanel } from '../../../parts/side-panel.js';
import { EntryNamesDocument } from '../assignment/documents.js';
import { useEdition } from '../layout/edition.js';
import { ChangeJudgeDocument, ExcludeJudgeDocument, type Judge } from './documents.js';

/** One judge: how much is taken, what is known, whether the judge is still there. */
export function JudgePanel({ judge, onClose }: { judge: Judge; onClose: () => void }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  return (
    <SidePanel title={judge.account.name} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('organizer.panel.email'), judge.account.email],
            [t('organizer.panel.pledge'), judge.pledgedAt ? dateTime(judge.pledgedAt) : t('organizer.panel.notPledged')],
            [t('organizer.panel.assigned'), judge.assigned],
          ]}
        />
        {isOwn && <Change key={judge.id} judge={judge} />}
        {isOwn && <Exclude judge={judge} />}
      </div>
    </SidePanel>
  );
}

function Change({ judge }: { judge: Judge }) {
  const { t } = useTranslation();
  const [load, setLoad] = useState(judge.maxLoad === null ? '' : `${judge.maxLoad}`);
  const [words, setWords] = useState(judge.expertise.join(', '));
  const change = useDeed(ChangeJudgeDocument);
  const save = () =>
    change.mutate({
      input: {
        judge: judge.id,
        maxLoad: load === '' ? null : Number(load),
        expertise: words
          .split(',')
          .map((word) => word.trim())
          .filter(Boolean),
      },
    });
  return (
    <>
      <TextField
        label={t('organizer.panel.maxLoad')}
        hint={t('organizer.panel.maxLoadHint')}
        inputMode="numeric"
        value={load}
        onChange={(text) => /^\d{0,3}$/.test(text) && setLoad(text)}
      />
      <TextField label={t('organizer.panel.expertise')} hint={t('organizer.panel.expertiseHint')} value={words} onChange={setWords} />
      <Refused error={change.error} />
      <div className="row">
        <Button look="primary" isPending={change.isPending} onPress={save}>
          {t('organizer.save')}
        </Button>
        <Confirm
          label={judge.leftAt ? t('organizer.panel.back') : t('organizer.panel.leave')}
          title={judge.account.name}
          {...(judge.leftAt ? {} : { look: 'danger' as const })}
          onConfirm={() => change.mutateAsync({ input: { judge: judge.id, hasLeft: judge.leftAt === null } })}
        >
          <p>{judge.leftAt ? t('organizer.panel.backWhat') : t('organizer.panel.leaveWhat')}</p>
        </Confirm>
      </div>
    </>
  );
}

function Exclude({ judge }: { judge: Judge }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const entries = useAllPages(EntryNamesDocument, { slug }, ({ organizerDesk }) => organizerDesk.entries);
  const [entry, setEntry] = useState<string | null>(null);
  const exclude = useDeed(ExcludeJudgeDocument);
  return (
    <>
      <h3>{t('organizer.panel.exclude')}</h3>
      <p className="quiet">{t('organizer.panel.excludeWhat')}</p>
      <Select
        label={t('organizer.section.entries')}
        options={(entries.data ?? []).map(({ id, number, title }) => ({ id, name: `${number} ${title}` }))}
        value={entry}
        onChange={setEntry}
      />
      <Confirm
        label={t('organizer.panel.exclude')}
        title={t('organizer.panel.exclude')}
        isDisabled={entry === null}
        needsReason
        onConfirm={(reason) => exclude.mutateAsync({ input: { judge: judge.id, entry: entry ?? '', reason } })}
      >
        <p>{t('organizer.needsSecond')}</p>
      </Confirm>
    </>
  );
}
