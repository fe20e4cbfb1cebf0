import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SESSION_ENDED } from '../api/ask.js';
import { Dialog } from '../parts/dialog.js';
import { SignInForm } from './sign-in-form.js';

/** Signs in again over the page as it is: what was typed there stays. */
export function SessionEnded({ wasSignedIn }: { wasSignedIn: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(wasSignedIn);
    window.addEventListener(SESSION_ENDED, open);
    return () => window.removeEventListener(SESSION_ENDED, open);
  }, [wasSignedIn]);
  return (
    <Dialog title={t('signIn.again')} isOpen={isOpen} onClose={() => setOpen(false)}>
      <p>{t('signIn.againWhy')}</p>
      <SignInForm onSignedIn={() => setOpen(false)} />
    </Dialog>
  );
}
