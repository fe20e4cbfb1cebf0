import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { named } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { useEdition } from '../layout/edition.js';
import { candidatesOf, chosenIn, type Departure, differencesOf, type Given, keyOf, proposed } from './choices.js';
import { DecideAwardsDocument, type Proposal } from './documents.js';
import { Reasons } from './reasons.js';
import { Tier } from './tier.js';

/** The proposal, tier by tier; whoever decides otherwise, or on a tie, says why. A second organiser confirms. */
export function Decide({ proposal, mayDecide }: { proposal: Proposal; mayDecide: boolean }) {
  const { t } = useTranslation();
  const { id } = useEdition();
  const decide = useDeed(DecideAwardsDocument);
  const [given, setGiven] = useState<Given>(() => proposed(proposal));
  const [reasons, setReasons] = useState<Record<string, string>>({});
  // What the server does not take for a difference, and what it does and we do not see.
  const [omitted, setOmitted] = useState<readonly string[]>([]);
  const [more, setMore] = useState<readonly Omit<Departure, 'reason'>[]>([]);
  const seen = [...differencesOf(proposal, given), ...more].filter((difference) => !omitted.includes(keyOf(difference)));
  const departures = [...new Map(seen.map((difference) => [keyOf(difference), difference])).values()].map((difference) => ({
    ...difference,
    reason: reasons[keyOf(difference)] ?? '',
  }));
  const awards = proposal.tiers.map(({ tier: { key } }) => ({ tier: key, entryNumbers: chosenIn(given, key) }));
  const count = awards.reduce((sum, { entryNumbers }) => sum + entryNumbers.length, 0);
  const candidates = candidatesOf(proposal);
  return (
    <>
      <div className="tiers">
        {proposal.tiers.map((tier) => (
          <Tier
            key={tier.tier.key}
            tier={tier}
            candidates={candidates}
            chosen={given[tier.tier.key] ?? {}}
            mayDecide={mayDecide}
            onChosen={(chosen) => setGiven({ ...given, [tier.tier.key]: chosen })}
          />
        ))}
      </div>
      {mayDecide && (
        <>
          <Reasons
            departures={departures}
            nameOf={(key) => named(proposal.tiers.find(({ tier }) => tier.key === key)!.tier)}
            onReason={(difference, reason) => setReasons({ ...reasons, [keyOf(difference)]: reason })}
            onOmit={(difference) => setOmitted([...omitted, keyOf(difference)])}
          />
          <div className="row">
            {proposal.tiers.map(({ tier }) => (
              <Button
                key={tier.key}
                look="plain"
                onPress={() => {
                  setMore([...more, { tier: tier.key, entryNumber: null }]);
                  setOmitted(omitted.filter((key) => key !== keyOf({ tier: tier.key, entryNumber: null })));
                }}
              >
                {t('awarding.leaveEmpty', { tier: named(tier) })}
              </Button>
            ))}
          </div>
          <p>
            <Confirm
              label={t('awarding.decide')}
              title={t('awarding.decide')}
              look="primary"
              isDisabled={departures.some(({ reason }) => reason.trim().length < 5)}
              onConfirm={() => decide.mutateAsync({ input: { competition: id, settlement: proposal.settlement, awards, departures } })}
            >
              <p>{t('awarding.decideWhat', { count, departures: departures.length })}</p>
              <p>{t('organizer.needsSecond')}</p>
            </Confirm>
          </p>
        </>
      )}
    </>
  );
}
