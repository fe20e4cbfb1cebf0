import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { useAsked } from '../../api/hooks.js';
import { named } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { PageHeading } from '../../parts/heading.js';
import { SavedState } from '../../parts/saved-state.js';
import { type Desk, JudgeDeskDocument, type Work, worksOf } from './desk-document.js';
import { KeysHelp, useKeys } from './keys.js';
import { rubricOf } from './marks.js';
import { RubricPane } from './rubric-pane.js';
import { useSheet } from './use-sheet.js';
import { Viewer } from './viewer.js';
import './judge.css';

/** One work: the document left, the rubric right; on a narrow screen one of the two. */
export function Page() {
  const { stage = '', assignment = '' } = useParams();
  const query = useAsked(JudgeDeskDocument, { stage });
  return (
    <Asked query={query}>
      {({ judgeDesk }) => {
        const work = judgeDesk.assignments.find((one) => one.assignment === assignment);
        // Another work is another sheet: nothing of the one before stays in hand.
        return work ? <WorkOf key={`${assignment} ${work.sheet?.state}`} desk={judgeDesk} work={work} /> : <NotFound />;
      }}
    </Asked>
  );
}

function WorkOf({ desk, work }: { desk: Desk; work: Work }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [fileId, setFileId] = useState(work.files[0]?.id ?? null);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const [shown, setShown] = useState<'DOCUMENT' | 'RUBRIC'>('DOCUMENT');
  const [focused, setFocused] = useState<string | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const sheet = useSheet(work, rubricOf(desk));
  const works = worksOf(desk);
  const place = works.findIndex(({ assignment }) => assignment === work.assignment);
  const at = (offset: number) => (works[place + offset] ? `/judging/${desk.stage.id}/${works[place + offset]!.assignment}` : null);
  const goTo = (offset: number) => at(offset) && void navigate(at(offset)!);
  const turnTo = (number: number) => number >= 1 && number <= pages && setPage(number);
  const openFile = useCallback((id: string) => {
    setFileId(id);
    setPage(1);
    setPages(0);
  }, []);
  const cite = () => {
    const { draft } = sheet;
    if (!focused || pages === 0) return;
    const mark = draft.marks[focused] ?? { points: '', comment: '' };
    sheet.change({ ...draft, marks: { ...draft.marks, [focused]: { ...mark, comment: `${mark.comment} (p.${page})`.trim() } } });
  };
  useKeys({
    pageBefore: () => turnTo(page - 1),
    pageAfter: () => turnTo(page + 1),
    workBefore: () => goTo(-1),
    workAfter: () => goTo(1),
    cite,
    help: () => setHelpOpen(true),
  });
  return (
    <div className="work" data-shown={shown}>
      <div className="work-bar row apart">
        <span className="row">
          <Link to={`/judging/${desk.stage.id}`}>{named(desk.stage)}</Link>
          <span>{t('judge.desk.progress', { submitted: desk.progress.submitted, total: desk.progress.total })}</span>
          {desk.stage.dueAt && <Countdown to={desk.stage.dueAt} />}
        </span>
        <span className="row">
          <SavedState state={sheet.state} />
          <Button look="plain" onPress={() => setHelpOpen(true)}>
            {t('judge.keys.open')}
          </Button>
        </span>
      </div>
      <div className="work-head">
        <PageHeading title={`${work.code} ${work.title}`}>
          <p className="quiet">{work.summary}</p>
        </PageHeading>
        <div className="row no-print">
          {at(-1) && <ButtonLink to={at(-1)!}>{t('judge.work.before')}</ButtonLink>}
          {at(1) && <ButtonLink to={at(1)!}>{t('judge.work.after')}</ButtonLink>}
          <span className="pane-switch row" role="group" aria-label={t('judge.work.panes')}>
            {(['DOCUMENT', 'RUBRIC'] as const).map((pane) => (
              <button key={pane} type="button" className="button" aria-pressed={shown === pane} onClick={() => setShown(pane)}>
                {t(`judge.work.pane.${pane}`)}
              </button>
            ))}
          </span>
        </div>
      </div>
      <div className="panes">
        <Viewer
          files={work.files}
          file={work.files.find(({ id }) => id === fileId)}
          onFile={openFile}
          page={page}
          onPage={turnTo}
          pages={pages}
          onPages={setPages}
        />
        <RubricPane desk={desk} work={work} sheet={sheet} page={pages > 0 ? page : null} focused={focused} onFocus={setFocused} />
      </div>
      <KeysHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
