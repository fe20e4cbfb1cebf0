import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { day } from '../../i18n/format.js';
import { named, titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';
import './judge.css';

const MyStagesDocument = graphql(`
  query MyStages {
    myStages {
      pledgedAt
      competition {
        id
        titleKo
        titleEn
      }
      stage {
        id
        nameKo
        nameEn
        kind
        state
        dueAt
      }
      tracks {
        id
        nameKo
        nameEn
      }
    }
  }
`);

type Seat = ResultOf<typeof MyStagesDocument>['myStages'][number];

/** The stages that one judges in; what is open comes first. */
export function Page() {
  const { t } = useTranslation();
  const query = useAsked(MyStagesDocument, {});
  return (
    <>
      <PageHeading title={t('judge.seats.title')} />
      <Asked query={query}>
        {({ myStages }) => {
          const open = myStages.filter(({ stage }) => stage.state === 'OPEN');
          const others = myStages.filter(({ stage }) => stage.state !== 'OPEN');
          if (myStages.length === 0) return <Empty>{t('judge.seats.empty')}</Empty>;
          return (
            <ul className="grid judge-seats">
              {[...open, ...others].map((seat) => (
                <li key={seat.stage.id} className="card">
                  <SeatCard seat={seat} />
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
    </>
  );
}

function SeatCard({ seat: { competition, stage, tracks, pledgedAt } }: { seat: Seat }) {
  const { t } = useTranslation();
  const isOpen = stage.state === 'OPEN';
  return (
    <>
      <p className="quiet">{titled(competition)}</p>
      <h2 className="judge-seat-name">{named(stage)}</h2>
      <p className="row">
        <Badge tone={isOpen ? 'primary' : undefined}>{t(`judge.stageState.${stage.state}`)}</Badge>
        <span>{tracks.map(named).join(' · ')}</span>
      </p>
      {isOpen && stage.dueAt && (
        <p>
          {t('judge.due', { at: day(stage.dueAt) })} <Countdown to={stage.dueAt} />
        </p>
      )}
      <ButtonLink to={`/judging/${stage.id}`} {...(isOpen ? { look: 'primary' as const } : {})}>
        {!pledgedAt ? t('judge.seats.pledge') : isOpen ? t('judge.seats.score') : t('judge.seats.look')}
      </ButtonLink>
    </>
  );
}
