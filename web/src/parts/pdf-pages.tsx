import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer, version } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { asRefusal } from '../api/refusal.js';
import { Refused } from './note.js';
import './pdf-pages.css';

const RESTS_MS = 120;
/** From our own origin, by the version that they belong to (vite.config.mjs). */
const resources = `/assets/pdf-${version}/`;
GlobalWorkerOptions.workerSrc = `${resources}pdf.worker.min.mjs`;

interface PdfPagesProps {
  source: string;
  page: number;
  onPages: (pages: number) => void;
}

/** One page of a PDF, drawn as wide as its place, with its text upon it to be selected. */
export function PdfPages({ source, page, onPages }: PdfPagesProps) {
  const place = useRef<HTMLDivElement>(null);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // While a window is pulled the picture is stretched; once it rests it is drawn anew, and its text lies upon it again.
    const observer = new ResizeObserver(([seen]) => {
      clearTimeout(timer);
      timer = setTimeout(() => setWidth(Math.round(seen!.contentRect.width)), RESTS_MS);
    });
    observer.observe(place.current!);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    // No forms of scripts, and tables of Korean characters from our own origin.
    const loading = getDocument({
      url: source,
      cMapUrl: resources,
      standardFontDataUrl: resources,
      enableXfa: false,
    });
    loading.promise.then(
      (loaded) => {
        setPdf(loaded);
        onPages(loaded.numPages);
      },
      (failed: unknown) => setError(asRefusal(failed)),
    );
    return () => void loading.destroy();
  }, [source, onPages]);
  useEffect(() => {
    // Of a place that is hidden there is no width.
    if (!pdf || width === 0) return;
    let isGone = false;
    void draw(pdf, Math.min(page, pdf.numPages), place.current!, () => isGone);
    return () => {
      isGone = true;
    };
  }, [pdf, page, width]);
  return (
    <>
      <Refused error={error} />
      <div ref={place} className="pdf-page" />
    </>
  );
}

async function draw(pdf: PDFDocumentProxy, number: number, place: HTMLElement, isGone: () => boolean): Promise<void> {
  const page = await pdf.getPage(number);
  if (isGone()) return;
  const scale = place.clientWidth / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const sharp = Math.min(window.devicePixelRatio, 2);
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width * sharp;
  canvas.height = viewport.height * sharp;
  const text = document.createElement('div');
  text.className = 'pdf-text';
  place.style.setProperty('--scale-factor', String(scale));
  place.style.setProperty('--total-scale-factor', String(scale));
  await page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] }).promise;
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render();
  if (!isGone()) place.replaceChildren(canvas, text);
}
