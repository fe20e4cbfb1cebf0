import { useEffect, useState, type ComponentType } from 'react';
import { offline } from '../../../api/refusal.js';
import { Skeleton } from '../../../parts/asked.js';
import { Refused } from '../../../parts/note.js';

interface PdfProps {
  source: string;
  page: number;
  onPages: (pages: number) => void;
}

/** A reader of PDF is heavy: it comes when a PDF does. Where it does not come, because the connection is gone, scoring goes on beside it. */
export function PdfViewer(props: PdfProps) {
  const [Pages, setPages] = useState<ComponentType<PdfProps> | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const again = () => setTries((count) => count + 1);
    import('../../../parts/pdf-pages.js').then(
      (loaded) => {
        setMissing(false);
        setPages(() => loaded.PdfPages);
      },
      () => setMissing(true),
    );
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [tries]);
  if (Pages) return <Pages {...props} />;
  return isMissing ? <Refused error={offline()} onRetry={() => setTries(tries + 1)} /> : <Skeleton />;
}
