import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../api/graphql.js';
import { useAsked, useDeed } from '../../../api/hooks.js';
import { named, said } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Button } from '../../../parts/button.js';
import { Checkbox } from '../../../parts/fields.js';
import { PageHeading } from '../../../parts/heading.js';
import { Refused } from '../../../parts/note.js';
import type { Desk } from '../desk-document.js';
import { Interests } from './interests.js';

const PledgeTextDocument = graphql(`
  query PledgeText {
    pledgeText {
      ko
      en
      hash
    }
  }
`);

const SignPledgeDocument = graphql(`
  mutation SignPledge($input: SignPledgeInput!) {
    signPledge(input: $input) {
      pledgedAt
    }
  }
`);

/** What comes before anything is shown: interests to declare, and the pledge. */
export function Pledge({ desk: { stage } }: { desk: Desk }) {
  const { t } = useTranslation();
  const [isRead, setRead] = useState(false);
  const query = useAsked(PledgeTextDocument, {});
  const sign = useDeed(SignPledgeDocument);
  return (
    <div className="stack judge-pledge">
      <PageHeading title={t('judge.pledge.title', { stage: named(stage) })}>
        <p>{t('judge.pledge.why')}</p>
      </PageHeading>
      <Interests stage={stage.id} isFirst />
      <section>
        <h2>{t('judge.pledge.step')}</h2>
        <Asked query={query}>
          {({ pledgeText }) => (
            <div className="stack">
              <div className="card judge-pledge-text">
                {said(pledgeText)
                  .split(/(?=[①-⑨])/)
                  .map((part) => (
                    <p key={part}>{part}</p>
                  ))}
              </div>
              <Checkbox isSelected={isRead} onChange={setRead}>
                {t('judge.pledge.read')}
              </Checkbox>
              <Refused error={sign.error} />
              <Button
                look="primary"
                isDisabled={!isRead}
                isPending={sign.isPending}
                onPress={() => sign.mutate({ input: { stage: stage.id, textHash: pledgeText.hash } })}
              >
                {t('judge.pledge.sign')}
              </Button>
            </div>
          )}
        </Asked>
      </section>
    </div>
  );
}
