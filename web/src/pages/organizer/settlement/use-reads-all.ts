import { useMe } from '../../../app/session.js';
import { useEdition } from '../layout/edition.js';

/** Whether who is signed in may know how sure places are: a chair reads places alone, and may be one of the judges. */
export function useReadsAll(): boolean {
  const { id } = useEdition();
  const roles = useMe()?.roles ?? [];
  return roles.some(
    ({ role, competitionId }) => (role === 'ORGANIZER' || role === 'AUDITOR') && (competitionId === null || competitionId === id),
  );
}
