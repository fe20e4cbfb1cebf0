import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.js';
import { asRefusal } from '../../api/refusal.js';
import { named, said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { PageHeading } from '../../parts/heading.js';
import { Note } from '../../parts/note.js';
import { submitSheet } from '../../../../src/domain/sheet.js';
import { type Desk, type Work, worksOf } from './desk-document.js';
import { OwnDistribution } from './own-distribution.js';
import { asSheet, draftOf, shortPoints } from './sheet/draft.js';
import { areNamesConfirmed, entryOf, isUnsaved } from './sheet/keeper.js';
import { SubmitSheetDocument } from './sheet/save-document.js';
import { useDesk } from './sheet/use-desk.js';
import { WorkState } from './work-state.js';
import './judge.css';

/** All of the own sheets at a glance, before those that are complete are submitted together. */
export function Page() {
  const query = useDesk();
  return <Asked query={query}>{({ judgeDesk }) => <ReviewOf desk={judgeDesk} />}</Asked>;
}

/** What keeps a sheet from being submitted, by the rules of the stage; empty: nothing. */
function lacks({ rubric, stage }: Desk, { sheet }: Work): readonly { ko: string; en: string }[] {
  const { commentDuty = null, lowestMarks = [] } = stage.rule ?? {};
  const outcome = rubric ? submitSheet(rubric, asSheet(rubric, draftOf(sheet)), { commentDuty, lowestMarks }) : { problems: [] };
  return 'problems' in outcome ? outcome.problems : [];
}

function ReviewOf({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [refused, setRefused] = useState<{ code: string; sentence: string }[]>([]);
  const isOpen = desk.stage.state === 'OPEN';
  const works = worksOf(desk).filter(({ isAbsent }) => !isAbsent);
  const open = works.filter(({ state }) => state !== 'SUBMITTED');
  const isKept = ({ assignment }: Work) => {
    const entry = entryOf(assignment);
    return !entry || !isUnsaved(entry);
  };
  const ready = open.filter((work) => work.sheet && isKept(work) && lacks(desk, work).length === 0);
  /** One after the other: what is refused is named, the others are in. */
  const submitAll = async () => {
    const problems: { code: string; sentence: string }[] = [];
    for (const { assignment, code, sheet } of ready) {
      const input = { assignment, revision: sheet!.revision, namesConfirmed: areNamesConfirmed(assignment) || null };
      await ask(SubmitSheetDocument, { input }).catch((error: unknown) => {
        problems.push({ code, sentence: said(asRefusal(error).sentences) });
      });
    }
    setRefused(problems);
    await client.invalidateQueries();
  };
  return (
    <div className="stack">
      <PageHeading title={isOpen ? t('judge.review.title') : t('judge.review.titleOver')}>
        <p>
          <Link to={`/judging/${desk.stage.id}`}>{named(desk.stage)}</Link> ·{' '}
          {t('judge.desk.progress', { done: desk.progress.submitted, total: desk.progress.total })}
        </p>
      </PageHeading>
      {isOpen && open.length > ready.length && (
        <Note tone="warning">{t('judge.review.missing', { count: open.length - ready.length })}</Note>
      )}
      {isOpen && works.length > 0 && open.length === 0 && <Note tone="success">{t('judge.review.allDone')}</Note>}
      <div className="judge-review">
        <DataTable
          caption={t('judge.desk.caption')}
          columns={useColumns(desk)}
          rows={works}
          keyOf={({ assignment }) => assignment}
          empty={t('judge.desk.hidden')}
        />
      </div>
      <OwnDistribution works={works} />
      {refused.map(({ code, sentence }) => (
        <Note key={code} tone="danger">
          <strong>{code}</strong> {sentence}
        </Note>
      ))}
      <div className="row no-print">
        {isOpen && open.length > 0 && (
          <Confirm
            label={t('judge.review.submit', { count: ready.length })}
            title={t('judge.review.submitTitle')}
            look="primary"
            isDisabled={ready.length === 0}
            onConfirm={submitAll}
          >
            <p>{t('judge.review.what', { count: ready.length })}</p>
            <p>{ready.map(({ code, sheet }) => `${code} ${sheet?.total ?? ''}`).join(' · ')}</p>
          </Confirm>
        )}
        <a className="button" href={`/papers/my-sheets/${desk.stage.id}.pdf`} download>
          {t('judge.workbook.print')}
        </a>
        <ButtonLink to={`/judging/${desk.stage.id}`}>{t('judge.work.toDesk')}</ButtonLink>
      </div>
    </div>
  );
}

function useColumns(desk: Desk): Column<Work>[] {
  const { t } = useTranslation();
  const criteria = desk.rubric?.criteria ?? [];
  const isOpen = desk.stage.state === 'OPEN';
  const first = (work: Work) => {
    if (work.state === 'SUBMITTED') return '';
    const [missing, ...more] = lacks(desk, work);
    if (!missing) return t('judge.review.ready');
    return more.length > 0 ? t('judge.review.lacksMore', { first: said(missing), count: more.length }) : said(missing);
  };
  return [
    {
      key: 'code',
      name: t('judge.desk.code'),
      cell: ({ assignment, code }) => <Link to={`/judging/${desk.stage.id}/${assignment}`}>{code}</Link>,
      sortBy: ({ code }) => code,
    },
    {
      key: 'title',
      name: t('judge.desk.work'),
      cell: (work) => (
        <div className="judge-review-title">
          {work.title}
          {isOpen && <div className="quiet">{first(work)}</div>}
        </div>
      ),
      sortBy: ({ title }) => title,
    },
    { key: 'state', name: t('judge.desk.state'), cell: (work) => <WorkState work={work} />, sortBy: ({ state }) => state },
    ...criteria.map((criterion): Column<Work> => {
      const pointsOf = ({ sheet }: Work) => sheet?.marks.find((mark) => mark.criterion === criterion.key)?.points ?? null;
      return {
        key: criterion.key,
        name: `${named(criterion)} /${shortPoints(criterion.maxPoints)}`,
        isNumber: true,
        cell: (work) => shortPoints(pointsOf(work) ?? '–'),
        sortBy: (work) => (pointsOf(work) === null ? null : Number(pointsOf(work))),
      };
    }),
    {
      key: 'total',
      name: t('judge.desk.total'),
      isNumber: true,
      cell: ({ sheet }) => <strong>{sheet?.total ?? '–'}</strong>,
      sortBy: ({ sheet }) => (sheet?.total ? Number(sheet.total) : null),
    },
  ];
}
