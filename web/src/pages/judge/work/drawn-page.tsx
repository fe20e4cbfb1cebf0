import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { offline, Refusal } from '../../../api/refusal.js';
import { Skeleton } from '../../../parts/asked.js';
import { Empty, Refused } from '../../../parts/note.js';
import type { WorkFile } from '../desk-document.js';

const addressOf = (file: WorkFile, page: number): string => `/judge-copies/${file.id}/pages/${page}`;

/** Drawings fill the width of their frame. */
const DRAWING_STYLE = 'html,body{margin:0;background:#fff}svg{display:block;width:100%;height:auto}';

const SERIF = ['Noto Serif KR', 'Noto Serif CJK KR', 'Nanum Myeongjo', 'AppleMyungjo', 'Batang'];
const installed = SERIF.map((name) => `local("${name}")`).join(',');

/**
 * The letters that the console brings, under the names that pages ask for, so that Korean is read also where no Korean font is installed.
 * They stand in for a serif only where there is none.
 */
const letters = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .flatMap(({ cssText }) => [
      cssText.replace('Noto Sans KR Variable', 'Noto Sans KR'),
      cssText.replace('Noto Sans KR Variable', 'Noto Serif KR').replace(/src:\s*/, (src) => `${src}${installed},`),
    ])
    .join('');

function framed(page: string, isDrawing: boolean): string {
  const style = `<style>${letters()}${isDrawing ? DRAWING_STYLE : ''}</style>`;
  // Of a whole document the style comes into the head, so that it stays in the mode that it was written for.
  return isDrawing ? `<!doctype html>${style}${page}` : page.replace(/<head[^>]*>|$/i, (head) => `${head}${style}`);
}

async function readPage(address: string): Promise<string> {
  const answer = await fetch(address).catch(() => {
    throw offline();
  });
  if (answer.ok) return answer.text();
  const { code = 'INTERNAL', ko = '', en = '' } = (await answer.json().catch(() => ({}))) as Record<string, string>;
  throw new Refusal(code, { ko, en });
}

const question = (address: string) => ({ queryKey: ['judge-page', address], queryFn: () => readPage(address), staleTime: Infinity });

/** A page that the server has drawn: a picture, or words and lines in a frame where nothing runs. */
export function DrawnPage({ file, page }: { file: WorkFile; page: number }) {
  const { t } = useTranslation();
  if (file.pages === 0) return <Empty>{t('judge.viewer.noPages')}</Empty>;
  const title = t('judge.viewer.page', { page });
  const type = file.pageMediaType ?? '';
  if (type.startsWith('image/') && type !== 'image/svg+xml') return <img className="page-image" src={addressOf(file, page)} alt={title} />;
  return <FramedPage file={file} page={page} title={title} isDrawing={type === 'image/svg+xml'} />;
}

function FramedPage({ file, page, title, isDrawing }: { file: WorkFile; page: number; title: string; isDrawing: boolean }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(question(addressOf(file, page)));
  useEffect(() => {
    if (page < file.pages) void client.prefetchQuery(question(addressOf(file, page + 1)));
  }, [client, file, page]);
  if (error) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const [, width = '210', height = '297'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(data) ?? [];
  return (
    // No scripts run in it; that it is of our origin lets its keys be heard.
    <iframe
      key={addressOf(file, page)}
      className={isDrawing ? 'page-frame drawing' : 'page-frame'}
      style={isDrawing ? { aspectRatio: `${width} / ${height}` } : {}}
      srcDoc={framed(data, isDrawing)}
      title={title}
      sandbox="allow-same-origin"
      onLoad={listen}
    />
  );
}

/** Keys that are pressed over the page are the keys of the whole page, and a page of words is as high as its words. */
function listen({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>): void {
  const inside = frame.contentDocument;
  if (!inside) return;
  inside.addEventListener('keydown', ({ key, code, ctrlKey, metaKey, altKey }) => {
    frame.dispatchEvent(new KeyboardEvent('keydown', { key, code, ctrlKey, metaKey, altKey, bubbles: true }));
  });
  if (!frame.classList.contains('drawing')) frame.style.height = `${inside.documentElement.scrollHeight + 16}px`;
}
