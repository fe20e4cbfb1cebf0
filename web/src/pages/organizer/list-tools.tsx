import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { TextField } from '../../parts/fields.js';

interface Part<Row> {
  id: string;
  name: string;
  has: (row: Row) => boolean;
}

/** What is left of a list by a part of it and by words, and the tools that choose them. */
export function useListTools<Row>(rows: readonly Row[], parts: readonly Part<Row>[], textOf: (row: Row) => string) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [part, setPart] = useState('ALL');
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length
    ? rows.filter((row) => {
        const all = textOf(row).toLocaleLowerCase();
        return words.every((word) => all.includes(word));
      })
    : rows;
  const chosen = parts.find(({ id }) => id === part);
  const shown = chosen ? found.filter(chosen.has) : found;
  const options = [
    { id: 'ALL', name: t('organizer.list.all'), count: found.length },
    ...parts.map(({ id, name, has }) => ({ id, name, count: found.filter(has).length })),
  ];
  return {
    shown,
    tools: (
      <div className="list-tools">
        <TextField label={t('organizer.list.search')} type="search" value={text} onChange={setText} />
        <Chips label={t('organizer.list.part')} options={options} value={part} onChange={setPart} />
      </div>
    ),
  };
}

/** Opens what there is to know of a row. */
export const RowOpener = ({ onOpen, children }: { onOpen: () => void; children: string }) => (
  <button type="button" className="row-opener" onClick={onOpen}>
    {children}
  </button>
);

export function CsvButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation();
  return <Button onPress={onPress}>{t('organizer.list.csv')}</Button>;
}
