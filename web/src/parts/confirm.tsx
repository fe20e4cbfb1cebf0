import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { TextField } from './fields.js';
import { Refused } from './note.js';

interface ConfirmProps {
  /** On the button that opens it. */
  label: string;
  title: string;
  look?: 'primary' | 'danger';
  /** What will happen, with names and counts. */
  children: ReactNode;
  /** Asks for a reason of at least 5 characters, too. */
  needsReason?: boolean;
  isDisabled?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
}

/** A deed with consequences: says what will happen before it does, stays open when it is refused, and keeps what was typed. */
export function Confirm({ label, title, look, children, needsReason = false, isDisabled = false, onConfirm }: ConfirmProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    setError(null);
    try {
      await onConfirm(reason);
      setOpen(false);
      setReason('');
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const isReady = !needsReason || reason.trim().length >= 5;
  return (
    <>
      <Button {...(look ? { look } : {})} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="stack">
          <div>{children}</div>
          {needsReason && (
            <TextField label={t('confirm.reason')} hint={t('confirm.reasonHint')} rows={3} value={reason} onChange={setReason} />
          )}
          <Refused error={error} />
          <div className="row">
            <Button look={look ?? 'primary'} isPending={isPending} isDisabled={!isReady} onPress={() => void confirm()}>
              {label}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('confirm.cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
