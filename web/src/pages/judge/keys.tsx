import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.js';

export interface KeyDeeds {
  pageBefore: () => void;
  pageAfter: () => void;
  workBefore: () => void;
  workAfter: () => void;
  cite: () => void;
  help: () => void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
const isMark = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.classList.contains('mark');

/** Keys of the whole page. In a comment letters are letters; in a mark only digits are. */
export function useKeys(deeds: KeyDeeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { pageBefore, pageAfter, workBefore, workAfter, cite, help } = latest.current;
      const everywhere = { PageUp: pageBefore, PageDown: pageAfter }[event.key];
      const letters = { '[': workBefore, ']': workAfter, c: cite, ㅊ: cite, '?': help }[event.key];
      const deed =
        everywhere ?? (isTyping(event.target) || (event.target instanceof HTMLInputElement && !isMark(event.target)) ? null : letters);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const keys = ['digits', 'enter', 'arrows', 'pages', 'works', 'cite', 'help'] as const;
const caps = { digits: '0–9', enter: 'Enter', arrows: '↑ ↓', pages: 'PgUp PgDn', works: '[ ]', cite: 'c', help: '?' };

export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('judge.keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="facts">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{caps[key]}</kbd>
            </dt>
            <dd>{t(`judge.keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
