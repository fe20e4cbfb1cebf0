import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Asked } from '../../../parts/asked.js';
import { ButtonLink } from '../../../parts/button.js';
import { Empty } from '../../../parts/note.js';
import { type Desk, type Work, worksOf } from '../desk-document.js';
import { commentField, pointsField } from '../sheet/draft.js';
import { edit, type Entry } from '../sheet/keeper.js';
import { useDesk, useEntry } from '../sheet/use-desk.js';
import { focusMark } from './criterion-field.js';
import { KeysHelp, useKeys } from './keys.js';
import { RubricPane } from './rubric-pane.js';
import { Viewer } from './viewer.js';
import { WorkHead } from './work-head.js';
import '../judge.css';
import './work.css';

/** One work: the document beside the rubric. */
export function Page() {
  const { t } = useTranslation();
  const { stage = '', assignment = '' } = useParams();
  const query = useDesk();
  const entry = useEntry(assignment);
  return (
    <Asked query={query}>
      {({ judgeDesk }) => {
        const work = judgeDesk.assignments.find((candidate) => candidate.assignment === assignment);
        if (work && judgeDesk.rubric && entry) return <WorkOf key={assignment} desk={judgeDesk} work={work} entry={entry} />;
        // For a moment, until the sheet is in hand.
        if (work) return null;
        return (
          <div className="work-gone">
            <Empty>
              <p>{t('judge.work.gone')}</p>
              <ButtonLink to={`/judging/${stage}`}>{t('judge.work.toDesk')}</ButtonLink>
            </Empty>
          </div>
        );
      }}
    </Asked>
  );
}

function WorkOf({ desk, work, entry }: { desk: Desk; work: Work; entry: Entry }) {
  const navigate = useNavigate();
  const { assignment, files } = work;
  const criteria = desk.rubric!.criteria;
  const [fileId, setFileId] = useState(files[0]?.id ?? null);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(0);
  const [shown, setShown] = useState<'DOCUMENT' | 'RUBRIC'>('DOCUMENT');
  const [active, setActive] = useState(() => criteria.find(({ key }) => !entry.draft[pointsField(key)])?.key ?? criteria[0]!.key);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isClosed = desk.stage.state !== 'OPEN' || work.sheet?.state === 'SUBMITTED' || work.isAbsent;
  const works = worksOf(desk);
  const place = works.findIndex((other) => other.assignment === assignment);
  const addressAt = (by: number) => (works[place + by] ? `/judging/${desk.stage.id}/${works[place + by]!.assignment}` : null);
  const turn = (by: number) => setPage((now) => Math.min(Math.max(1, now + by), Math.max(1, pages)));
  const openFile = useCallback((id: string) => {
    setFileId(id);
    setPage(1);
    setPages(0);
  }, []);
  // The pages that one goes to from here are there also when the connection is not.
  useEffect(() => {
    void Promise.allSettled([import('../desk/desk.js'), import('../review.js')]);
  }, []);
  const latest = useRef(entry);
  latest.current = entry;
  const cite = (field: string) => {
    const text = latest.current.draft[field] ?? '';
    const file = files.findIndex(({ id }) => id === fileId);
    const cited = file > 0 ? `(${partOf(files[file]!.name)} p.${page})` : `(p.${page})`;
    edit(assignment, field, text === '' || /\s$/.test(text) ? `${text}${cited}` : `${text} ${cited}`);
  };
  // A PDF that is still on its way has a first page.
  const hasPages = pages > 0 || files.find(({ id }) => id === fileId)?.kind === 'PDF';
  const onCite = hasPages && !isClosed ? cite : null;
  const showPage = (number: number) => {
    if (files[0] && files[0].id !== fileId) openFile(files[0].id);
    setPage(number);
    setShown('DOCUMENT');
  };
  useKeys({
    turn,
    go: (by) => addressAt(by) && void navigate(addressAt(by)!),
    cite: () => onCite?.(active === 'comment' ? 'comment' : commentField(active)),
    help: () => setHelpOpen(true),
    toMark: () => focusMark(active),
  });
  return (
    <div className="work" data-shown={shown}>
      <WorkHead
        desk={desk}
        work={work}
        state={entry.state}
        place={place + 1}
        before={addressAt(-1)}
        after={addressAt(1)}
        shown={shown}
        onShown={setShown}
        onHelp={() => setHelpOpen(true)}
      />
      <div className="panes">
        <Viewer
          files={files}
          file={files.find(({ id }) => id === fileId)}
          onFile={openFile}
          page={page}
          onTurn={turn}
          pages={pages}
          onPages={setPages}
        />
        <RubricPane desk={desk} work={work} entry={entry} active={active} onActive={setActive} onCite={onCite} onShow={showPage} />
      </div>
      <KeysHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** `9WMM-slides.pdf`: slides. */
const partOf = (name: string): string => name.replace(/^[^-]+-/, '').replace(/\.\w+$/, '');
