import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import type { Draft } from './use-draft.js';

interface Problem {
  path: string;
  ko: string;
  en: string;
}

interface SaveBarProps {
  draft: Pick<Draft<unknown>, 'isChanged' | 'forget'>;
  problems: readonly Problem[];
  label: string;
  /** What saving does. */
  what: string;
  needsReason?: boolean;
  /** True where it may be saved as it is, such as a proposal. */
  isNew?: boolean;
  onSave: (reason: string) => Promise<unknown>;
}

/** What is wrong with what was typed, and the step that makes it count. */
export function SaveBar({ draft, problems, label, what, needsReason = false, isNew = false, onSave }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {problems.length > 0 && (
        <Note tone="warning">
          <ul>
            {problems.slice(0, 8).map((problem) => (
              <li key={`${problem.path}${problem.ko}`}>
                <code>{problem.path}</code> {said(problem)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <div className="row">
        <Confirm
          label={label}
          title={label}
          look="primary"
          needsReason={needsReason}
          isDisabled={problems.length > 0 || (!draft.isChanged && !isNew)}
          onConfirm={async (reason) => {
            await onSave(reason);
            draft.forget();
          }}
        >
          <p>{what}</p>
        </Confirm>
        {draft.isChanged && <Button onPress={draft.forget}>{t('organizer.setup.reset')}</Button>}
        {draft.isChanged && <span className="quiet">{t('organizer.setup.unsaved')}</span>}
      </div>
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number) => void;
  isDisabled?: boolean;
}

export const NumberField = ({ label, value, onChange, isDisabled = false }: NumberFieldProps) => (
  <TextField
    label={label}
    inputMode="numeric"
    isDisabled={isDisabled}
    value={value === null ? '' : `${value}`}
    onChange={(text) => /^\d{0,9}$/.test(text) && onChange(Number(text))}
  />
);

interface Both {
  nameKo: string;
  nameEn: string;
}

/** A name in both languages. */
export function Names({ value, onChange, isDisabled = false }: { value: Both; onChange: (value: Both) => void; isDisabled?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('organizer.setup.nameKo')}
        isDisabled={isDisabled}
        value={value.nameKo}
        onChange={(nameKo) => onChange({ nameKo, nameEn: value.nameEn })}
      />
      <TextField
        label={t('organizer.setup.nameEn')}
        isDisabled={isDisabled}
        value={value.nameEn}
        onChange={(nameEn) => onChange({ nameKo: value.nameKo, nameEn })}
      />
    </>
  );
}

/** One thing of a list that has an order. */
export function ListItem({
  title,
  index,
  count,
  onMove,
  onRemove,
  children,
}: {
  title: string;
  index: number;
  count: number;
  onMove?: ((to: number) => void) | undefined;
  onRemove?: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className="card stack">
      <div className="row apart">
        <strong>{`${index + 1}. ${title}`}</strong>
        <span className="row">
          {onMove && (
            <Button
              look="plain"
              isDisabled={index === 0}
              aria-label={`${title} ${t('organizer.setup.up')}`}
              onPress={() => onMove(index - 1)}
            >
              ↑
            </Button>
          )}
          {onMove && (
            <Button
              look="plain"
              isDisabled={index === count - 1}
              aria-label={`${title} ${t('organizer.setup.down')}`}
              onPress={() => onMove(index + 1)}
            >
              ↓
            </Button>
          )}
          {onRemove && (
            <Button look="plain" aria-label={`${title} ${t('organizer.setup.remove')}`} onPress={onRemove}>
              {t('organizer.setup.remove')}
            </Button>
          )}
        </span>
      </div>
      {children}
    </li>
  );
}

export const moved = <Item,>(items: readonly Item[], from: number, to: number): Item[] => {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
};

export const replaced = <Item,>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((one, index) => (index === at ? item : one));
export const without = <Item,>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at);
