import { useTranslation } from 'react-i18next';
import { useAsked } from '../../api/hooks.js';
import { untilServer } from '../../api/server-clock.js';
import { dateTime } from '../../i18n/format.js';
import { titled } from '../../i18n/in-language.js';
import { ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { Badge } from '../../parts/note.js';
import { MyTeamDocument } from '../competitor/team-documents.js';

interface DueTeamsProps {
  editions: readonly { id: string; slug: string; titleKo: string; titleEn: string; phase: string }[];
}

/** Beyond these nobody has anything to do in an edition. */
const SHOWN = 6;

/** The teams that one is on, with what they have to do until when. */
export const DueTeams = ({ editions }: DueTeamsProps) =>
  editions
    .filter(({ phase }) => phase !== 'ARCHIVED')
    .slice(0, SHOWN)
    .map((edition) => <DueTeam key={edition.id} edition={edition} />);

function DueTeam({ edition }: { edition: DueTeamsProps['editions'][number] }) {
  const { t } = useTranslation();
  const { data } = useAsked(MyTeamDocument, { competition: edition.id });
  const team = data?.myTeam;
  if (!team || team.state === 'WITHDRAWN') return null;
  const isOpen = untilServer(team.submissionsCloseAt) > 0;
  const address = `/competitions/${edition.slug}`;
  const isSubmitted = team.entry?.state === 'SUBMITTED';
  return (
    <li className="card row apart">
      <span>
        <span className="quiet">{titled(edition)}</span>
        <br />
        <strong>{team.name}</strong> <Badge>{t(`teamState.${team.state}`)}</Badge>{' '}
        {team.entry && (
          <Badge tone={isSubmitted ? 'success' : 'warning'}>
            {t(`entryState.${team.entry.state}`)} {team.entry.number}
          </Badge>
        )}
        {isOpen && (
          <>
            <br />
            {t('competitor.closesAt', { at: dateTime(team.submissionsCloseAt) })} <Countdown to={team.submissionsCloseAt} />
          </>
        )}
      </span>
      {isOpen ? (
        <ButtonLink {...(isSubmitted ? {} : { look: 'primary' as const })} to={`${address}/entry`}>
          {isSubmitted ? t('due.lookAtEntry') : t('due.writeEntry')}
        </ButtonLink>
      ) : (
        <ButtonLink to={`${address}/outcome`}>{t('due.outcome')}</ButtonLink>
      )}
    </li>
  );
}
