import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { useAllPages } from '../../api/pages.js';
import { language } from '../../i18n/index.js';
import { said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { DataTable } from '../../parts/data-table.js';
import { Select } from '../../parts/select.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';

const AdoptionYearsDocument = graphql(`
  query AdoptionYears {
    adoptionYears {
      year
      count
    }
  }
`);

const AdoptionsDocument = graphql(`
  query Adoptions($year: Int!, $after: String) {
    adoptions(year: $year, first: 50, after: $after) {
      nodes {
        id
        slug
        title
        titleKo
        titleEn
        awardKo
        awardEn
        departmentKo
        departmentEn
        plan
        status
        dueOn
        outcome
        figure
        unit
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Adopted = ResultOf<typeof AdoptionsDocument>['adoptions']['nodes'][number];

/** 활용 현황: what became of the works that won, year by year. */
export function Page() {
  const { t } = useTranslation();
  const query = useAsked(AdoptionYearsDocument, {});
  return (
    <>
      <PageHeading title={t('adoptions.title')}>
        <p>{t('adoptions.what')}</p>
      </PageHeading>
      <Asked query={query}>
        {({ adoptionYears }) =>
          adoptionYears.length === 0 ? <Empty>{t('adoptions.empty')}</Empty> : <OfYears years={adoptionYears.map(({ year }) => year)} />
        }
      </Asked>
    </>
  );
}

function OfYears({ years }: { years: readonly number[] }) {
  const { t } = useTranslation();
  const [year, setYear] = useState(years[0]!);
  const query = useAllPages(AdoptionsDocument, { year }, ({ adoptions }) => adoptions);
  const outcomeOf = ({ outcome, figure, unit }: Adopted) =>
    [outcome, figure && `${Number(figure)} ${unit ?? ''}`].filter(Boolean).join(' · ');
  return (
    <div className="stack">
      <Select
        label={t('adoptions.year')}
        options={years.map((each) => ({ id: `${each}`, name: `${each}` }))}
        value={`${year}`}
        onChange={(chosen) => setYear(Number(chosen))}
      />
      <Asked query={query}>
        {(works) => (
          <DataTable
            caption={t('adoptions.title')}
            rows={works}
            keyOf={({ id }) => id}
            empty={t('adoptions.empty')}
            columns={[
              {
                key: 'title',
                name: t('results.work'),
                cell: (work) => (
                  <>
                    <Link to={`/competitions/${work.slug}/results`}>{work.title}</Link>
                    <div className="quiet">
                      {language() === 'en' ? work.titleEn : work.titleKo}
                      {work.awardKo && ` · ${said({ ko: work.awardKo, en: work.awardEn ?? '' })}`}
                    </div>
                  </>
                ),
              },
              {
                key: 'department',
                name: t('adoptions.department'),
                cell: (work) => said({ ko: work.departmentKo, en: work.departmentEn }),
              },
              { key: 'plan', name: t('adoptions.plan'), cell: ({ plan }) => plan },
              { key: 'status', name: t('adoptions.status'), cell: ({ status }) => <Badge>{t(`adoptionStatus.${status}`)}</Badge> },
              { key: 'due', name: t('adoptions.due'), cell: ({ dueOn }) => dueOn ?? '–' },
              { key: 'outcome', name: t('adoptions.outcome'), cell: (work) => outcomeOf(work) || '–' },
            ]}
          />
        )}
      </Asked>
    </div>
  );
}
