import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.js';

interface CommentFieldProps {
  label: string;
  placeholder: string;
  text: string;
  isDisabled: boolean;
  rows?: number;
  onText: (text: string) => void;
  /** Writes the page that is looked at into the comment; null: there is none. */
  onCite: (() => void) | null;
  /** Turns to a page that was cited. */
  onShow: (page: number) => void;
  /** Esc: back to where the comment belongs. Nothing typed is lost. */
  onLeave?: () => void;
}

/** What is said of a criterion or of the work, with the pages it is about. */
export function CommentField({ label, placeholder, text, isDisabled, rows = 2, onText, onCite, onShow, onLeave }: CommentFieldProps) {
  const { t } = useTranslation();
  const cited = [...new Set([...text.matchAll(/\(p\.(\d{1,4})\)/g)].map(([, page]) => Number(page)))];
  return (
    <div className="comment">
      <textarea
        rows={rows}
        aria-label={label}
        placeholder={isDisabled ? '' : placeholder}
        value={text}
        readOnly={isDisabled}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onLeave?.()}
      />
      <div className="row comment-pages no-print">
        {onCite && !isDisabled && (
          <Button look="plain" onPress={onCite}>
            {t('judge.mark.cite')}
          </Button>
        )}
        {cited.map((page) => (
          <Button key={page} look="plain" aria-label={t('judge.mark.showPage', { page })} onPress={() => onShow(page)}>
            p.{page}
          </Button>
        ))}
      </div>
      {/* A textarea is cut where it ends; on paper all of it is read. */}
      <p className="print-only">{text}</p>
    </div>
  );
}
