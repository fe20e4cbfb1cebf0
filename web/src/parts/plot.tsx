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
    void import('@observablehq/plot').then((plot) => {
      if (isGone) return;
      const drawn = draw(plot, Math.max(280, place.clientWidth));
      drawn.setAttribute('aria-hidden', 'true');
      (drawn as SVGElement).style.fontFamily = 'inherit';
      place.replaceChildren(drawn);
    });
    return () => {
      isGone = true;
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
