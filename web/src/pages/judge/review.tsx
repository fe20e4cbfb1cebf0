import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.js';
import { useAsked } from '../../api/hooks.js';
import { asRefusal } from '../../api/refusal.js';
import { said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Confirm } from '../../parts/confirm.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { PageHeading } from '../../parts/heading.js';
import { Note } from '../../parts/note.js';
import { type Desk, JudgeDeskDocument, type Work, worksOf } from './desk-document.js';
import { StateOf } from './desk.js';
import { SubmitSheetDocument } from './submit-sheet.js';

/** All one's sheets at a glance, before they are submitted together. */
export function Page() {
  const { t } = useTranslation();
  const { stage = '' } = useParams();
  const query = useAsked(JudgeDeskDocument, { stage });
  return (
    <>
      <PageHeading title={t('judge.review.title')} />
      <Asked query={query}>{({ judgeDesk }) => <ReviewOf desk={judgeDesk} />}</Asked>
    </>
  );
}

function ReviewOf({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [refused, setRefused] = useState<{ code: string; sentence: string }[]>([]);
  const criteria = desk.rubric?.criteria ?? [];
  const works = worksOf(desk).filter(({ isAbsent }) => !isAbsent);
  const isComplete = ({ sheet }: Work) =>
    criteria.every(({ key }) => sheet?.marks.some((mark) => mark.criterion === key && mark.points !== null));
  const ready = works.filter((work) => work.sheet?.state === 'DRAFT' && isComplete(work));
  const missing = works.filter((work) => work.sheet?.state !== 'SUBMITTED' && !isComplete(work));
  /** One after the other: what is refused is named, the others are in. */
  const submitAll = async () => {
    const problems: { code: string; sentence: string }[] = [];
    for (const { assignment, code, sheet } of ready) {
      await ask(SubmitSheetDocument, { input: { assignment, revision: sheet!.revision } }).catch((error: unknown) => {
        problems.push({ code, sentence: said(asRefusal(error).sentences) });
      });
    }
    setRefused(problems);
    await client.invalidateQueries();
  };
  const columns: Column<Work>[] = [
    {
      key: 'code',
      name: t('judge.desk.code'),
      cell: ({ assignment, code }) => <Link to={`/judging/${desk.stage.id}/${assignment}`}>{code}</Link>,
    },
    { key: 'title', name: t('judge.desk.workTitle'), cell: ({ title }) => title },
    { key: 'state', name: t('judge.desk.state'), cell: (work) => <StateOf work={work} /> },
    ...criteria.map(({ key, ordinal }): Column<Work> => ({
      key,
      name: `${ordinal}`,
      isNumber: true,
      cell: ({ sheet }) => sheet?.marks.find((mark) => mark.criterion === key)?.points ?? '–',
    })),
    {
      key: 'total',
      name: t('judge.desk.total'),
      isNumber: true,
      cell: ({ sheet }) => sheet?.total ?? '–',
      sortBy: ({ sheet }) => (sheet?.total ? Number(sheet.total) : null),
    },
  ];
  return (
    <div className="stack">
      {missing.length > 0 && <Note tone="warning">{t('judge.review.missing', { count: missing.length })}</Note>}
      <DataTable
        caption={t('judge.desk.works')}
        columns={columns}
        rows={works}
        keyOf={({ assignment }) => assignment}
        empty={t('judge.desk.empty')}
      />
      {refused.map(({ code, sentence }) => (
        <Note key={code} tone="danger">
          {code}: {sentence}
        </Note>
      ))}
      <Confirm
        label={t('judge.review.submit', { count: ready.length })}
        title={t('judge.review.submitTitle')}
        look="primary"
        isDisabled={ready.length === 0}
        onConfirm={submitAll}
      >
        {t('judge.review.what', { count: ready.length })}
      </Confirm>
      <Link to={`/judging/${desk.stage.id}`}>{t('judge.review.back')}</Link>
    </div>
  );
}
