import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytes } from '../../../i18n/format.js';
import { Button } from '../../../parts/button.js';
import { Empty } from '../../../parts/note.js';
import type { WorkFile } from '../desk-document.js';
import { DrawnPage } from './drawn-page.js';
import { PdfViewer } from './pdf-viewer.js';

interface ViewerProps {
  files: readonly WorkFile[];
  file: WorkFile | undefined;
  onFile: (id: string) => void;
  page: number;
  onTurn: (by: number) => void;
  pages: number;
  onPages: (pages: number) => void;
}

const NEAREST = 50;
const FARTHEST = 250;

/** The document beside the rubric: its files, and one page at a time. */
export function Viewer({ files, file, onFile, page, onTurn, pages, onPages }: ViewerProps) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState(100);
  const frame = useRef<HTMLDivElement>(null);
  // A page begins at its top.
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [page, file]);
  const isPdf = file?.kind === 'PDF' && file.pages === 0;
  useEffect(() => {
    if (file && !isPdf) onPages(file.pages);
  }, [file, isPdf, onPages]);
  if (!file) return <Empty>{t('judge.viewer.empty')}</Empty>;
  return (
    <section className="viewer" aria-label={t('judge.viewer.title')}>
      <div className="viewer-bar">
        {files.length > 1 ? (
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
        ) : (
          <span className="file-name quiet">{file.name}</span>
        )}
        {pages > 0 && (
          <span className="viewer-group">
            <Button isDisabled={page <= 1} onPress={() => onTurn(-1)} aria-label={t('judge.viewer.before')}>
              ‹
            </Button>
            <span className="viewer-place" role="status">
              <span className="visually-hidden">{t('judge.viewer.place')}</span> {page} / {pages}
            </span>
            <Button isDisabled={page >= pages} onPress={() => onTurn(1)} aria-label={t('judge.viewer.after')}>
              ›
            </Button>
          </span>
        )}
        <span className="viewer-group">
          <Button isDisabled={zoom <= NEAREST} onPress={() => setZoom(zoom - 25)} aria-label={t('judge.viewer.smaller')}>
            −
          </Button>
          <span className="viewer-place">{zoom}%</span>
          <Button isDisabled={zoom >= FARTHEST} onPress={() => setZoom(zoom + 25)} aria-label={t('judge.viewer.larger')}>
            +
          </Button>
        </span>
        {file.size !== null && (
          <a className="button plain" href={`/judge-copies/${file.id}`} download>
            {t('judge.viewer.download', { size: bytes(file.size) })}
          </a>
        )}
      </div>
      <div ref={frame} className="viewer-page" tabIndex={0} role="group" aria-label={t('judge.viewer.page', { page })}>
        <div className="viewer-sheet" style={{ width: `${zoom}%` }}>
          {isPdf ? (
            <PdfViewer key={file.id} source={`/judge-copies/${file.id}`} page={page} onPages={onPages} />
          ) : (
            <DrawnPage file={file} page={Math.min(page, Math.max(1, file.pages))} />
          )}
        </div>
      </div>
    </section>
  );
}
