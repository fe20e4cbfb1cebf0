import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PlotProps {
  title: string;
  /** What it shows, in a sentence, for who cannot see it. */
  alternative: string;
  /** Draws into a width in pixels; Observable Plot comes with it, not before. */
  draw: (plot: typeof import('@observablehq/plot'), width: number) => Element;
  /** The numbers behind it, as a table. */
  table: ReactNode;
}

export function Plot({ title, alternative, draw, table }: PlotProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = frame.current!;
    let isGone = false;
    let observer: ResizeObserver | undefined;
    void import('@observablehq/plot').then((plot) => {
      if (isGone) return;
      let last = 0;
      // Again whenever the place has become another one, as when a tablet is turned.
      observer = new ResizeObserver(() => {
        const width = Math.max(280, place.clientWidth);
        if (width === last) return;
        last = width;
        const drawn = draw(plot, width);
        drawn.setAttribute('aria-hidden', 'true');
        (drawn as SVGElement).style.fontFamily = 'inherit';
        place.replaceChildren(drawn);
      });
      observer.observe(place);
    });
    return () => {
      isGone = true;
      observer?.disconnect();
    };
  }, [draw]);
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <strong>{title}</strong>
        <p className="quiet">{alternative}</p>
      </figcaption>
      <div ref={frame} style={{ minHeight: '10rem' }} />
      <details>
        <summary>{t('plot.asTable')}</summary>
        {table}
      </details>
    </figure>
  );
}
