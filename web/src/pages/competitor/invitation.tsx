import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { Button } from '../../parts/button.js';
import { Refused } from '../../parts/note.js';
import { consentInputs, Consents, hasRequired } from './consents.js';
import type { ConsentText, Invitation as Invited } from './team-documents.js';

const AcceptInvitationDocument = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      id
    }
  }
`);

const DeclineInvitationDocument = graphql(`
  mutation DeclineInvitation($invitation: ID!) {
    declineInvitation(input: { invitation: $invitation }) {
      id
    }
  }
`);

/** Somebody asks one into a team: yes, with the consents, or no. */
export function Invitation({ invitation, texts }: { invitation: Invited; texts: readonly ConsentText[] }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const accept = useDeed(AcceptInvitationDocument);
  const decline = useDeed(DeclineInvitationDocument);
  return (
    <section className="card stack" aria-label={t('team.invitation', { team: invitation.teamName })}>
      <h2>{t('team.invitation', { team: invitation.teamName })}</h2>
      {invitation.leadName && <p>{t('team.invitedBy', { name: invitation.leadName })}</p>}
      <Consents texts={texts} given={given} onChange={setGiven} />
      <Refused error={accept.error ?? decline.error} />
      <div className="row">
        <Button
          look="primary"
          isDisabled={!hasRequired(texts, given)}
          isPending={accept.isPending}
          onPress={() => accept.mutate({ input: { invitation: invitation.id, consents: consentInputs(texts, given) } })}
        >
          {t('team.accept')}
        </Button>
        <Button isPending={decline.isPending} onPress={() => decline.mutate({ invitation: invitation.id })}>
          {t('team.decline')}
        </Button>
      </div>
    </section>
  );
}
