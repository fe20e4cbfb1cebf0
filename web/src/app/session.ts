import { graphql, type ResultOf } from '../api/graphql.js';
import { useAsked } from '../api/hooks.js';

const WhoDocument = graphql(`
  query Who {
    me {
      account {
        id
        name
        email
        locale
      }
      roles {
        role
        competitionId
      }
      unreadNotifications
      session {
        expiresAt
      }
    }
  }
`);

type Me = NonNullable<ResultOf<typeof WhoDocument>['me']>;

/** Who is signed in; null: nobody, undefined: not known yet. */
export function useMe(): Me | null | undefined {
  const { data } = useAsked(WhoDocument, {});
  return data?.me;
}

export const holds = (me: Me | null | undefined, role: Me['roles'][number]['role']): boolean =>
  me?.roles.some((grant) => grant.role === role) ?? false;

const OwnSeatsDocument = graphql(`
  query OwnSeats {
    myStages {
      stage {
        id
      }
    }
  }
`);

/** Whether somebody judges in any stage: no role tells it, an appointment does. */
export function useIsJudge(me: Me | null | undefined): boolean {
  const { data } = useAsked(OwnSeatsDocument, {}, { enabled: Boolean(me) });
  return Boolean(me) && (data?.myStages.length ?? 0) > 0;
}
