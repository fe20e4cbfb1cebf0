import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked, useDeed } from '../../api/hooks.js';
import { said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Checkbox } from '../../parts/fields.js';
import { Refused } from '../../parts/note.js';
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

/** Conflicts are said first, then the pledge is signed: nothing is shown of any work before. */
export function Pledge({ stage }: { stage: string }) {
  const { t } = useTranslation();
  const query = useAsked(PledgeTextDocument, {});
  const sign = useDeed(SignPledgeDocument);
  const [isRead, setRead] = useState(false);
  return (
    <>
      <p>{t('judge.pledge.first')}</p>
      <Interests stage={stage} />
      <h2>{t('judge.pledge.title')}</h2>
      <Asked query={query}>
        {({ pledgeText }) => (
          <div className="stack">
            <div className="card pledge-text">{said(pledgeText)}</div>
            <Checkbox isSelected={isRead} onChange={setRead}>
              {t('judge.pledge.read')}
            </Checkbox>
            <Refused error={sign.error} />
            <Button
              look="primary"
              isDisabled={!isRead}
              isPending={sign.isPending}
              onPress={() => sign.mutate({ input: { stage, textHash: pledgeText.hash } })}
            >
              {t('judge.pledge.sign')}
            </Button>
          </div>
        )}
      </Asked>
    </>
  );
}
