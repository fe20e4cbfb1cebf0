import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from './note.js';

interface AskedProps<Result> {
  query: UseQueryResult<Result>;
  children: (data: Result) => ReactNode;
}

/** What a query answered; until then a skeleton, or what was refused with a way on. What was answered once stays while it is asked anew. */
export function Asked<Result>({ query, children }: AskedProps<Result>) {
  const { data, error, refetch } = query;
  return (
    <>
      {error && <Refused error={error} onRetry={() => void refetch()} />}
      {data === undefined ? !error && <Skeleton /> : children(data)}
    </>
  );
}

const NOTICED_MS = 300;

/** Not before somebody would notice. */
export function Skeleton() {
  const { t } = useTranslation();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), NOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className={isLate ? 'skeleton' : undefined} role="status" aria-label={t('state.loading')} style={{ minHeight: '8rem' }} />;
}
