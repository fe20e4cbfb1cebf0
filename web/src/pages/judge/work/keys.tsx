import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.js';

export interface KeyDeeds {
  turn: (by: number) => void;
  go: (by: number) => void;
  cite: () => void;
  help: () => void;
  /** A digit was typed where nothing takes it. */
  toMark: () => void;
}

const isMark = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.dataset['mark'] !== undefined;
const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !isMark(target));

/** The deed of a key; null: it is none of ours. The Korean keyboard has ㅊ where c is. */
function deedOf({ key, code, target }: KeyboardEvent, deeds: KeyDeeds): (() => void) | null {
  if (key === 'PageUp') return () => deeds.turn(-1);
  if (key === 'PageDown') return () => deeds.turn(1);
  if (isTyped(target)) return null;
  if (key === '[') return () => deeds.go(-1);
  if (key === ']') return () => deeds.go(1);
  if (key === '?') return deeds.help;
  return key === 'c' || code === 'KeyC' ? deeds.cite : null;
}

/** The keys of the whole page. In a comment letters are letters; in a mark only digits are. */
export function useKeys(deeds: KeyDeeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      // The digit itself is typed there by the browser: the focus comes first.
      if (/^\d$/.test(event.key) && !isTyped(event.target) && !isMark(event.target)) return latest.current.toMark();
      const deed = deedOf(event, latest.current);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const keys = ['digits', 'enter', 'arrows', 'pages', 'works', 'cite', 'comment', 'help'] as const;
const caps = {
  digits: ['0–9'],
  enter: ['Enter'],
  arrows: ['↑', '↓'],
  pages: ['PgUp', 'PgDn'],
  works: ['[', ']'],
  cite: ['c'],
  comment: ['Tab', 'Esc'],
  help: ['?'],
};

export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('judge.keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="facts">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              {caps[key].map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{t(`judge.keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
