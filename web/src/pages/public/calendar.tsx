import { useTranslation } from 'react-i18next';
import { untilServer } from '../../api/server-clock.js';
import { dateTime } from '../../i18n/format.js';
import { Countdown } from '../../parts/countdown.js';
import type { Competition } from './competition.js';

const steps = ['registrationOpensAt', 'registrationClosesAt', 'submissionsCloseAt'] as const;

/** The days of the edition in order; the next one counts down by the server's clock. */
export function Calendar({ competition }: { competition: Competition }) {
  const { t } = useTranslation();
  const next = steps.find((step) => untilServer(competition[step]) > 0);
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t('calendar.title')}</h2>
      <ol className="calendar">
        {steps.map((step) => (
          <li key={step} className={step === next ? 'card is-next' : 'card'} aria-current={step === next ? 'step' : undefined}>
            <strong>{t(`calendar.${step}`)}</strong>
            <time dateTime={competition[step]}>{dateTime(competition[step])}</time>
            {step === next && <Countdown to={competition[step]} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
