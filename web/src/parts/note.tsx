import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../api/refusal.js';
import { said } from '../i18n/in-language.js';
import { Button } from './button.js';

export type Tone = 'information' | 'success' | 'warning' | 'danger';

/** Something that stays true, told in its place. */
export const Note = ({ tone = 'information', children }: { tone?: Tone; children: ReactNode }) => (
  <div className={`note ${tone}`} role={tone === 'danger' ? 'alert' : 'note'}>
    {children}
  </div>
);

/** Why something was refused and what to do next; with `onRetry`, a way on. */
export function Refused({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const refusal = asRefusal(error);
  return (
    <Note tone="danger">
      <p>{said(refusal.sentences)}</p>
      <p className="row apart">
        <span className="quiet">{refusal.code}</span>
        {onRetry && <Button onPress={onRetry}>{t('state.retry')}</Button>}
      </p>
    </Note>
  );
}

export const Badge = ({ tone, children }: { tone?: 'primary' | 'success' | 'warning' | 'danger' | undefined; children: ReactNode }) => (
  <span className={tone ? `badge ${tone}` : 'badge'}>{children}</span>
);

/** What will be here, and how to start. */
export const Empty = ({ children }: { children: ReactNode }) => <div className="empty">{children}</div>;
