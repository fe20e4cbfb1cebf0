import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { bytes } from '../../i18n/format.js';
import { Skeleton } from '../../parts/asked.js';
import { Empty } from '../../parts/note.js';
import type { WorkFile } from './desk-document.js';

// A reader of PDF is heavy: it comes when a PDF does.
const PdfPages = lazy(() => import('../../parts/pdf-pages.js'));

interface ViewerProps {
  files: readonly WorkFile[];
  file: WorkFile | undefined;
  onFile: (id: string) => void;
  page: number;
  onPage: (page: number) => void;
  pages: number;
  onPages: (pages: number) => void;
}

/** The document beside the rubric: its files, and one page at a time. */
export function Viewer({ files, file, onFile, page, onPage, pages, onPages }: ViewerProps) {
  const { t } = useTranslation();
  const isPdf = file?.kind === 'PDF';
  useEffect(() => {
    if (file && !isPdf) onPages(file.pages);
  }, [file, isPdf, onPages]);
  if (!file) return <Empty>{t('judge.viewer.empty')}</Empty>;
  return (
    <section className="viewer" aria-label={t('judge.viewer.title')}>
      <div className="row apart viewer-bar">
        <label>
          <span className="visually-hidden">{t('judge.viewer.file')}</span>
          <select className="button" value={file.id} onChange={({ target }) => onFile(target.value)}>
            {files.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {pages > 0 && (
          <span className="row">
            <button type="button" className="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
              {t('judge.viewer.before')}
            </button>
            <span>
              {page} / {pages}
            </span>
            <button type="button" className="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
              {t('judge.viewer.after')}
            </button>
          </span>
        )}
        {file.size !== null && (
          <a href={`/judge-copies/${file.id}`} download>
            {t('judge.viewer.download', { size: bytes(file.size) })}
          </a>
        )}
      </div>
      <div className="viewer-page" tabIndex={0} role="group" aria-label={t('judge.viewer.page', { page })}>
        {isPdf ? (
          <Suspense fallback={<Skeleton />}>
            <PdfPages source={`/judge-copies/${file.id}`} page={page} onPages={onPages} />
          </Suspense>
        ) : (
          <DrawnPage file={file} page={page} />
        )}
      </div>
    </section>
  );
}

/** What the server has drawn: pictures, or pages that can do nothing, in a frame. */
function DrawnPage({ file, page }: { file: WorkFile; page: number }) {
  const { t } = useTranslation();
  if (file.pages === 0) return <Empty>{t('judge.viewer.noPages')}</Empty>;
  const source = `/judge-copies/${file.id}/pages/${Math.min(page, file.pages)}`;
  const title = t('judge.viewer.page', { page });
  if (file.pageMediaType?.startsWith('image/')) return <img className="page-image" src={source} alt={title} />;
  return <iframe className="page-frame" src={source} title={title} sandbox="" />;
}
