import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.js';
import { said } from '../../i18n/in-language.js';
import { Button } from '../../parts/button.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Refused } from '../../parts/note.js';
import { type Results, ResultsDocument, type Standing } from './results.js';

type Page = Results['standings'];

/** All lines that are public; more of them when somebody asks. */
export function StandingsTable({ slug, first }: { slug: string; first: Page }) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly Page[]>([first]);
  const [error, setError] = useState<unknown>(null);
  const rows = pages.flatMap(({ nodes }) => nodes);
  const { hasNextPage, endCursor } = pages.at(-1)!.pageInfo;
  const more = async () => {
    try {
      const { publishedResults } = await ask(ResultsDocument, { slug, after: endCursor ?? null });
      if (publishedResults) setPages([...pages, publishedResults.standings]);
      setError(null);
    } catch (refused) {
      setError(refused);
    }
  };
  const hasPlaces = rows.some(({ place }) => place !== null);
  const hasScores = rows.some(({ score }) => score !== null);
  const columns: Column<Standing>[] = [
    ...(hasPlaces
      ? [
          {
            key: 'place',
            name: t('results.place'),
            isNumber: true,
            cell: ({ place }: Standing) => place ?? '–',
            sortBy: ({ place }: Standing) => place,
          },
        ]
      : []),
    { key: 'number', name: t('results.number'), cell: ({ entryNumber }) => entryNumber, sortBy: ({ entryNumber }) => entryNumber },
    { key: 'title', name: t('results.work'), cell: ({ title }) => title, sortBy: ({ title }) => title },
    {
      key: 'track',
      name: t('results.track'),
      cell: ({ trackKo, trackEn }) => said({ ko: trackKo, en: trackEn }),
      sortBy: ({ trackKo }) => trackKo,
    },
    { key: 'award', name: t('results.award'), cell: ({ awardKo, awardEn }) => said({ ko: awardKo ?? '', en: awardEn ?? '' }) },
    ...(hasScores
      ? [
          {
            key: 'score',
            name: t('results.score'),
            isNumber: true,
            cell: ({ score }: Standing) => score ?? '–',
            sortBy: ({ score }: Standing) => Number(score),
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="standings">
      <h2 id="standings">{t('results.all')}</h2>
      <DataTable
        caption={t('results.all')}
        columns={columns}
        rows={rows}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('results.noLines')}
      />
      <Refused error={error} />
      {hasNextPage && <Button onPress={() => void more()}>{t('results.more', { shown: rows.length, count: first.totalCount })}</Button>}
    </section>
  );
}
