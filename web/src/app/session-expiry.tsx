import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../api/graphql.js';
import { useDeed } from '../api/hooks.js';
import { untilServer } from '../api/server-clock.js';
import { Button } from '../parts/button.js';
import { Countdown } from '../parts/countdown.js';
import { Note, Refused } from '../parts/note.js';

const ExtendSessionDocument = graphql(`
  mutation ExtendSession {
    extendSession {
      id
      expiresAt
    }
  }
`);

const WARNED_MS = 10 * 60_000;
const LOOKED_MS = 5_000;

/** Ten minutes before the session ends it says so, and lets one stay. */
export function SessionExpiry({ expiresAt }: { expiresAt: string }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(() => untilServer(expiresAt));
  const extend = useDeed(ExtendSessionDocument);
  useEffect(() => {
    setLeft(untilServer(expiresAt));
    const timer = setInterval(() => setLeft(untilServer(expiresAt)), LOOKED_MS);
    return () => clearInterval(timer);
  }, [expiresAt]);
  if (left > WARNED_MS || left <= 0) return null;
  return (
    <div role="status">
      <Note tone="warning">
        <div className="row apart">
          <span>
            {t('signIn.endsSoon')} <Countdown to={expiresAt} />
          </span>
          <Button isPending={extend.isPending} onPress={() => extend.mutate({})}>
            {t('signIn.stay')}
          </Button>
        </div>
        <Refused error={extend.error} />
      </Note>
    </div>
  );
}
